"""Whom of the client we dealt with on a deal: who was met or called, and whose word an answer is."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from coach.lives import Life
from engine.clock import END_OF_TIME, day_of
from engine.reads import View

_EVENTS = """
SELECT subject, seq, kind, data FROM event
WHERE subject >= 'deal:' AND subject < 'deal;' AND kind IN ('visit', 'answer', 'undo')
  AND (at IS NULL OR at <= :until)
ORDER BY subject, seq
"""


def people_met(view: View, lives: Iterable[Life]) -> Counter[str]:
    """How many different people, by deal, until the day it was decided; a deal without any is left out."""
    told = _told(view)
    met: Counter[str] = Counter()
    for life in lives:
        end = life.decided_at
        last = day_of(end, view.workspace.time_zone).isoformat() if end else None
        people = {who for on, who in told.get(life.key, ()) if last is None or on <= last}
        if people:
            met[life.key] = len(people)
    return met


def _told(view: View) -> dict[str, list[tuple[str, str]]]:
    """By deal the days and keys of contacts."""
    found: dict[str, dict[int, tuple[tuple[str, str], ...]]] = {}
    for subject, seq, kind, text in view.store.rows(_EVENTS, until=view.until or END_OF_TIME):
        data = json.loads(text)
        own = found.setdefault(subject.removeprefix("deal:"), {})
        if kind == "undo":
            own.pop(data["seq"], None)
        else:
            own[seq] = tuple((data["on"], who) for who in _people(data))
    return {key: [each for told in own.values() for each in told] for key, own in found.items()}


def _people(data: Mapping[str, Any]) -> list[str]:
    first = data.get("contact")
    return [first, *data.get("others", ())] if first else []
