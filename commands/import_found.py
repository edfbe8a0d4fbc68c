"""How the cells of a table are written, as it was found out: shown to a person, given to a program."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from engine.message import Message, msg
from exchange.styles.found import NULLS, OPEN_ENDS, Found
from words.say import say

SHOWN = 12
"""Lines a person is shown; a program gets all."""


def found_lines(notes: Sequence[Message], found: Sequence[Found]) -> Iterator[str]:
    """`notes` are of the table as a whole."""
    if notes or found:
        yield say("styles.found")
    lines = [*(f"  {say(note)}" for note in notes), *(say(said) for said in _together(found))]
    yield from lines[:SHOWN]
    if len(lines) > SHOWN:
        yield say("styles.found_more", n=len(lines) - SHOWN)


def _together(found: Sequence[Found]) -> Iterator[Message]:
    """Columns in which the same text says nothing, in one line."""
    for (what, _), alike in groupby(_by_text(found), _text):
        same = list(alike)
        if what in (NULLS, OPEN_ENDS):
            said = same[0].said()
            yield msg(said.id, **{**said.params, "column": tuple(each.column for each in same)})
        else:
            yield from (each.said() for each in same)


def _by_text(found: Sequence[Found]) -> list[Found]:
    """What says nothing last, the same texts one after the other."""
    silent = [each for each in found if each.what in (NULLS, OPEN_ENDS)]
    return [*(each for each in found if each not in silent), *sorted(silent, key=_text)]


def _text(found: Found) -> tuple[str, str]:
    return found.what, found.example


def found_data(found: Sequence[Found]) -> list[dict[str, Any]]:
    return [
        {
            "column": each.column,
            "what": each.what,
            "way": each.way or None,
            "example": each.example,
            "reads": _plain(each),
            "after": each.after,
        }
        for each in found
    ]


def _plain(found: Found) -> str | None:
    reads = found.reads
    if reads is None:
        return None
    return reads.isoformat() if isinstance(reads, date) else f"{reads:f}"
