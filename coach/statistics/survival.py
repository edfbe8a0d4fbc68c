"""How long something lasts, told from what has ended and what still goes on: Kaplan–Meier and its quantiles.

Lengths in any unit, shares from 0 to 1. None of it is money.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from math import exp, log, sqrt
from typing import NamedTuple

from coach.statistics.quantile import Quantile
from coach.statistics.win_rate import Z_95


class Span(NamedTuple):
    """So many days, zero or more; one that has not ended will last at least as long."""

    days: float
    ended: bool


class Point(NamedTuple):
    """A day on which some ended, or were last seen going on: who was at risk until then, and what is left.

    `low` to `high` is where the true share left lies, with 95 % confidence, of this day alone.
    """

    day: float
    at_risk: int
    ended: int
    censored: int
    survival: float
    low: float
    high: float


class Curve(NamedTuple):
    n: int
    ended: int
    points: tuple[Point, ...]
    """By day."""

    def at(self, day: float) -> float:
        """The share that lasts longer than `day`. Behind the last point nothing more is known."""
        found = bisect_right(self.points, day, key=lambda point: point.day)
        return self.points[found - 1].survival if found else 1.0


def kaplan_meier(spans: Iterable[Span]) -> Curve:
    """S(t) = Π (1 − dᵢ/nᵢ): E. L. Kaplan & P. Meier (1958), J. Am. Stat. Assoc. 53, 457–481.

    Who was last seen on the day another ended was at risk on it, as there. A Counter tells spans with how
    often each is there.
    """
    ended: Counter[float] = Counter()
    lasting: Counter[float] = Counter()
    for (days, over), n in Counter(spans).items():
        (ended if over else lasting)[days] += n
    return curve(ended, lasting)


def curve(ended: Mapping[float, int], lasting: Mapping[float, int]) -> Curve:
    """The same of those that have ended and those that go on, by how long, with how many there are."""
    points = tuple(_points(ended, lasting))
    n_ended = sum(ended.values())
    return Curve(n_ended + sum(lasting.values()), n_ended, points)


def _points(ended: Mapping[float, int], lasting: Mapping[float, int]) -> Iterator[Point]:
    at_risk, survival, greenwood, bounds = sum(ended.values()) + sum(lasting.values()), 1.0, 0.0, (1.0, 1.0)
    for day in sorted({*ended, *lasting}):
        n, censored = ended.get(day, 0), lasting.get(day, 0)
        if n:
            survival *= (at_risk - n) / at_risk
            if at_risk > n:
                greenwood += n / (at_risk * (at_risk - n))
            bounds = _interval(survival, greenwood, before=bounds)
        yield Point(day, at_risk, n, censored, survival, *bounds)
        at_risk -= n + censored


def _interval(survival: float, greenwood: float, *, before: tuple[float, float]) -> tuple[float, float]:
    """S^exp(±z √V / ln S), within 0 and 1: the variance V = Σ dᵢ/(nᵢ(nᵢ − dᵢ)) of ln S is M. Greenwood's
    (1926), taken over to ln(−ln S) as in J. D. Kalbfleisch & R. L. Prentice (1980), The Statistical
    Analysis of Failure Time Data, ch. 1. Where nothing is left V is without bound, and only what held
    before is known.
    """
    if survival <= 0:
        return 0.0, before[1]
    spread = exp(Z_95 * sqrt(greenwood) / -log(survival))
    return survival**spread, survival ** (1 / spread)


def quantile(curve: Curve, p: float) -> Quantile:
    """The first day by which the share `p` has ended, 0 < p < 1.

    Its interval holds the days whose own interval does not rule the share out: R. Brookmeyer & J. Crowley
    (1982), Biometrics 38, 29–41.
    """
    # Products of fractions that are exactly the share left may come out a hair above it.
    left = 1 - p + 1e-12
    days = [point.day for point in curve.points]
    return Quantile(
        _first(days, (point.survival <= left for point in curve.points)),
        _first(days, (point.low <= left for point in curve.points)),
        _first(days, (point.high <= left for point in curve.points)),
    )


def _first(days: list[float], passed: Iterable[bool]) -> float | None:
    return next(compress(days, passed), None)
