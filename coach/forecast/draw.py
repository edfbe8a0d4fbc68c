"""Many ways the coming periods may go, and the middle 80 % of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log1p
from random import Random
from typing import NamedTuple

from coach.forecast.outlook import Outlook, chances_of
from coach.forecast.pace import drawn
from coach.forecast.swing import Swing

WORLDS = 100
"""Sets of paces that may be the true ones."""
RUNS = 10
"""In each of them."""
INSIDE = 0.8
_CERTAIN = 1 - 1e-12


class Ahead(NamedTuple):
    """A coming period: it ends so many days from now."""

    days: int
    place: int
    """In its cycle."""
    swing: Swing


class Interval(NamedTuple):
    """Both bounds belong to it; `share` of the runs fell within, 80 % or, of small numbers, more."""

    mean: float
    low: int
    high: int
    share: float


class Run(NamedTuple):
    """One way it may go: per period, how many are won, and what they are worth in minor units."""

    wins: list[int]
    worth: list[int]


def runs(known: Outlook, deals: Mapping[str, int], ahead: Sequence[Ahead], random: Random) -> Iterator[Run]:
    """Of these deals, each with its worth; those the outlook can't tell are not among them.

    The deals that win are drawn as the first hits of a Poisson process with intensity −log(1 − chance), which
    gives every deal its own chance exactly (D. R. Cox & V. Isham, Point Processes, 1980, §3.3), and lets
    a period's swing speed all of them up or down.
    """
    keys = [key for key in deals if key in known.standing]
    worth = [deals[key] for key in keys]
    standings = dict.fromkeys(known.standing[key] for key in keys)
    days = [period.days for period in ahead]
    for _ in range(WORLDS):
        chance = chances_of(known, standings, days, drawn(random))
        speeds = {each: _speeds(found) for each, found in chance.items()}
        by_deal = [speeds[known.standing[key]] for key in keys]
        pulls = [list(accumulate(each[at] for each in by_deal)) for at in range(len(ahead))]
        for _ in range(RUNS):
            yield _run(pulls, worth, ahead, random)


def _speeds(chance: Sequence[float]) -> list[float]:
    found = [-log1p(-min(each, _CERTAIN)) for each in chance]
    return [max(0.0, until - before) for before, until in pairwise((0.0, *found))]


def _run(pulls: list[list[float]], worth: list[int], ahead: Sequence[Ahead], random: Random) -> Run:
    won: set[int] = set()
    run = Run([], [])
    everyone = range(len(worth))
    for pull, period in zip(pulls, ahead, strict=True):
        before, hits = set(won), 0
        if pull and pull[-1] > 0:
            hits = _poisson(pull[-1] * period.swing.drawn(period.place, random), random)
        won.update(random.choices(everyone, cum_weights=pull, k=hits) if hits else ())
        now = won - before
        run.wins.append(len(now))
        run.worth.append(sum(worth[at] for at in now))
    return run


def _poisson(mean: float, random: Random) -> int:
    """How many of a chain of exponential waits fit in."""
    n, waited = 0, random.expovariate(1)
    while waited < mean:
        n, waited = n + 1, waited + random.expovariate(1)
    return n


def interval(found: Sequence[int]) -> Interval:
    """The ends that are seldom reached are cut off, the rarer first, while 80 % stay inside."""
    of = Counter(found)
    values = sorted(of)
    n, low, high = len(found), 0, len(values) - 1
    below = above = 0
    while low < high:
        lower, higher = below + of[values[low]], above + of[values[high]]
        fits_low = n - lower - above >= INSIDE * n
        fits_high = n - below - higher >= INSIDE * n
        if fits_low and (lower <= higher or not fits_high):
            low, below = low + 1, lower
        elif fits_high:
            high, above = high - 1, higher
        else:
            break
    return Interval(sum(found) / n, values[low], values[high], (n - below - above) / n)
