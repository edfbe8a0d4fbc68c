"""A table of orders: which column is what."""

from typing import Literal

from engine.playbook_text.notation import Currency, Words
from exchange.plans.notation import Strict
from exchange.plans.source import Source


class OrderColumns(Strict):
    on: Words
    amount: Words
    id: Words | None = None
    account: Words | None = None
    account_id: Words | None = None
    """The id under which the same source's accounts came in."""
    cost: Words | None = None
    margin: Words | None = None
    """What is left of the amount; instead of the cost."""
    currency: Words | None = None
    product: Words | None = None
    note: Words | None = None
    deal: Words | None = None
    """Its key, or the id the same source's deals came in under."""


class OrderConstants(Strict):
    account: Words | None = None
    currency: Currency | None = None
    product: Words | None = None
    note: Words | None = None


class OrderPlan(Source):
    what: Literal["orders"]
    columns: OrderColumns
    constants: OrderConstants = OrderConstants()
