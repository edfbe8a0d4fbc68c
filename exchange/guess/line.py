"""The lines of a first mapping: which columns a field stands in, and what a value means."""

from typing import NamedTuple

from engine.message import Message


class Line(NamedTuple):
    """A field and the columns it stands in."""

    field: str
    columns: tuple[str, ...]
    sure: bool = True
    join: str | None = None
    """What stands between the columns, where that isn't usual."""
    odd: Message | None = None
    """A cell that does not go with the others."""


class Step(NamedTuple):
    """One of a way: a stage it came to, or (`stop`) the class it was stopped with; `on` holds the day."""

    stage: str | None
    stop: str | None = None
    on: str | None = None


class Way(NamedTuple):
    """What a value means; no steps where nothing is known of an activity, which then means nothing."""

    value: str
    rows: int
    steps: tuple[Step, ...]
    sure: bool
