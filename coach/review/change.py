"""One thing that changed on one deal between two days."""

from typing import NamedTuple

from engine.message import Message

KINDS = (
    *("won", "lost", "stopped", "reopened", "on", "back", "new"),
    *("stalled", "recovered", "waiting", "pushed", "earlier", "amount"),
    *("reviewed", "task_done", "task_late"),
)
"""In the order a team goes through them. `stopped` is what ended without being lost."""


class Change(NamedTuple):
    """`was` and `now` as programs read them: stages, levels, days, amounts, verdicts; `said` for people."""

    kind: str
    """Of KINDS."""
    key: str
    was: str | None
    now: str | None
    said: Message
