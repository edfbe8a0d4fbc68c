"""The mapping people write, key by key: which column is what, and what the stages of their CRM mean here."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from engine.playbook_notation import Currency, Id, PlaybookId, Words

UNKNOWN = "unknown"
"""The stop class of a deal whose file does not say why it was lost."""


def _list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _trail(value: object) -> object:
    """`understand`, one step, or the steps in order."""
    if isinstance(value, str):
        return [{"stage": value}]
    return [value] if isinstance(value, dict) else value


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Names: TypeAlias = Annotated[list[Words], BeforeValidator(_list), Field(min_length=1)]


class Columns(_Strict):
    """By what we call it, the column that holds it. `title` may be put together from several."""

    title: Names
    stage: Words
    id: Words | None = None
    account: Words | None = None
    owner: Words | None = None
    amount: Words | None = None
    currency: Words | None = None
    close_date: Words | None = None
    behaviour: Words | None = None
    reason: Words | None = None
    """Why a deal was stopped."""


class Constants(_Strict):
    """What stands in where there is no column, or its cell is empty."""

    account: Words | None = None
    owner: Words | None = None
    currency: Currency | None = None
    behaviour: Id | None = None


class Waypoint(_Strict):
    """A stage the deal came to, or its stop; `on` is the column with the day."""

    stage: Id | None = None
    stop: Id | None = None
    reason: Words | None = None
    on: Words | None = None


class Plan(_Strict):
    source: PlaybookId
    """The name under which the ids of this file are remembered."""
    playbook: PlaybookId = "client-value"
    encoding: Words | None = None
    columns: Columns
    constants: Constants = Constants()
    join: str = " · "
    """Between the parts of a title."""
    dates: Annotated[list[Words], BeforeValidator(_list)] = []
    """How days are written, `%d.%m.%Y`, tried in order; ISO 8601 where none is given."""
    decimal: Literal[".", ","] = "."
    nulls: list[str] = []
    """Cells that say no more than an empty one."""
    nulls_in: dict[str, list[str]] = {}
    """The same, in one column alone."""
    stages: Annotated[
        dict[str, Annotated[list[Waypoint], BeforeValidator(_trail), Field(min_length=1)]],
        Field(min_length=1),
    ]
    """By a value of the stage column, the way a deal with it has come."""
