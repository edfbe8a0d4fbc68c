"""Which deals have stopped moving: every live deal judged, those that matter ranked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.level import Level
from coach.limits import LimitBook, StageLimits
from coach.ranking import STATUSES, Factors, rank
from coach.signs.table import SIGNS
from engine.deal_table import LiveDeal
from engine.money import Money

_LEVELS = tuple(sign.level for sign in SIGNS)


class Judged(NamedTuple):
    """A live deal and how bad it is. `waiting`: for a known reason, which quiets every sign."""

    deal: LiveDeal
    limits: StageLimits
    level: Level
    waiting: bool

    @property
    def stalled(self) -> bool:
        return self.level >= Level.WARN


class Tally(NamedTuple):
    """The deals of one status: how many, and what they are worth in each currency."""

    status: str
    total: int
    stalled: int
    unknown: int
    worth: tuple[Money, ...]
    at_risk: tuple[Money, ...]
    """Of the stalled ones, in the order of `worth`."""


def judge(deal: LiveDeal, limits: StageLimits) -> Judged:
    if deal.waiting_until is not None and deal.waiting_until >= limits.today:
        return Judged(deal, limits, Level.NONE, True)
    worst = Level.NONE
    for level in _LEVELS:
        found = level(deal, limits)
        if found > worst:
            worst = found
            if worst is Level.CRITICAL:
                break
    return Judged(deal, limits, worst, False)


def judge_all(deals: Iterable[LiveDeal], book: LimitBook) -> list[Judged]:
    return [judge(deal, book.of(deal)) for deal in deals]


def ranked(judged: Iterable[Judged], known: Factors, *, every: bool = False) -> list[Judged]:
    """Those at warn or worse and those of unknown age, or every one; the first to look at first."""
    chosen = [j for j in judged if every or j.level > Level.NONE]
    return sorted(chosen, key=lambda j: rank(j.deal, j.level, known))


def waiting(judged: Iterable[Judged]) -> list[Judged]:
    """The next one back comes first."""
    found = [j for j in judged if j.waiting]
    return sorted(found, key=lambda j: (j.deal.waiting_until or "", j.deal.key))


def tallies(judged: Sequence[Judged]) -> list[Tally]:
    """One for each status that has live deals."""
    found = (_tally(status, [j for j in judged if j.deal.status == status]) for status in STATUSES)
    return [tally for tally in found if tally.total]


def _tally(status: str, judged: Sequence[Judged]) -> Tally:
    worth: dict[str, int] = {}
    at_risk: dict[str, int] = {}
    for deal, _, level, _ in judged:
        if deal.amount is not None and deal.currency is not None:
            worth[deal.currency] = worth.get(deal.currency, 0) + deal.amount
            if level >= Level.WARN:
                at_risk[deal.currency] = at_risk.get(deal.currency, 0) + deal.amount
    currencies = sorted(worth)
    return Tally(
        status=status,
        total=len(judged),
        stalled=sum(j.stalled for j in judged),
        unknown=sum(j.level == Level.UNKNOWN for j in judged),
        worth=tuple(Money(worth[c], c) for c in currencies),
        at_risk=tuple(Money(at_risk.get(c, 0), c) for c in currencies),
    )
