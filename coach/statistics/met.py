"""Whom of the client we dealt with on a deal: who was met or called, and whose word an answer is.

A deal that lasts meets more people, whether they help it or not. So only its first days are looked at, and
only deals that lasted longer: the landmark method of J. R. Anderson, K. C. Cain & R. D. Gelber (1983),
J. Clin. Oncol. 1, 710–719.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple, TypeAlias

from coach.lives import LOST, WON, Life
from coach.statistics.legs import way_of
from coach.statistics.stage_time import between
from engine.clock import END_OF_TIME, day_of
from engine.reads import View
from engine.state import Day

Meetings: TypeAlias = Mapping[str, Sequence[tuple[Day, str]]]
"""By deal the days and keys of contacts."""

FIRST = 30
"""Days of a deal that are looked at, at most."""

_EVENTS = """
SELECT subject, seq, kind, data FROM event
WHERE subject >= 'deal:' AND subject < 'deal;'
  AND (kind IN ('visit', 'answer', 'undo') OR (kind = 'import' AND data LIKE '%"visit":{%'))
  AND (at IS NULL OR at <= :until)
ORDER BY subject, seq
"""


def meetings(view: View) -> Meetings:
    found: dict[str, dict[int, tuple[tuple[str, str], ...]]] = {}
    for subject, seq, kind, text in view.store.rows(_EVENTS, until=view.until or END_OF_TIME):
        data = json.loads(text)
        own = found.setdefault(subject.removeprefix("deal:"), {})
        if kind == "undo":
            own.pop(data["seq"], None)
        else:
            said = data.get("visit", {}) if kind == "import" else data
            own[seq] = tuple((said["on"], who) for who in _people(said))
    return {key: [each for told in own.values() for each in told] for key, own in found.items()}


class Early(NamedTuple):
    """`lives` were decided after their first `days`; `met` says how many people they had met in them."""

    days: int
    lives: tuple[Life, ...]
    met: Mapping[str, int]
    """By deal; one without any is left out."""
    sooner: int
    """Deals that were decided sooner, and so had less time to meet anybody."""
    undated: int
    """Deals of which nobody knows how long they took."""


def met_early(lives: Iterable[Life], meetings: Meetings, time_zone: str) -> Early:
    """Of those decided. The first 30 days, or as many as half of them took where that is less."""
    timed = [(life, way_of(life)) for life in lives if life.outcome in (WON, LOST)]
    lengths = sorted(length for _, length in timed if length is not None)
    days = max(1, min(FIRST, int(between(lengths, 0.5)))) if lengths else FIRST
    late = tuple(life for life, length in timed if length is not None and length >= days)
    counts: dict[str, int] = {}
    for life in late:
        assert life.opened_at is not None, "its length is known"
        end = (day_of(life.opened_at, time_zone) + timedelta(days=days)).isoformat()
        people = {who for on, who in meetings.get(life.key, ()) if on < end}
        if people:
            counts[life.key] = len(people)
    return Early(days, late, counts, len(lengths) - len(late), len(timed) - len(lengths))


def _people(data: Mapping[str, Any]) -> list[str]:
    first = data.get("contact")
    return [first, *data.get("others", ())] if first else []
