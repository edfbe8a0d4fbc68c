"""Clients: companies, the people there, what they bought."""

from typing import Annotated, Literal

from pydantic import Field

from serving.api.shapes.deal import Deal, Filled, SomebodyThere, Visit
from serving.api.shapes.shape import Amount, Changed, Day, Shape


class Sum(Shape):
    amount: Amount
    currency: str


class Account(Shape):
    """`class_by` is `orders` or `hand`; `merged_into` the code of the account that goes on for it."""

    code: str
    name: str
    version: int
    class_: Annotated[Literal["A", "B", "C"] | None, Field(alias="class")]
    class_by: Literal["orders", "hand"] | None
    place: str | None
    merged_into: str | None


class ListedAccount(Account):
    """`orders` by currency, never converted; `orders_from` is `deals` where no order is recorded."""

    deals: int
    orders: list[Sum]
    orders_from: Literal["orders", "deals"]


class VisitThere(Visit):
    deal: str | None


class WholeAccount(Account):
    orders: list[Sum]
    orders_from: Literal["orders", "deals"]
    last_order: Day | None
    contacts: list[SomebodyThere]
    deals: list[Deal]
    worksheets: dict[str, Filled]
    visits: list[VisitThere]


class ChangedAccount(Account, Changed):
    """`worksheet` is the one that was filled in."""

    worksheet: str = ""
    rows_gone: Annotated[dict[str, list[str]], Field(default_factory=dict)]


class Contact(SomebodyThere):
    """`since` is since when they have their part."""

    account: str
    since: Day
    version: int


class AnswerOf(Shape):
    deal: str
    point: str
    ask: str
    answer: Literal["yes", "unsure", "no"]
    evidence: str
    kind: str
    on: Day


class WholeContact(Contact):
    phone: str | None
    email: str | None
    address: str | None
    preferences: str | None
    topics: str | None
    family: str | None
    answers: list[AnswerOf]
    visits: list[VisitThere]


class ChangedContact(Contact, Changed):
    pass


class Order(Shape):
    key: str
    account: str
    on: Day
    amount: Amount
    cost: Amount | None
    currency: str
    product: str | None
    deal: str | None
    note: str | None


class ChangedOrder(Order, Changed):
    pass


class Person(Shape):
    """Somebody of ours; `left` is the day they left."""

    user: str
    name: str
    role: Literal["rep", "coach", "manager", "admin"]
    team: str | None
    position: Literal["sales_rep", "business_manager", "marketing_director", "general_manager"]
    left: Day | None
