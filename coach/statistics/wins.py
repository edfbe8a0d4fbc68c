"""How often deals are won, by what is known of them: as it was when they were decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.limits.segments import SIZES, Bands
from coach.lives import LOST, WON, Life
from coach.statistics.funnel import stages_stood_in
from coach.statistics.win_rate import Rate, rate

PEOPLE = ("0", "1", "2", "3", "4", "5+")
"""How many people of the client we dealt with."""
ALPHA = 0.05


class Group(NamedTuple):
    """Deals that have something in common; `id` is None where it is not known."""

    id: str | None
    n: int
    won: int
    rate: Rate | TooFew
    apart: bool
    """Whether the rate of all deals lies outside the 95 % interval of these."""


class Wins(NamedTuple):
    every: Rate | None
    """None while nothing is decided."""
    groups: tuple[Group, ...]
    """In an order that says nothing about their rates."""

    @property
    def by_chance(self) -> float:
        """How many groups would stand apart by chance alone: one in twenty of those that could."""
        return ALPHA * sum(isinstance(group.rate, Rate) for group in self.groups)


def by_stage(lives: Iterable[Life], order: Sequence[str]) -> Wins:
    """By every stage a deal stood in, so that it counts in several; those of winning tell nothing."""

    def before_winning(life: Life) -> Iterable[str]:
        return stages_stood_in(life) - life.won_stages

    return _wins(lives, before_winning, order)


def by_field(lives: Iterable[Life], field: str) -> Wins:
    return _wins(lives, lambda life: (then(life, field),))


def by_owner(lives: Iterable[Life], teams: Mapping[str, str | None] | None = None) -> Wins:
    """By login; where `teams` are given, by the team its owner is of."""

    def theirs(life: Life) -> tuple[str | None]:
        owner = str(then(life, "owner"))
        return (owner if teams is None else teams.get(owner),)

    return _wins(lives, theirs)


def by_amount(lives: Iterable[Life], bands: Bands) -> Wins:
    def size(life: Life) -> tuple[str | None]:
        return (bands.size(then(life, "amount"), then(life, "currency")),)

    return _wins(lives, size, SIZES)


def by_people(lives: Iterable[Life], met: Mapping[str, int]) -> Wins:
    """`met`: how many people of the client, by deal."""
    return _wins(lives, lambda life: (PEOPLE[min(met.get(life.key, 0), len(PEOPLE) - 1)],), PEOPLE)


def then(life: Life, field: str) -> Any | None:
    """What a field was set to when the deal was decided; where it was told later only, the first that was.

    An import tells of old deals what nobody wrote down at the time.
    """
    end = life.decided_at
    known = [told for told in life.told if told.fields.get(field) is not None]
    before = [told for told in known if told.at is None or end is None or told.at <= end]
    if before:
        return before[-1].fields[field]
    return known[0].fields[field] if known else None


def _wins(
    lives: Iterable[Life], of: Callable[[Life], Iterable[str | None]], order: Sequence[str] = ()
) -> Wins:
    """In the given order, then by id; the unknown last."""
    decided = [life for life in lives if life.outcome in (WON, LOST)]
    counts: dict[str | None, list[int]] = {}
    for life in decided:
        for id in of(life):
            counts.setdefault(id, [0, 0])[life.outcome == LOST] += 1
    places = {id: at for at, id in enumerate(order)}
    ids = sorted(counts, key=lambda id: (id is None, places.get(id or "", len(places)), id or ""))
    every = rate(sum(life.outcome == WON for life in decided), len(decided)) if decided else None
    return Wins(every, tuple(_group(id, counts[id], every) for id in ids))


def _group(id: str | None, counts: Sequence[int], every: Rate | None) -> Group:
    won, n = counts[0], sum(counts)
    if n < ENOUGH:
        return Group(id, n, won, TooFew(n), apart=False)
    own = rate(won, n)
    return Group(id, n, won, own, every is not None and not own.low <= every.rate <= own.high)
