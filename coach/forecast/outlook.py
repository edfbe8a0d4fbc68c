"""The open deals on some day, with the chance of each to be won by later ones."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple, TypeAlias

from coach.enough import ENOUGH
from coach.forecast.chance import chances
from coach.forecast.pace import Take, mean, pace
from coach.forecast.past import Past, Place
from coach.forecast.tally import Then, Wins, won_between
from coach.lives import ON, Life
from coach.stage_order import merged

Standing: TypeAlias = tuple[Place, int]
"""A stage, and for how many days a deal has been in it."""


class Version(NamedTuple):
    """Of a playbook, as the deals pinned to it have it."""

    playbook: str
    number: int
    order: tuple[str, ...]
    won: frozenset[str]


class Road(NamedTuple):
    """Of a playbook, all its versions taken together; what the newest says of a stage holds."""

    order: tuple[str, ...]
    """Its stages as they follow one another."""
    ahead: Mapping[str, str]
    """The stage behind each; empty behind the last."""
    won: frozenset[str]


Roads: TypeAlias = Mapping[str, Road]


def version_of(life: Life) -> Version:
    return Version(life.playbook, life.version, life.order, life.won_stages)


def roads(versions: Iterable[Version]) -> Roads:
    by_playbook: dict[str, list[Version]] = defaultdict(list)
    for each in sorted(versions, key=lambda v: v.number):
        by_playbook[each.playbook].append(each)
    return {playbook: _road(those) for playbook, those in by_playbook.items()}


def _road(versions: Sequence[Version]) -> Road:
    """`versions`: the newest last."""
    ahead: dict[str, str] = {}
    won: frozenset[str] = frozenset()
    for each in versions:
        ahead |= pairwise((*each.order, ""))
        won = (won - {*each.order}) | each.won
    return Road(merged([each.order for each in reversed(versions)]), ahead, won)


class Outlook(NamedTuple):
    day: float
    roads: Roads
    past: Past
    standing: Mapping[str, Standing]
    """Of each open deal that can be told, by key."""
    undated: tuple[str, ...]
    """Deals nobody knows the age of."""
    unlearned: tuple[str, ...]
    """Those from whose stage on nobody has gone all the way yet, nor could be next to arrive."""
    decided: int
    """Deals one could learn from."""

    @property
    def over(self) -> bool:
        """Whether there are deals to learn from, and none of them moved in all the time one looks back on."""
        return self.decided >= ENOUGH and not self.past

    @property
    def enough(self) -> bool:
        """Whether there is something to forecast, and to forecast it from."""
        return self.decided >= ENOUGH and bool(self.standing)


def outlook(then: Then, roads: Roads, day: float) -> Outlook:
    """From what was known on that day."""
    passable = {place for id, road in roads.items() for place in _passable(then.past, id, road)}
    standing: dict[str, Standing] = {}
    undated, unlearned = [], []
    for place, deals in then.standing:
        told = place in passable
        for key, since in deals:
            if since == -inf:
                undated.append(key)
            elif told:
                standing[key] = place, max(0, round(day - since))
            else:
                unlearned.append(key)
    return Outlook(day, roads, then.past, standing, tuple(undated), tuple(unlearned), then.decided)


def _passable(learned: Past, playbook: str, road: Road) -> Iterator[Place]:
    """The stages one can be won from, through stages that somebody has left."""
    reached = set(road.won)
    for stage in reversed(road.order):
        seen = learned.get((playbook, stage))
        if seen and not reached.isdisjoint((*seen.to[ON], road.ahead[stage])):
            reached.add(stage)
            yield playbook, stage


def chances_of(
    known: Outlook, standings: Iterable[Standing], days: Sequence[int], take: Callable[[Place], Take]
) -> dict[Standing, list[float]]:
    """The chance to be won within each number of days, at paces taken from what was learned, by stage."""
    by_playbook: dict[str, list[Standing]] = defaultdict(list)
    for each in standings:
        by_playbook[each[0][0]].append(each)
    found: dict[Standing, list[float]] = {}
    for playbook, those in by_playbook.items():
        order, ahead, won = known.roads[playbook]
        paces = {
            stage: pace(seen, ahead.get(stage, ""), take((id, stage)))
            for (id, stage), seen in known.past.items()
            if id == playbook
        }
        chance = chances(paces, order, won, max(days))
        ages: dict[Place, list[int]] = defaultdict(list)
        for place, age in those:
            ages[place].append(age)
        for place, own in ages.items():
            within = zip(own, chance.within(place[1], own, days), strict=True)
            found |= {(place, age): each for age, each in within}
    return found


def expected(known: Outlook, days: Sequence[int]) -> list[float]:
    """How many wins the mean pace lets expect, from each number of days to the next."""
    standing = Counter(known.standing.values())
    chance = chances_of(known, standing, days, lambda _: mean)
    found = [sum(n * chance[each][at] for each, n in standing.items()) for at in range(len(days))]
    return [until - before for before, until in pairwise((0.0, *found))]


def won(known: Outlook, wins: Wins, days: Sequence[int]) -> list[int]:
    """How many of the deals that could be told were won, from each number of days to the next.

    `wins` as they were known later.
    """
    ends = [known.day, *(known.day + n for n in days)]
    told = (won_between(wins, after, until) for after, until in pairwise(ends))
    return [sum(key in known.standing for key in those) for those in told]
