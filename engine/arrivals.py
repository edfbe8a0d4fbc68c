"""Deals and history made elsewhere, on their way into the history kept here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.change import Change
from engine.history import Event
from engine.state import Instant
from engine.value import Value


class Happening(Value):
    """Something an import knows happened: `at` None where it does not know when.

    `text` is the canonical text of `data`, where somebody has it already: many deals come to one stage.
    """

    at: Instant | None
    data: Mapping[str, Any]
    text: str | None = None


class Brought(Value):
    """A deal an import brings in: the first happening opens it."""

    key: str
    happenings: Sequence[Happening]


def chained(
    change: Change, key: str, previous: tuple[int, str], happenings: Sequence[Happening]
) -> Iterator[tuple[Event, dict[str, object]]]:
    """Happenings behind `previous` (seq and hash), each as an event with its row for the history."""
    subject = f"deal:{key}"
    for at, data, text in happenings:
        event, row = change.event(previous, subject, "import", data, at, text)
        previous = (event.seq, event.hash)
        yield event, row
