"""Lines for the visit sheet that differ, section by section."""

from collections.abc import Iterator, Mapping
from typing import Any

from engine.message import msg
from workshop.diff.difference import At, Difference
from workshop.diff.lists import texts_differ


def lines_differ(
    at: At, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None
) -> Iterator[Difference]:
    before, after = old or {}, new or {}
    for section in dict.fromkeys((*before, *after)):
        here = at.into(section, msg(f"diff.section_{section}"))
        yield from texts_differ(here, before.get(section, ()), after.get(section, ()))
