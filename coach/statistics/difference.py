"""How far two win rates lie apart, and how sure that is."""

from collections.abc import Mapping
from math import sqrt
from typing import NamedTuple

from coach.statistics.win_rate import Z_95

Weights = Mapping[str, float]
"""How often each deal was counted, by its key."""


class Difference(NamedTuple):
    """One rate less the other, from −1 to 1; between `low` and `high` with 95 % confidence."""

    gap: float
    low: float
    high: float

    @property
    def told_from_chance(self) -> bool:
        """Whether the interval leaves nought outside."""
        return self.low > 0 or self.high < 0


def score_interval(p: float, n: float) -> tuple[float, float]:
    """Wilson (1927) as `win_rate.rate`, for a number of observations that need not be whole."""
    z2 = Z_95 * Z_95
    centre, scale = p + z2 / (2 * n), 1 + z2 / n
    half = Z_95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def difference(one: tuple[int, int], other: tuple[int, int]) -> Difference:
    """Of two groups of different deals, each given as (won, n) with n at least 1.

    Hybrid score interval: R. G. Newcombe (1998), Statist. Med. 17, 873–890, method 10.
    """
    (won, n), (won_too, n_too) = one, other
    return _apart(won / n, n, won_too / n_too, n_too, 0.0)


def difference_of_counted(one: Weights, other: Weights, won: frozenset[str]) -> Difference:
    """Of two groups in which a deal may be counted several times, and stand in both; neither is empty.

    A deal is won once however often it is looked at. So a rate is the mean of one yes or no a deal, weighed
    by how often the deal was counted, and rests on (Σw)² / Σw² of them: L. Kish (1965), Survey Sampling,
    §11.7. Deals in both groups draw the two rates the same way, by r = Σ wv / √(Σw² Σv²), which is taken off:
    G. Y. Zou & A. Donner (2008), Statist. Med. 27, 1693–1702, of which Newcombe's is the case r = 0.
    """
    both = sum(weight * other.get(key, 0.0) for key, weight in one.items())
    squares = [sum(w * w for w in group.values()) for group in (one, other)]
    sums = [sum(group.values()) for group in (one, other)]
    p, q = (sum(w for key, w in group.items() if key in won) / sum(group.values()) for group in (one, other))
    n, m = (total * total / square for total, square in zip(sums, squares, strict=True))
    return _apart(p, n, q, m, both / sqrt(squares[0] * squares[1]))


def _apart(p: float, n: float, q: float, m: float, r: float) -> Difference:
    p_low, p_high = score_interval(p, n)
    q_low, q_high = score_interval(q, m)
    below = _joined(p - p_low, q_high - q, r)
    above = _joined(p_high - p, q - q_low, r)
    # Rounding must not lead out of what is possible.
    return Difference(p - q, max(-1.0, p - q - below), min(1.0, p - q + above))


def _joined(a: float, b: float, r: float) -> float:
    # Where r is 1 and a is b, rounding must not go below nought.
    return sqrt(max(0.0, a * a - 2 * r * a * b + b * b))
