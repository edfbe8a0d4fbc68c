"""Retention and churn by year or quarter, and why clients leave (method §7)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from stages.accounts.periods import Period, over, period_of
from stages.accounts.purchases import Bought, buying_days

REFERENCE: Mapping[str, int] = {
    "death": 1,
    "moved": 3,
    "competitor": 6,
    "product": 14,
    "neglect": 68,
    "other": 8,
}
"""Why customers leave, in per cent: the method's reference split (§7)."""


class Turn(NamedTuple):
    """From one period to the next: who bought in `period`, and who of them did not in the one after it."""

    period: Period
    buyers: int
    lost: tuple[str, ...]

    @property
    def stayed(self) -> int:
        return self.buyers - len(self.lost)

    @property
    def retention(self) -> Decimal | None:
        """Share of the buyers who bought again, 0 to 1; None where nobody bought."""
        return Decimal(self.stayed) / self.buyers if self.buyers else None

    @property
    def churn(self) -> Decimal | None:
        """1 − retention."""
        return None if self.retention is None else 1 - self.retention


def turns(bought: Bought, today: date, unit: str) -> tuple[Turn, ...]:
    """Every pair of periods that have both ended; the running one is not judged yet."""
    days = {account: buying_days(all) for account, all in bought.items()}
    first = min((each[0] for each in days.values() if each), default=None)
    if first is None:
        return ()
    active = {account: {period_of(day, unit) for day in each} for account, each in days.items()}
    found = []
    for period, after in pairwise(over(first, today, unit)):
        buyers = [account for account, periods in active.items() if period in periods]
        lost = tuple(sorted(account for account in buyers if after not in active[account]))
        found.append(Turn(period, len(buyers), lost))
    return tuple(found)


def overall(judged: Sequence[Turn]) -> Decimal | None:
    """Retention over all turns: those who stayed among those who bought, each turn by its size."""
    buyers = sum(turn.buyers for turn in judged)
    return Decimal(sum(turn.stayed for turn in judged)) / buyers if buyers else None


class Reason(NamedTuple):
    """`share` (0 to 1) is of those whose reason is known; `reference` is the method's, in per cent."""

    id: str
    n: int
    share: Decimal | None
    reference: int


def reasons(left: Iterable[str | None]) -> tuple[tuple[Reason, ...], int]:
    """The reasons of those who left against the reference split, and how many left for a reason unknown."""
    counted = Counter(left)
    unknown = counted.pop(None, 0)
    total = counted.total()
    split = tuple(
        Reason(id, counted[id], Decimal(counted[id]) / total if total else None, reference)
        for id, reference in REFERENCE.items()
    )
    return split, unknown
