"""What a team's deals did until some day: how long they stood in each stage, and which way they left it.

The past begins with the first stay that was ever left: before that nobody kept count, and the deals that
ended then are missing. It reaches back two years, because teams change.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple, TypeAlias

from coach.lives import BACK, DUPLICATE, ON, OPEN, Life
from engine.clock import from_instant
from engine.state import STOPPED, Instant

EDGES = (*range(9), 10, 12, 14, 17, 21, 25, 28, 30, 32, 35, 40, 45, 50, 60, 75, 90, 120, 180, 365)
"""Ages of a stay, in calendar days, between which it is left at one pace; the last has no end."""
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


def last_left(courses: Iterable[Course]) -> float:
    """When the last stay ended; −∞ where none ever did."""
    return max((s.until for each in courses for s in each.spans if s.left), default=-inf)


class Courses:
    """The ways of many deals, to be asked for as they were known at several instants."""

    def __init__(self, lives: Iterable[Life]) -> None:
        # What was never taken back may be read once and cut; the rest is read anew for every instant.
        self._whole: list[Course] = []
        self._corrected: list[Life] = []
        for life in lives:
            if any(move.undone_at for move in life.moves):
                self._corrected.append(life)
            else:
                self._whole.append(course(life))

    def as_of(self, at: Instant) -> list[Course]:
        """By no order; deals that were not there yet have no spans."""
        day = days_of(at)
        then = (life.as_of(at) for life in self._corrected)
        return [c.as_of(day) for c in self._whole] + [course(life) for life in then if life]


def days_of(at: Instant) -> float:
    """An instant in days since 1970, UTC."""
    return from_instant(at).timestamp() / 86400


def course(life: Life) -> Course:
    return Course(life.key, tuple(_spans(life)))


def _spans(life: Life) -> Iterator[Span]:
    for stay in life.stays:
        if stay.status != OPEN or (stay.left and stay.until is None):
            continue
        since = -inf if stay.since is None else days_of(stay.since)
        until = inf if stay.until is None else days_of(stay.until)
        won = stay.to in life.won_stages
        lost = stay.left == STOPPED and stay.stop_class != DUPLICATE
        yield Span((life.playbook, stay.stage), since, until, stay.left, stay.to, won, lost)


class Seen(NamedTuple):
    """Of one stage: by age, the days deals spent there, and how often they left it which way."""

    days: tuple[float, ...]
    left: Mapping[str, Sequence[int]]
    """By way, by age."""
    to: Mapping[str, Mapping[str, int]]
    """By way, the stages they left it for, and how often."""


Past: TypeAlias = Mapping[Place, Seen]
"""The stages that deals have left."""


def past(courses: Iterable[Course], day: float) -> Past:
    """Courses as they were known on a day."""
    by_place: dict[Place, list[Span]] = defaultdict(list)
    for each in courses:
        for span in each.spans:
            by_place[span.place].append(span)
    ended = (s.until for spans in by_place.values() for s in spans if s.left)
    start = max(min(ended, default=inf), day - LOOK_BACK)
    seen = ((place, _seen(spans, start, day)) for place, spans in by_place.items())
    return {place: found for place, found in seen if any(map(any, found.left.values()))}


def _seen(spans: Sequence[Span], start: float, day: float) -> Seen:
    known = [s for s in spans if s.since > -inf and s.until >= start]
    # A clock that went backwards ended a stay before it began: it lasted no time.
    ages = [max(0.0, min(s.until, day) - s.since) for s in known]
    before = [start - s.since for s in known if s.since < start]
    left = {way: [0] * len(EDGES) for way in WAYS}
    to: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
    for span, age in zip(known, ages, strict=True):
        if span.left:
            left[span.left][bisect_left(EDGES, age + 1e-9) - 1] += 1
            if span.to:
                to[span.left][span.to] += 1
    days = (max(0.0, a - b) for a, b in zip(_by_age(ages), _by_age(before), strict=True))
    return Seen(tuple(days), left, to)


def _by_age(ages: list[float]) -> Iterator[float]:
    """Days spent between two edges by stays that came to these ages."""
    ages = sorted(ages)
    upto = [0.0, *accumulate(ages)]
    within = [upto[n := bisect_left(ages, edge)] + edge * (len(ages) - n) for edge in EDGES]
    return (after - before for before, after in pairwise((*within, upto[-1])))
