"""What was learned from history, as it stands until it is learned anew: no history, and it proves nothing."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from engine.history import canonical
from engine.state import Day
from engine.store import Store
from engine.value import Value


class Learned(Value):
    """What is known of one segment of a stage; of the whole playbook where the stage is empty."""

    playbook: str
    stage: str
    segment: str
    learned_on: Day
    found: Mapping[str, Any]
    """JSON-ready."""


def load(store: Store) -> list[Learned]:
    """Raises ValueError where something stands there that was never learned."""
    rows = store.rows("SELECT playbook, stage, segment, learned_on, found FROM learned ORDER BY 1, 2, 3")
    return [read(*row) for row in rows]


def read(playbook: str, stage: str, segment: str, on: Day, found: str) -> Learned:
    """A row. Raises ValueError where it was never learned."""
    date.fromisoformat(on)
    known = json.loads(found)
    if not isinstance(known, dict):
        raise ValueError(f"what was learned of {playbook} is no object")
    return Learned(playbook, stage, segment, on, known)


def replace(store: Store, learned: Iterable[Learned]) -> None:
    """All of it, whatever stood there."""
    store.run("DELETE FROM learned")
    store.run_many(
        "INSERT INTO learned (playbook, stage, segment, learned_on, found)"
        " VALUES (:playbook, :stage, :segment, :learned_on, :found)",
        ({**each._asdict(), "found": canonical(each.found)} for each in learned),
    )


def learned_on(store: Store) -> Day | None:
    """When the set was last learned; None where none stands."""
    row = store.row("SELECT max(learned_on) AS day FROM learned")
    return row["day"] if row else None
