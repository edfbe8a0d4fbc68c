"""What a mapping can be of, by its `what`."""

from typing import TypeAlias

from exchange.plans.accounts import AccountPlan
from exchange.plans.contacts import ContactPlan
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.plans.visits import VisitPlan

Plan: TypeAlias = DealPlan | EventPlan | OrderPlan | AccountPlan | ContactPlan | VisitPlan
PLANS: dict[str, type[Plan]] = {
    "deals": DealPlan,
    "events": EventPlan,
    "orders": OrderPlan,
    "accounts": AccountPlan,
    "contacts": ContactPlan,
    "visits": VisitPlan,
}
