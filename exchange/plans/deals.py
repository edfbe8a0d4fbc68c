"""A table of deals: which column is what, and what the stages of the CRM mean here."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from engine.playbook_text.notation import Currency, Id, PlaybookId, Words
from exchange.plans.notation import Names, Strict
from exchange.plans.source import Source

UNKNOWN = "unknown"
"""The stop class of a deal whose file does not say why it was lost."""


def _trail(value: object) -> object:
    """`understand`, one step, or the steps in order."""
    if isinstance(value, str):
        return [{"stage": value}]
    return [value] if isinstance(value, dict) else value


def _questions(value: object) -> object:
    """A list of columns, each called as what it asks, or the columns by the questions."""
    if isinstance(value, list) and all(isinstance(column, str) for column in value):
        return {column: column for column in value}
    return value


class DealFields(Strict):
    """Columns a table of deals and a log of events may both have."""

    account: Words | None = None
    account_id: Words | None = None
    """The id under which the same source's accounts came in."""
    owner: Words | None = None
    amount: Words | None = None
    currency: Words | None = None
    close_date: Words | None = None
    behaviour: Words | None = None
    reason: Words | None = None
    """Why a deal was stopped."""


class DealColumns(DealFields):
    """By what we call it, the column that holds it. `title` may be put together from several."""

    title: Names
    stage: Words
    id: Words | None = None


class DealConstants(Strict):
    """What stands in where there is no column, or its cell is empty."""

    account: Words | None = None
    owner: Words | None = None
    currency: Currency | None = None
    behaviour: Id | None = None


class Turn(Strict):
    """A stage the deal came to, or its stop."""

    stage: Id | None = None
    stop: Id | None = None
    reason: Words | None = None


class Waypoint(Turn):
    """`on` is the column with the day."""

    on: Words | None = None


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
