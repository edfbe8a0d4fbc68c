"""How long the way is: from one stage to the next, and from the opening to the end.

A leg runs from the first time a deal stood in a stage to the first time it stood in the next, so that
going back and forth between counts as part of the way.
"""

from collections.abc import Iterable
from typing import NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.lives import DUPLICATE, LOST, WON, Life
from coach.statistics.ladder import Ladder, ladders
from coach.statistics.stage_time import Quartiles, days_between, quartiles
from engine.message import Text
from engine.playbook import Playbook
from engine.state import STOPPED, Instant

CLOSED = "closed"
"""Won or lost."""


class Leg(NamedTuple):
    """From the stage `start` to `end`: a stage, `won`, or `done`."""

    playbook: str
    start: str
    label: Text
    end: str
    end_label: Text | None
    """None of what is no stage."""
    days: Quartiles | TooFew
    """Calendar days."""


class Way(NamedTuple):
    """From the opening of a deal to its end, in calendar days."""

    playbook: str
    title: Text
    end: str
    """won, lost or closed."""
    n: int
    days: Quartiles | TooFew
    mean: float | None
    longest: float | None
    """Both None with too few."""
    left_out: int
    """Deals that ended so, but nobody knows when, or the clock went backwards."""


def legs(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Leg, ...]:
    """By playbook, in the order of the stages."""
    return tuple(leg for ladder in ladders(lives, books) for leg in _legs(ladder))


def ways(lives: Iterable[Life], books: Iterable[Playbook]) -> tuple[Way, ...]:
    """By playbook: to winning, to losing, to either."""
    ends = ((WON, (WON,)), (LOST, (LOST,)), (CLOSED, (WON, LOST)))
    return tuple(_way(ladder, *end) for ladder in ladders(lives, books) for end in ends)


def way_of(life: Life) -> float | None:
    """Days from its opening to its end; None where they aren't known, or run backwards."""
    return _apart(life.opened_at, life.decided_at)


def _legs(ladder: Ladder) -> list[Leg]:
    entries = [(life, _entries(life)) for life in ladder.lives if life.outcome != DUPLICATE]
    found = []
    for stage in ladder.stages:
        following = ladder.next(stage.id)
        if stage == ladder.last_open:
            # Whoever won and went back has not won.
            end, label = WON, None
            ran = [_apart(at.get(stage.id), _won_at(life)) for life, at in entries]
        else:
            end, label = (following.id, following.label) if following else ("done", None)
            ran = [_apart(at.get(stage.id), at.get(end)) for _, at in entries]
        known = quartiles(days for days in ran if days is not None)
        found.append(Leg(ladder.playbook, stage.id, stage.label, end, label, known))
    return found


def _won_at(life: Life) -> Instant | None:
    return life.decided_at if life.outcome == WON else None


def _entries(life: Life) -> dict[str, Instant | None]:
    """When it first stood in each stage, and in `done`."""
    first: dict[str, Instant | None] = {}
    for move in life.moves:
        if move.status != STOPPED:
            first.setdefault(move.stage, move.at)
    return first


def _apart(start: Instant | None, end: Instant | None) -> float | None:
    if start is None or end is None:
        return None
    days = days_between(start, end)
    return days if days >= 0 else None


def _way(ladder: Ladder, end: str, outcomes: tuple[str, ...]) -> Way:
    ended = [way_of(life) for life in ladder.lives if life.outcome in outcomes]
    known = [days for days in ended if days is not None]
    enough = len(known) >= ENOUGH
    return Way(
        playbook=ladder.playbook,
        title=ladder.title,
        end=end,
        n=len(known),
        days=quartiles(known),
        mean=sum(known) / len(known) if enough else None,
        longest=max(known) if enough else None,
        left_out=len(ended) - len(known),
    )
