"""The ways of many deals, counted so that any past day can be asked about without going through them all."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from math import inf
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from coach.forecast.past import (
    EDGES,
    LOOK_BACK,
    WAYS,
    WIDTHS,
    Course,
    Past,
    Place,
    Seen,
    Span,
    age_at,
    between_edges,
    course,
    days_of,
    seen,
)
from coach.lives import Life
from engine.state import Instant

_WINDOW = 32
"""Days: who stood in a stage on a day is looked for among those that stood there around it."""
_since = _until = itemgetter(0)
_age = itemgetter(1)

Wins: TypeAlias = Sequence[tuple[float, str]]
"""When which deal was won, the first first."""


class Then(NamedTuple):
    """What was known on a day."""

    past: Past
    standing: Sequence[tuple[Place, Sequence[tuple[str, float]]]]
    """The open deals of each stage, by key, and since when; −∞ where nobody knows."""
    decided: int
    """Deals that had been won or lost."""


def won_between(wins: Wins, after: float, until: float) -> set[str]:
    """The deals won after one day and until another."""
    first, last = (bisect_right(wins, day, key=_since) for day in (after, until))
    return {key for _, key in wins[first:last]}


class Tally:
    def __init__(self, lives: Iterable[Life]) -> None:
        # What was taken back was known otherwise before, and a clock may have gone backwards: such deals are
        # looked at one by one for every day.
        self._corrected: list[Life] = []
        self._askew: list[Course] = []
        self._stages: dict[Place, _Stage] = defaultdict(_Stage)
        self._wins: list[tuple[float, str]] = []
        self._decided: list[tuple[float, float]] = []
        """When a deal was, and when it went on after all."""
        for life in lives:
            if life.straight:
                self._add(course(life))
            elif any(move.undone_at for move in life.moves):
                self._corrected.append(life)
            elif _in_order(each := course(life)):
                self._add(each)
            else:
                self._askew.append(each)
        self._wins.sort()
        self._ends = sorted(end for end, _ in self._decided)
        self._resumed = sorted(since for _, since in self._decided)
        for stage in self._stages.values():
            stage.sort()
        self._first_end = min((stage.first_end for stage in self._stages.values()), default=inf)

    def _add(self, each: Course) -> None:
        key, spans = each
        for n, span in enumerate(spans, 1):
            self._stages[span.place].add(span, key)
            if span.won:
                self._wins.append((span.until, key))
            if span.won or span.lost:
                self._decided.append((span.until, spans[n].since if n < len(spans) else inf))

    def as_of(self, at: Instant) -> Then:
        day, others = days_of(at), self._others(at)
        standing = [(place, own.on(day)) for place, own in self._stages.items()]
        standing += [(it.place, [(each.key, it.since)]) for each in others if (it := each.standing)]
        decided = bisect_right(self._ends, day) - bisect_right(self._resumed, day)
        decided += sum(each.decided for each in others)
        return Then(self._past(others, day), standing, decided)

    def wins(self, at: Instant) -> Wins:
        """As they were known at an instant."""
        known = self._wins[: bisect_right(self._wins, days_of(at), key=_since)]
        others = self._others(at)
        known += ((span.until, each.key) for each in others for span in each.spans if span.won)
        return sorted(known) if others else known

    def ends(self, at: Instant) -> list[float]:
        """When the deals that were decided at an instant had been, the first first."""
        day, others = days_of(at), self._others(at)
        known = [end for end, resumed in self._decided if end <= day < resumed]
        return sorted(known + [each.spans[-1].until for each in others if each.decided])

    def last_left(self, at: Instant) -> float:
        """When the last stay that had ended was left; −∞ where none had."""
        day, others = days_of(at), self._others(at)
        ends = (own.last_end(day) for own in self._stages.values())
        return max(
            chain(ends, (span.until for each in others for span in each.spans if span.left)), default=-inf
        )

    def _others(self, at: Instant) -> list[Course]:
        then = (life.as_of(at) for life in self._corrected)
        day = days_of(at)
        return [each.as_of(day) for each in self._askew] + [course(life) for life in then if life]

    def _past(self, others: Iterable[Course], day: float) -> Past:
        spans: dict[Place, list[Span]] = defaultdict(list)
        for span in chain.from_iterable(each.spans for each in others):
            spans[span.place].append(span)
        first = min((span.until for own in spans.values() for span in own if span.left), default=inf)
        first = min(first, self._first_end)
        if first > day:
            return {}
        start = max(first, day - LOOK_BACK)
        found: dict[Place, Seen] = {}
        for place in dict.fromkeys((*self._stages, *spans)):
            here = self._stages[place].seen(start, day) if place in self._stages else None
            own = seen(spans[place], start, day) if place in spans else None
            both = _together(here, own) if here and own else here or own
            if both and both.ever_left:
                found[place] = both
        return found


def _in_order(each: Course) -> bool:
    times = [time for span in each.spans for time in (span.since, span.until)]
    return times == sorted(times)


class _Ends(NamedTuple):
    """Stays that were left the same way at about the same age."""

    until: list[float]
    upto: list[float]
    """The sum of the ages of all that were left before."""


class _Stage:
    """The stays in one stage."""

    def __init__(self) -> None:
        self._left: dict[tuple[str, str | None, int], list[tuple[float, float]]] = defaultdict(list)
        self._ends: dict[tuple[str, str | None, int], _Ends] = {}
        self._around: dict[int, list[tuple[float, float, str]]] = defaultdict(list)
        """By window, who stood here in it for a time."""
        self._lasting: list[tuple[float, float, str]] = []
        self._undated: list[tuple[float, float, str]] = []
        self._ended: list[float] = []

    def add(self, span: Span, key: str) -> None:
        _, since, until, left, to, _, _ = span
        stood = since, until, key
        if left:
            self._ended.append(until)
        if since == -inf:
            self._undated.append(stood)
            return
        if left:
            age = until - since
            self._left[left, to, age_at(age)].append((until, age))
        if until == inf:
            self._lasting.append(stood)
            return
        for window in range(int(since // _WINDOW), int(until // _WINDOW) + 1):
            self._around[window].append(stood)

    def sort(self) -> None:
        for kind, ends in self._left.items():
            ends.sort(key=_until)
            self._ends[kind] = _Ends([*map(_until, ends)], [*accumulate(map(_age, ends), initial=0.0)])
        self._left.clear()
        self._lasting.sort()
        self._ended.sort()

    def on(self, day: float) -> list[tuple[str, float]]:
        """Who stood here on a day, and since when."""
        near = self._near(day) + self._undated
        return [(key, since) for since, until, key in near if since <= day < until]

    def _near(self, day: float) -> list[tuple[float, float, str]]:
        lasting = self._lasting[: bisect_right(self._lasting, day, key=_since)]
        return self._around.get(int(day // _WINDOW), []) + lasting

    @property
    def first_end(self) -> float:
        return self._ended[0] if self._ended else inf

    def last_end(self, day: float) -> float:
        at = bisect_right(self._ended, day)
        return self._ended[at - 1] if at else -inf

    def seen(self, start: float, day: float) -> Seen:
        left = {way: [0] * len(EDGES) for way in WAYS}
        to: dict[str, Counter[str]] = {way: Counter() for way in WAYS}
        n, ages = [0] * len(EDGES), [0.0] * len(EDGES)
        for (way, stage, at), ends in self._ends.items():
            first, last = bisect_left(ends.until, start), bisect_right(ends.until, day)
            if first < last:
                left[way][at] += last - first
                n[at] += last - first
                ages[at] += ends.upto[last] - ends.upto[first]
                if stage:
                    to[way][stage] += last - first
        older = [sum(n[at + 1 :]) for at in range(len(EDGES))]
        ended = (
            age - edge * own + (width * more if more else 0.0)
            for age, edge, own, width, more in zip(ages, EDGES, n, WIDTHS, older, strict=True)
        )
        lasting = between_edges([day - since for since, until, _ in self._near(day) if since <= day < until])
        before = between_edges(
            [start - since for since, until, _ in self._near(start) if since < start <= until]
        )
        days = (max(0.0, a + b - c) for a, b, c in zip(ended, lasting, before, strict=True))
        return Seen(tuple(days), left, to)


def _together(one: Seen, other: Seen) -> Seen:
    days = tuple(a + b for a, b in zip(one.days, other.days, strict=True))
    left = {way: [a + b for a, b in zip(one.left[way], other.left[way], strict=True)] for way in WAYS}
    to = {way: Counter(one.to[way]) + Counter(other.to[way]) for way in WAYS}
    return Seen(days, left, to)
