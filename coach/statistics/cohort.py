"""Which deals a statistic looks at: as they stand now, of some owners, opened or ended since a day."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

from coach.lives import OPEN, Life
from engine.state import STOPPED, Instant

Since: TypeAlias = Literal["opened", "decided", "stopped"]
"""What happened since a day: that a deal was opened; was won or lost; was stopped, be it after winning."""


class Asked(NamedTuple):
    """None: all of them."""

    playbook: str | None = None
    owners: frozenset[str] | None = None
    since: Instant | None = None
    of: Since = "opened"
    """What happened `since`."""

    @property
    def narrowed(self) -> bool:
        return any(each is not None for each in (self.playbook, self.owners, self.since))


class Cohort(NamedTuple):
    lives: tuple[Life, ...]
    undated: int = 0
    """Deals left out, because nobody knows whether they are of the time asked for."""
    ahead: int = 0
    """Deals some moves of which are dated in the future, and don't count yet."""


def cohort(lives: Iterable[Life], asked: Asked, now: Instant) -> Cohort:
    """Of each life what had happened by `now`."""
    chosen: list[Life] = []
    undated = ahead = 0
    for life in lives:
        if asked.playbook not in (None, life.playbook):
            continue
        if asked.owners is not None and life.owner not in asked.owners:
            continue
        then = life.as_of(now)
        ahead += then is None or len(then.moves) < len(life.moves)
        if then is None:
            continue
        happened, at = _when(then, asked.of)
        if asked.since is None or (at is not None and at >= asked.since):
            chosen.append(then)
        elif at is None:
            undated += happened
    return Cohort(tuple(chosen), undated, ahead)


def _when(life: Life, of: Since) -> tuple[bool, Instant | None]:
    """Whether it happened, and when: None where nobody knows."""
    if of == "opened":
        return True, life.opened_at
    if of == "decided":
        return life.outcome != OPEN, life.decided_at
    stopped = life.status == STOPPED
    return stopped, life.last.at if stopped else None
