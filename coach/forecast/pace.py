"""How fast stages are left, and which way: what the past shows, and one guess at the truth behind it.

A stay is left at a pace that depends on the stage and on its age: piecewise exponential with competing
ways (J. D. Kalbfleisch & R. L. Prentice, The Statistical Analysis of Failure Time Data, 2002, ch. 8).
k departures in x days leave a Gamma(a + k, b + x) belief about a pace. Where little was seen, an age is
taken to go on as the one before it, after D. Gamerman (1991), Applied Statistics 40, 63–79.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from math import exp
from random import Random
from typing import NamedTuple, TypeAlias

from coach.forecast.past import EDGES, Seen
from coach.lives import BACK, ON
from engine.state import STOPPED

WEIGHT = 0.5
"""Departures the age before counts for: with as many seen here, both weigh the same."""
_MOMENT = 1 / 1440
"""Days that the quickest departure takes."""
_WIDTHS = tuple(after - before for before, after in pairwise(EDGES))

Share: TypeAlias = tuple[str, float]


class Pace(NamedTuple):
    """Of one stage: for each age in whole days, up to the last edge, after which nothing changes."""

    stays: list[float]
    """The chance to be there a day later."""
    on: list[float]
    """The chance to be gone on within the day."""
    back: list[float]
    ahead: tuple[Share, ...]
    """Where those that go on go, and what share of them."""
    behind: tuple[Share, ...]


Take: TypeAlias = Callable[[float, float], float]
"""A pace out of the belief Gamma(shape, rate)."""


def mean(shape: float, rate: float) -> float:
    return shape / rate


def drawn(random: Random) -> Take:
    return lambda shape, rate: random.gammavariate(shape, 1 / rate)


def pace(seen: Seen, following: str, take: Take) -> Pace:
    """`following` is the next stage of the playbook: where the first to go on is expected to go."""
    on, stopped = (_by_age(seen.left[way], seen.days, take) for way in (ON, STOPPED))
    # Nobody having gone back, there is no saying where to.
    back = _by_age(seen.left[BACK], seen.days, take) if any(seen.left[BACK]) else repeat(0.0)
    stays: list[float] = []
    gone_on: list[float] = []
    gone_back: list[float] = []
    for a, b, c, width in zip(on, back, stopped, (*_WIDTHS, 1), strict=False):
        pace = a + b + c
        stay = exp(-pace)
        share = (1 - stay) / pace if pace else 0.0
        stays += [stay] * width
        gone_on += [a * share] * width
        gone_back += [b * share] * width
    ahead = _shares(seen.to[ON].items(), following, take)
    behind = _shares(seen.to[BACK].items(), None, take)
    return Pace(stays, gone_on, gone_back, ahead, behind)


def _by_age(left: Sequence[int], days: Sequence[float], take: Take) -> Iterator[float]:
    """A pace for every age. The age before counts for half a departure, at the faster of the two paces:
    else a slow one would outweigh many departures here."""
    before = (sum(left) + WEIGHT) / max(sum(days), 1.0)
    for k, x in zip(left, days, strict=True):
        x = max(x, k * _MOMENT)
        weight = WEIGHT / max(before, k / x if k else 0.0)
        shape, rate = weight * before + k, weight + x
        yield take(shape, rate)
        before = shape / rate


def _shares(seen: Iterable[Share], expected: str | None, take: Take) -> tuple[Share, ...]:
    """A Dirichlet belief, by way of its Gammas."""
    weights = dict(seen)
    if expected is not None:
        weights[expected] = weights.get(expected, 0) + WEIGHT
    drawn = {stage: take(weight, 1.0) for stage, weight in weights.items()}
    total = sum(drawn.values())
    return tuple((stage, weight / total) for stage, weight in drawn.items())
