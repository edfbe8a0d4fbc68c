"""Behaviours, styles and parts that differ."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.message import Text, msg
from workshop.diff.difference import ADDED, REMOVED, At, Difference
from workshop.diff.keys import keys_differ
from workshop.diff.lists import names_differ
from workshop.diff.sheet_lines import lines_differ

MANNERS = ("behaviours", "styles", "parts")


def manners_differ(kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    for id in dict.fromkeys((*old, *new)):
        titled = new.get(id) or old[id]
        called = msg("diff.named", title=Text(**titled["title"]), id=id)
        at = At(msg(f"diff.group_{kind}"), (kind, id), (called,))
        if id not in new:
            yield at.differs(REMOVED, old[id])
        elif id not in old:
            yield at.differs(ADDED, None, new[id])
        else:
            yield from _differs(at, old[id], new[id])


def _differs(at: At, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Difference]:
    yield from keys_differ(at, old, new, but=("visit", "at", "leave_out"))
    yield from lines_differ(at.into("visit", msg("diff.key_visit")), old.get("visit"), new.get("visit"))
    before, after = old.get("at", {}), new.get("at", {})
    for place in dict.fromkeys((*before, *after)):
        here = At(at.group, (*at.place, "at", place), (*at.what, msg("diff.at", place=place)))
        yield from lines_differ(here, before.get(place), after.get(place))
    left_out = old.get("leave_out", ()), new.get("leave_out", ())
    yield from names_differ(at.into("leave_out", msg("diff.key_leave_out")), *left_out)
