"""Days on which far more deals are stopped than on the days around: a time-out, rather than decisions.

Stops of a class on one day or two, per deal that was still there, are compared with those of the week before
and of the week behind, each by itself: a rate that only falls or only rises is no pile-up.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from math import exp, fsum, lgamma, log
from typing import NamedTuple

from coach.statistics.stage_time import StageTime

WEEK = 7
LEAST = 10
"""Stops it takes to be looked at."""
TIMES = 3
"""How far above the rate around it must be, at the least."""
SURE = 0.001
"""A pile-up is told when chance would look like that less often."""


class PileUp(NamedTuple):
    """`first` to `last` are whole days since the stay began; at the rate around it would be `expected` stops.

    `p` is how often chance alone would look like that, times the number of places looked at (C. E.
    Bonferroni, 1936).
    """

    stop_class: str | None
    first: int
    last: int
    n: int
    expected: float
    p: float


class _Around(NamedTuple):
    """Stops on some days, and how many deals were there in the morning, summed over the days."""

    n: int
    there: int


def pile_ups(time: StageTime) -> tuple[PileUp, ...]:
    """The most certain first; none that overlaps a more certain one."""
    last = max(time.exits, default=0)
    there = [_there(time, day) for day in range(last + WEEK + 2)]
    looked = 2 * max(0, last - WEEK + 1) * len(time.stops)
    found: list[PileUp] = []
    every = (
        each for stop_class, days in time.stops.items() for each in _found(stop_class, days, there, looked)
    )
    for each in sorted(every, key=lambda e: (e.p, e.first, e.last)):
        if not any(each.first <= other.last and other.first <= each.last for other in found):
            found.append(each)
    return tuple(found)


def _there(time: StageTime, day: float) -> int:
    """Deals whose stay lasted to the beginning of that day since it began."""
    at = bisect_left(time.curve.points, day, key=lambda point: point.day)
    return time.curve.points[at].at_risk if at < len(time.curve.points) else 0


def _found(
    stop_class: str | None, days: Mapping[int, int], there: list[int], looked: int
) -> Iterator[PileUp]:
    def around(first: int, last: int) -> _Around:
        span = range(first, last + 1)
        return _Around(sum(days.get(day, 0) for day in span), sum(there[day] for day in span))

    for first in range(WEEK, len(there) - WEEK - 1):
        for last in (first, first + 1):
            here = around(first, last)
            if here.n < LEAST:
                continue
            sides = around(first - WEEK, first - 1), around(last + 1, last + WEEK)
            expected = max(side.n / side.there * here.there for side in sides if side.there)
            p = min(1.0, looked * max(_chance(here, side) for side in sides))
            if p < SURE and here.n >= TIMES * expected:
                yield PileUp(stop_class, first, last, here.n, expected, p)


def _chance(here: _Around, side: _Around) -> float:
    """How often so many stops of both would fall here, were the rates the same: exact, given their sum.

    J. Przyborowski & H. Wilenski (1940), Biometrika 31, 313–323. Taking the larger of two such p, where
    both must hold, is R. L. Berger's (1982) intersection–union test, Technometrics 24, 295–300.
    """
    if side.there == 0:
        return 0.0  # nobody was left to be stopped: this side says nothing
    return binomial_tail(here.n, here.n + side.n, here.there / (here.there + side.there))


def binomial_tail(k: int, n: int, p: float) -> float:
    """P(X ≥ k) of n trials, 0 < p < 1."""
    whole, yes, no = lgamma(n + 1), log(p), log(1 - p)
    terms = (whole - lgamma(i + 1) - lgamma(n - i + 1) + i * yes + (n - i) * no for i in range(k, n + 1))
    return min(1.0, fsum(map(exp, terms)))
