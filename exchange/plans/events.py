"""A log of events: which column is what, and what an activity means for the deal."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from engine.playbook_text.notation import PlaybookId, Words
from exchange.plans.deals import DealConstants, DealFields, Turn
from exchange.plans.notation import Names
from exchange.plans.source import Source


def _turn(value: object) -> object:
    """`understand` for `{stage: understand}`."""
    return {"stage": value} if isinstance(value, str) else value


class EventColumns(DealFields):
    """`id` is that of the deal an event belongs to; it is its title where no column is."""

    id: Words
    activity: Words
    at: Words
    title: Names | None = None


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
