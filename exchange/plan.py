"""The mapping people write, key by key: which column is what, and what the stages of their CRM mean here."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from engine.playbook_text.notation import Currency, Id, PlaybookId, Words

UNKNOWN = "unknown"
"""The stop class of a deal whose file does not say why it was lost."""


def _list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _trail(value: object) -> object:
    """`understand`, one step, or the steps in order."""
    if isinstance(value, str):
        return [{"stage": value}]
    return [value] if isinstance(value, dict) else value


def _turn(value: object) -> object:
    """`understand` for `{stage: understand}`."""
    return {"stage": value} if isinstance(value, str) else value


def _questions(value: object) -> object:
    """A list of columns, each called as what it asks, or the columns by the questions."""
    if isinstance(value, list) and all(isinstance(column, str) for column in value):
        return {column: column for column in value}
    return value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Names: TypeAlias = Annotated[list[Words], BeforeValidator(_list), Field(min_length=1)]


class _DealFields(_Strict):
    """Columns a table of deals and a log of events may both have."""

    account: Words | None = None
    owner: Words | None = None
    amount: Words | None = None
    currency: Words | None = None
    close_date: Words | None = None
    behaviour: Words | None = None
    reason: Words | None = None
    """Why a deal was stopped."""


class DealColumns(_DealFields):
    """By what we call it, the column that holds it. `title` may be put together from several."""

    title: Names
    stage: Words
    id: Words | None = None


class EventColumns(_DealFields):
    """`id` is that of the deal an event belongs to; it is its title where no column is."""

    id: Words
    activity: Words
    at: Words
    title: Names | None = None


class DealConstants(_Strict):
    """What stands in where there is no column, or its cell is empty."""

    account: Words | None = None
    owner: Words | None = None
    currency: Currency | None = None
    behaviour: Id | None = None


class OrderColumns(_Strict):
    on: Words
    amount: Words
    id: Words | None = None
    account: Words | None = None
    cost: Words | None = None
    margin: Words | None = None
    """What is left of the amount; instead of the cost."""
    currency: Words | None = None
    product: Words | None = None
    note: Words | None = None
    deal: Words | None = None
    """Its key, or the id the same source's deals came in under."""


class OrderConstants(_Strict):
    account: Words | None = None
    currency: Currency | None = None
    product: Words | None = None
    note: Words | None = None


class Turn(_Strict):
    """A stage the deal came to, or its stop."""

    stage: Id | None = None
    stop: Id | None = None
    reason: Words | None = None


class Waypoint(Turn):
    """`on` is the column with the day."""

    on: Words | None = None


class Source(_Strict):
    """Where a table comes from and how it is written, whatever stands in it."""

    source: PlaybookId
    """The name under which the ids of this file are remembered."""
    columns: _Strict
    constants: _Strict
    encoding: Words | None = None
    dates: Annotated[list[Words], BeforeValidator(_list)] = []
    """How days are written, `%d.%m.%Y`, tried in order; ISO 8601 where none is given."""
    decimal: Literal[".", ","] = "."
    nulls: list[str] = []
    """Cells that say no more than an empty one."""
    nulls_in: dict[str, list[str]] = {}
    """The same, in one column alone."""
    only: dict[str, Names] = {}
    """By column, the values of the rows that are wanted; the others are skipped."""

    @property
    def fields(self) -> dict[str, str]:
        """The column of each field that stands in one."""
        return {field: name for field, name in self.columns if isinstance(name, str)}

    @property
    def fixed(self) -> dict[str, str]:
        """The constants that are given."""
        return {field: value for field, value in self.constants if value is not None}


class DealPlan(Source):
    what: Literal["deals"] = "deals"
    playbook: PlaybookId = "client-value"
    columns: DealColumns
    constants: DealConstants = DealConstants()
    join: str = " · "
    """Between the parts of a title."""
    stages: Annotated[
        dict[str, Annotated[list[Waypoint], BeforeValidator(_trail), Field(min_length=1)]],
        Field(min_length=1),
    ]
    """By a value of the stage column, the way a deal with it has come."""
    answers: Annotated[dict[str, Words], BeforeValidator(_questions)] = {}
    """By a question of the team's own, the column with the answer."""
    worksheets: dict[str, dict[str, Words]] = {}
    """By worksheet and field, the column."""


class EventPlan(Source):
    what: Literal["events"]
    playbook: PlaybookId = "client-value"
    columns: EventColumns
    constants: DealConstants = DealConstants()
    join: str = " · "
    activities: Annotated[
        dict[str, Annotated[Turn, BeforeValidator(_turn)]],
        Field(min_length=1),
    ]
    """By a value of the activity column, what it means for the deal; others mean nothing."""


class OrderPlan(Source):
    what: Literal["orders"]
    columns: OrderColumns
    constants: OrderConstants = OrderConstants()
