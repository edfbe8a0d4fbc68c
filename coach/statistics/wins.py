"""How often deals are won, by what is known of them: as it was when they were decided.

A group is held against all the other deals, never against a total it is a part of.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coach.enough import ENOUGH, TooFew
from coach.limits.segments import MOSTLY, SIZES, Bands
from coach.lives import LOST, WON, Life
from coach.statistics.difference import Difference, difference
from coach.statistics.funnel import stages_bypassed, stages_stood_in
from coach.statistics.met import Early
from coach.statistics.win_rate import Rate, holds, rate

PEOPLE = ("0", "1", "2", "3", "4", "5+")
"""How many people of the client we dealt with."""
ALPHA = 0.05


class Group(NamedTuple):
    """Deals that have something in common; `id` is None where it is not known."""

    id: str | None
    n: int
    won: int
    rate: Rate | TooFew | None
    """None of a stage where the deals that bypassed it would move it beyond its interval."""
    gap: Difference | None
    """Its rate less that of the others; None where they can't be compared, or either are too few."""
    bypassed: int = 0
    """Of a stage: decided deals that came further and never stood in it."""

    @property
    def apart(self) -> bool:
        """Whether it differs from the others by more than chance."""
        return self.gap is not None and self.gap.told_from_chance


class Wins(NamedTuple):
    every: Rate | None
    """None while nothing is decided."""
    groups: tuple[Group, ...]
    """In an order that says nothing about their rates."""
    known: float
    """Share of the deals of which is known what they are grouped by."""

    @property
    def by_chance(self) -> float:
        """How many groups would stand apart by chance alone: one in twenty of those compared."""
        return ALPHA * sum(group.gap is not None for group in self.groups)


def by_stage(lives: Iterable[Life], order: Sequence[str]) -> Wins:
    """By every stage a deal stood in; those of winning tell nothing.

    Each stage holds the deals of those behind it, and whoever won went through all: nothing to compare.
    """
    lives = [life for life in lives if life.outcome in (WON, LOST)]
    past = Counter((stage, life.outcome) for life in lives for stage in stages_bypassed(life))

    def before_winning(life: Life) -> Iterable[str]:
        return stages_stood_in(life) - life.won_stages

    found = _wins(lives, before_winning, order, compared=False)
    groups = (_known(group, past[group.id or "", WON], past[group.id or "", LOST]) for group in found.groups)
    return found._replace(groups=tuple(groups))


def _known(found: Group, won: int, lost: int) -> Group:
    """Of a stage: held against those that bypassed it."""
    own = found.rate
    known = isinstance(own, TooFew) or (own is not None and holds(own, won, won + lost))
    return found._replace(rate=own if known else None, bypassed=won + lost)


def by_field(lives: Iterable[Life], field: str) -> Wins:
    """Compared where it is known of most: where it is not, those that have it may be those that won."""
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


def by_people(early: Early) -> Wins:
    def people(life: Life) -> tuple[str]:
        return (PEOPLE[min(early.met.get(life.key, 0), len(PEOPLE) - 1)],)

    return _wins(early.lives, people, PEOPLE)


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
    lives: Iterable[Life],
    of: Callable[[Life], Iterable[str | None]],
    order: Sequence[str] = (),
    *,
    compared: bool = True,
) -> Wins:
    """In the given order, then by id; the unknown last."""
    decided = [life for life in lives if life.outcome in (WON, LOST)]
    counts: dict[str | None, list[int]] = {}
    unknown = 0
    for life in decided:
        for id in of(life):
            counts.setdefault(id, [0, 0])[life.outcome == LOST] += 1
            unknown += id is None
    places = {id: at for at, id in enumerate(order)}
    ids = sorted(counts, key=lambda id: (id is None, places.get(id or "", len(places)), id or ""))
    n, won = len(decided), sum(life.outcome == WON for life in decided)
    known = 1 - unknown / n if n else 0.0
    others = (won, n) if compared and known >= MOSTLY else None
    groups = tuple(_group(id, counts[id], others) for id in ids)
    return Wins(rate(won, n) if n else None, groups, known)


def _group(id: str | None, counts: Sequence[int], every: tuple[int, int] | None) -> Group:
    """`every`: (won, n) of all, where the group may be held against the rest of them."""
    won, n = counts[0], sum(counts)
    if n < ENOUGH:
        return Group(id, n, won, TooFew(n), None)
    gap: Difference | None = None
    if every is not None and every[1] - n >= ENOUGH:
        gap = difference((won, n), (every[0] - won, every[1] - n))
    return Group(id, n, won, rate(won, n), gap)
