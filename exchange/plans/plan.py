"""What a mapping can be of, by its `what`."""

from typing import TypeAlias

from exchange.plans.accounts import AccountPlan
from exchange.plans.contacts import ContactPlan
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.plans.visits import VisitPlan

Plan: TypeAlias = DealPlan | EventPlan | OrderPlan
"""Of those that can be brought in."""
PLANS: dict[str, type[DealPlan] | type[EventPlan] | type[OrderPlan]] = {
    "deals": DealPlan,
    "events": EventPlan,
    "orders": OrderPlan,
}
COMING = (AccountPlan, ContactPlan, VisitPlan)
