"""What a filled-in sheet says, as values."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from engine.message import Message
from engine.state import Day

Values: TypeAlias = Mapping[str, str | tuple[str, ...]]
"""By blank: what was written, the id of the choice that was ticked, or the ids of several."""


class Entry(NamedTuple):
    """What was written into one box, by its anchor; `line` counts from 1, `text` is what stands there."""

    fills: str
    values: Values
    line: int = 0
    text: str = ""

    def said(self, blank: str) -> str | None:
        """What one blank says; None where it was left empty."""
        value = self.values.get(blank)
        return value if isinstance(value, str) else None

    def ticked(self, blank: str) -> tuple[str, ...]:
        """The choices ticked where several may be."""
        value = self.values.get(blank, ())
        return (value,) if isinstance(value, str) else value


class Left(NamedTuple):
    """Something written that has no place, or was refused; and why."""

    line: int
    text: str
    why: Message


class Reading(NamedTuple):
    """`id` is the sheet's, or made from the text where its first line is gone. `deal`, `on` and `people`
    (contact keys) are what the sheet was made for; None and none where it doesn't say."""

    id: str
    deal: str | None
    on: Day | None
    people: tuple[str, ...]
    entries: tuple[Entry, ...]
    left: tuple[Left, ...]
    notes: tuple[Message, ...] = ()
    """What is wrong with what the sheet says of itself."""
