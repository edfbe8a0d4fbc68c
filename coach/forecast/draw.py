"""Many ways the coming periods may go, and the middle 80 % of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate, pairwise
from math import exp, expm1, log, log1p, sqrt
from operator import itemgetter, mul, sub
from random import Random
from statistics import median_low
from typing import NamedTuple

from coach.forecast.outlook import Outlook, chances_of
from coach.forecast.pace import Take, drawn
from coach.forecast.past import Place
from coach.forecast.swing import Swing

WORLDS = 100
"""Sets of paces that may be the true ones."""
RUNS = 10
"""In each of them."""
INSIDE = 0.8
MANY = 400
"""Wins in the first period: behind it the normal law is as good as drawing deal by deal, which takes the
longer the more there are."""
CROWD = 2000
"""Wins in one period of a run, as far as it strays: behind it the rest of the run goes by the normal law too.
Where the past says little, a period may stray a thousandfold, and each deal would be hit as often."""
_MANY_HITS = 1000
"""Behind it, their number is drawn by the normal law."""
_CERTAIN = 1 - 1e-12


class Ahead(NamedTuple):
    """A coming period: it ends so many days from now."""

    days: int
    place: int
    """In its cycle."""
    swing: Swing


class Interval(NamedTuple):
    """Of many runs the middle one, and the bounds 80 % lie between.

    Both bounds belong to it; `share` of the runs fell within, 80 % or, of small numbers, more. Half and
    double are equally likely swings: the mean of the runs would grow with what is not known, the middle one
    does not.
    """

    median: int
    low: int
    high: int
    share: float


class Run(NamedTuple):
    """One way it may go: per period, how many are won, and what they are worth in minor units."""

    wins: list[int]
    worth: list[int]


class Draws(NamedTuple):
    runs: list[Run]
    chance: Mapping[str, float]
    """By deal: to be won before the last period ends, if no period strays further than is usual."""


def draw(known: Outlook, deals: Mapping[str, int], ahead: Sequence[Ahead], seed: int) -> Draws:
    """Of these deals, each with its worth; those the outlook can't tell are not among them.

    The deals that win are drawn as the first hits of a Poisson process with intensity −log(1 − chance), which
    gives every deal its own chance exactly (D. R. Cox & V. Isham, Point Processes, 1980, §3.3), and lets
    a period's swing speed all of them up or down. Every stage and every period has a chain of random numbers
    of its own: what is drawn for one does not depend on what else was asked for.
    """
    keys = [key for key in deals if key in known.standing]
    worth = [deals[key] for key in keys]
    standings = list(dict.fromkeys(known.standing[key] for key in keys))
    places = {each: at for at, each in enumerate(standings)}
    stood = [places[known.standing[key]] for key in keys]
    by_deal = itemgetter(*stood) if len(stood) > 1 else lambda by_standing: by_standing
    alike = _alike(stood, worth, len(standings))
    days = [period.days for period in ahead]
    lots = [_Lots(Random(f"{seed} swing {at}"), Random(f"{seed} win {at}")) for at in range(len(ahead))]
    usual = [period.swing.middle(period.place) for period in ahead]
    chances = [0.0] * len(standings)
    found = []
    for world in range(WORLDS):
        chance = chances_of(known, standings, days, partial(_paces, seed, world))
        by_standing = [_speeds(chance[each]) for each in standings]
        for at, speed in enumerate(by_standing):
            chances[at] -= expm1(-sum(map(mul, speed, usual))) / WORLDS
        speeds = [[speed[at] for speed in by_standing] for at in range(len(ahead))]
        # By the first alone: what a period says does not depend on how many more were asked for.
        if speeds and _wins(alike, speeds[0], usual[0]) > MANY:
            found += [_run_of_many(alike, speeds, _strays(ahead, lots), lots) for _ in range(RUNS)]
        else:
            pulls = [list(accumulate(by_deal(speed))) for speed in speeds]
            for _ in range(RUNS):
                found.append(_run(pulls, (stood, worth), alike, speeds, _strays(ahead, lots), lots))
    return Draws(found, {key: chances[at] for key, at in zip(keys, stood, strict=True)})


class _Lots(NamedTuple):
    """Of a period."""

    swing: Random
    win: Random


def _paces(seed: int, world: int, place: Place) -> Take:
    return drawn(Random(f"{seed} {world} {'/'.join(place)}"))


def _speeds(chance: Sequence[float]) -> list[float]:
    found = [-log1p(-min(each, _CERTAIN)) for each in chance]
    return [max(0.0, until - before) for before, until in pairwise((0.0, *found))]


class _Alike(NamedTuple):
    """The deals of each standing: how many, what they are worth together, and their worths squared."""

    n: list[int]
    worth: list[int]
    squares: list[int]


def _alike(stood: Sequence[int], worth: Sequence[int], standings: int) -> _Alike:
    found = _Alike([0] * standings, [0] * standings, [0] * standings)
    for at, each in zip(stood, worth, strict=True):
        found.n[at] += 1
        found.worth[at] += each
        found.squares[at] += each * each
    return found


def _without(alike: _Alike, gone: _Alike) -> _Alike:
    return _Alike(*(list(map(sub, each, own)) for each, own in zip(alike, gone, strict=True)))


def _wins(alike: _Alike, speed: Sequence[float], strays: float) -> float:
    """How many a period lets expect that strays so far."""
    return -sum(n * expm1(-each * strays) for n, each in zip(alike.n, speed, strict=True))


def _strays(ahead: Sequence[Ahead], lots: Sequence[_Lots]) -> list[float]:
    """How far each period of a run does."""
    return [each.swing.drawn(each.place, lot.swing) for each, lot in zip(ahead, lots, strict=True)]


def _run(
    pulls: Sequence[list[float]],
    deals: tuple[list[int], list[int]],
    alike: _Alike,
    speeds: Sequence[Sequence[float]],
    strays: Sequence[float],
    lots: Sequence[_Lots],
) -> Run:
    """Deal by deal, each with where it stands and what it is worth."""
    stood, worth = deals
    won: set[int] = set()
    run = Run([], [])
    everyone = range(len(worth))
    for at, (pull, stray, lot) in enumerate(zip(pulls, strays, lots, strict=True)):
        mean = pull[-1] * stray if pull else 0.0
        if mean > CROWD and _wins(alike, speeds[at], stray) > CROWD:
            gone = _alike([stood[n] for n in won], [worth[n] for n in won], len(alike.n))
            rest = _run_of_many(_without(alike, gone), speeds[at:], strays[at:], lots[at:])
            return Run(run.wins + rest.wins, run.worth + rest.worth)
        hits = _poisson(mean, lot.win) if mean > 0 else 0
        now = set(lot.win.choices(everyone, cum_weights=pull, k=hits)) - won if hits else set()
        won |= now
        run.wins.append(len(now))
        run.worth.append(sum(map(worth.__getitem__, now)))
    return run


def _run_of_many(
    alike: _Alike, speeds: Sequence[Sequence[float]], strays: Sequence[float], lots: Sequence[_Lots]
) -> Run:
    """How many win and what they are worth, drawn together by the normal law: sums over many deals that win
    or not each by itself. What chance gives one period it takes from none of the next: next to the swings
    that is nothing; but no more are won than there are."""
    run = Run([], [])
    still, left, left_worth = [1.0] * len(alike.n), sum(alike.n), sum(alike.worth)
    for speed, stray, lot in zip(speeds, strays, lots, strict=True):
        stay = [exp(-each * stray) for each in speed]
        wins = [there * (1 - each) for there, each in zip(still, stay, strict=True)]
        still = list(map(mul, still, stay))
        spread = [each * (1 - each) for each in wins]
        n, worth = sum(map(mul, alike.n, wins)), sum(map(mul, alike.worth, wins))
        of_n, of_both, of_worth = (sum(map(mul, each, spread)) for each in alike)
        off = lot.win.gauss(0, 1)
        own = sqrt(max(0.0, of_worth - of_both * of_both / of_n)) if of_n else 0.0
        worth += off * of_both / sqrt(of_n) if of_n else 0.0
        run.wins.append(min(left, max(0, round(n + off * sqrt(of_n)))))
        run.worth.append(min(left_worth, max(0, round(worth + lot.win.gauss(0, own)))))
        left, left_worth = left - run.wins[-1], left_worth - run.worth[-1]
    return run


def _poisson(mean: float, random: Random) -> int:
    """How many of a chain of exponential waits fit in; of very many, as the normal law has it."""
    if mean > _MANY_HITS:
        return max(0, round(random.gauss(mean, sqrt(mean))))
    # As `random.expovariate(1)` draws it, without a call for each of a million.
    n, waited, draw = 0, -log(1 - random.random()), random.random
    while waited < mean:
        n, waited = n + 1, waited - log(1 - draw())
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
    return Interval(median_low(found), values[low], values[high], (n - below - above) / n)
