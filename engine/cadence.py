"""How often the clients of a class are seen and called, by the position of whoever sees them.

The figures are a playbook's (method §8); `engine.playbook_text.cadence_notation` reads
them as people write them.
"""

from collections.abc import Mapping
from typing import Any

from engine.value import Value

PER_DAY = 4
"""(+) Visits a day has room for, where a playbook doesn't say."""


class Rhythm(Value):
    """Calendar days after the last contact: from `soon` the next one is due, after `late` it is overdue."""

    soon: int
    late: int


class Rhythms(Value):
    """None: when it is needed."""

    visit: Rhythm | None = None
    call: Rhythm | None = None


class Cadence(Value):
    """`classes` by an account's class, then by the position of who sees it."""

    per_day: int = PER_DAY
    classes: Mapping[str, Mapping[str, Rhythms]] = {}

    def rhythms(self, abc: str | None, position: str) -> Rhythms | None:
        """None where nobody of this position has to see such a client."""
        found = self.classes.get(abc or "", {}).get(position)
        return found if found and any(found) else None


def read_cadence(data: Mapping[str, Any]) -> Cadence:
    """From the parsed form of a playbook; one that says nothing of it asks for no contacts."""
    per_day = data.get("per_day", PER_DAY)
    classes = {abc: by for abc, by in data.items() if abc != "per_day"}
    return Cadence(
        per_day,
        {abc: {position: _rhythms(often) for position, often in by.items()} for abc, by in classes.items()},
    )


def _rhythms(often: Mapping[str, Any]) -> Rhythms:
    return Rhythms(**{kind: Rhythm(*days) for kind, days in often.items()})
