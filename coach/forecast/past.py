"""What a team's deals did until some day: how long they stood in each stage, and which way they left it.

The past begins with the first stay that was ever left: before that nobody kept count, and the deals that
ended then are missing. It reaches back two years, because teams change.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple, TypeAlias

from coach.lives import BACK, DUPLICATE, ON, OPEN, Life
from engine.clock import from_instant
from engine.state import STOPPED, Instant

EDGES = (*range(9), 10, 12, 14, 17, 21, 25, 28, 30, 32, 35, 40, 45, 50, 60, 75, 90, 120, 180, 365)
"""Ages of a stay, in calendar days, between which it is left at one pace; the last has no end."""
WIDTHS = tuple(after - before for before, after in pairwise((*EDGES, inf)))
LOOK_BACK = 730
"""Days."""
WAYS = (ON, BACK, STOPPED)

Place: TypeAlias = tuple[str, str]
"""Playbook and stage; its versions are taken together."""


class Span(NamedTuple):
    """A stay in an open stage. Its ends are days since 1970: −∞ where nobody knows, ∞ while it lasts."""

    place: Place
    since: float
    until: float
    left: str | None
    to: str | None
    won: bool
    """It was left for a stage that is won."""
    lost: bool
    """It was stopped, and not because the deal is another one's twin."""

    @property
    def lasting(self) -> "Span":
        """As it was before it was left."""
        return Span(self.place, self.since, inf, None, None, won=False, lost=False)


class Course(NamedTuple):
    key: str
    spans: tuple[Span, ...]

    @property
    def standing(self) -> Span | None:
        """The stay that lasts; None of a deal that is decided."""
        return self.spans[-1] if self.spans and self.spans[-1].until == inf else None

    @property
    def decided(self) -> bool:
        return bool(self.spans) and (self.spans[-1].won or self.spans[-1].lost)

    def won_in(self, after: float, until: float) -> bool:
        return any(span.won and after < span.until <= until for span in self.spans)

    def as_of(self, day: float) -> "Course":
        if not self.spans or self.spans[0].since > day:
            return Course(self.key, ())
        if self.spans[-1].until <= day:
            return self
        then = (s for s in self.spans if s.since <= day)
        return Course(self.key, tuple(s if s.until <= day else s.lasting for s in then))


def days_of(at: Instant) -> float:
    """An instant in days since 1970, UTC."""
    return from_instant(at).timestamp() / 86400


def course(life: Life) -> Course:
    spans = []
    playbook, won = life.playbook, life.won_stages
    days = [-inf if move.at is None else days_of(move.at) for move in life.moves]
    for (move, since), (then, until) in pairwise(zip(life.moves, days, strict=True)):
        if move.status == OPEN and then.at is not None:
            left = life.left(move.stage, then)
            to = None if left == STOPPED else then.stage
            lost = left == STOPPED and then.stop_class != DUPLICATE
            spans.append(Span((playbook, move.stage), since, until, left, to, to in won, lost))
    if life.status == OPEN:
        spans.append(Span((playbook, life.stage), days[-1], inf, None, None, won=False, lost=False))
    return Course(life.key, tuple(spans))


class Seen(NamedTuple):
    """Of one stage: by age, the days deals spent there, and how often they left it which way."""

    days: tuple[float, ...]
    left: Mapping[str, Sequence[int]]
    """By way, by age."""
    to: Mapping[str, Mapping[str, int]]
    """By way, the stages they left it for, and how often."""

    @property
    def ever_left(self) -> bool:
        return any(map(any, self.left.values()))


Past: TypeAlias = Mapping[Place, Seen]
"""The stages that deals have left."""


def seen(spans: Sequence[Span], start: float, day: float) -> Seen:
    """Of the stays in one stage, as they were known on a day, what they did from another on."""
    known = [s for s in spans if s.since > -inf and s.until >= start]
    # A clock that went backwards ended a stay before it began: it lasted no time.
    ages = [max(0.0, min(s.until, day) - s.since) for s in known]
    before = [start - s.since for s in known if s.since < start]
    left = {way: [0] * len(EDGES) for way in WAYS}
    to: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    for span, age in zip(known, ages, strict=True):
        if span.left:
            left[span.left][age_at(age)] += 1
            if span.to:
                to[span.left][span.to] += 1
    days = (max(0.0, a - b) for a, b in zip(between_edges(ages), between_edges(before), strict=True))
    return Seen(tuple(days), left, to)


def age_at(days: float) -> int:
    """The last edge an age has come to, by its place."""
    return bisect_left(EDGES, days + 1e-9) - 1


def between_edges(ages: list[float]) -> Iterator[float]:
    """Days spent between two edges by stays that came to these ages."""
    ages = sorted(ages)
    upto = [0.0, *accumulate(ages)]
    within = [upto[n := bisect_left(ages, edge)] + edge * (len(ages) - n) for edge in EDGES]
    return (after - before for before, after in pairwise((*within, upto[-1])))
