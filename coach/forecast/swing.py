"""How far a period goes its own way: its wins against those the ages of the deals let expect.

Months differ by more than chance: holidays, prices that rise, the end of a quarter; and teams change. What
was expected at earlier dates, from what was known then, against what happened says by how much. It is all
reckoned in logarithms, where half and double lie equally far from one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import exp, log, sqrt
from random import Random
from typing import NamedTuple

USUAL = 0.25**2
"""Variance of a swing before any is seen: ours, a quarter more or less."""
WEIGHT = 3
"""Periods that counts for."""
HALF_LIFE = 12
"""After so many periods, one counts for half."""


class Met(NamedTuple):
    """A period that is over."""

    place: int
    """0, 1 or 2: the month within its quarter."""
    expected: float
    won: int

    @property
    def swing(self) -> float:
        return log((self.won + 0.5) / (self.expected + 0.5))

    @property
    def chance(self) -> float:
        """Variance the swing would have by chance alone: a Poisson count's, by the delta method."""
        return 1 / (self.expected + 0.5)


class Swing(NamedTuple):
    """What a period may do, by its place: a logarithm's mean, and its standard deviation."""

    means: Mapping[int, float]
    otherwise: float
    """The mean of a place that was not seen yet."""
    deviation: float

    def middle(self, place: int) -> float:
        """A factor of wins: 1 is what the ages let expect; above and below it are equally likely."""
        return exp(self._mean(place))

    def drawn(self, place: int, random: Random) -> float:
        return exp(random.gauss(self._mean(place), self.deviation))

    def _mean(self, place: int) -> float:
        return self.means.get(place, self.otherwise)


Weighed = Sequence[tuple[float, Met]]


def swing(met: Sequence[Met]) -> Swing:
    """`met`: the last one last.

    Whether the places of a quarter differ is left to credibility: H. Bühlmann & E. Straub (1970), Mitt. Ver.
    Schweiz. Vers.-Math. 70, 111–133, with variances by weighted analysis of variance.
    """
    weighed = [(w, each) for w, each in zip(_weights(met), met, strict=True)]
    n = sum(w for w, _ in weighed)
    centre = sum(w * each.swing for w, each in weighed) / (WEIGHT + n)
    places: dict[int, list[tuple[float, Met]]] = defaultdict(list)
    for w, each in weighed:
        places[each.place].append((w, each))
    free = n - sum(sum(w * w for w, _ in those) / _size(those) for those in places.values())
    if len(places) < 2 or free < 1:
        variance = _variance(weighed, {}, centre, n)
        return Swing({}, centre, _deviation(variance, n, n))
    own = {place: sum(w * each.swing for w, each in those) / _size(those) for place, those in places.items()}
    within = _variance(weighed, own, centre, free)
    middle = sum(w * each.swing for w, each in weighed) / n
    size = {place: _size(those) for place, those in places.items()}
    apart = sum(size[place] * (own[place] - middle) ** 2 for place in places) / (len(places) - 1)
    spread = (n - sum(each * each for each in size.values()) / n) / (len(places) - 1)
    between = max(0.0, (apart - within) / spread)
    trust = {place: size[place] * between / (size[place] * between + within) for place in places}
    means = {place: trust[place] * own[place] + (1 - trust[place]) * centre for place in places}
    unsure = between * (1 - min(trust.values()))
    return Swing(means, centre, _deviation(within + unsure, n, free))


def _weights(met: Sequence[Met]) -> Iterable[float]:
    """Old periods count for less, and so do those where few wins were expected."""
    ages = reversed(range(len(met)))
    return (0.5 ** (age / HALF_LIFE) * USUAL / (USUAL + m.chance) for age, m in zip(ages, met, strict=True))


def _size(weighed: Weighed) -> float:
    return sum(w for w, _ in weighed)


def _variance(weighed: Weighed, means: Mapping[int, float], otherwise: float, free: float) -> float:
    """Beyond chance."""
    apart = (w * ((m.swing - means.get(m.place, otherwise)) ** 2 - m.chance) for w, m in weighed)
    return (WEIGHT * USUAL + max(0.0, sum(apart))) / (WEIGHT + free)


def _deviation(variance: float, n: float, free: float) -> float:
    """With the mean unsure, and the variance judged by few periods: the variance of Student's t is
    ν / (ν − 2) times as large."""
    freedom = WEIGHT + free
    return sqrt(variance * (1 + 1 / (WEIGHT + n)) * freedom / (freedom - 2))
