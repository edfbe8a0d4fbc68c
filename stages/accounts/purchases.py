"""What clients bought, and what their buying tells: how much, how often, how much at a time.

Amounts and margins are major units of the portfolio's one currency; a credit note is negative.
All that is bought on one day is one purchase, however many lines it was written in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

NOTHING = Decimal(0)


class Purchase(NamedTuple):
    account: str
    on: date
    amount: Decimal
    margin: Decimal | None = None
    product: str | None = None


Bought = Mapping[str, Sequence[Purchase]]
"""Every account with its purchases, oldest first; one that bought nothing is there, too."""


class Window(NamedTuple):
    """The days that are looked at, both ends included."""

    first: date
    last: date

    def of(self, purchases: Iterable[Purchase]) -> tuple[Purchase, ...]:
        return tuple(p for p in purchases if self.first <= p.on <= self.last)


def days_back(days: int, today: date) -> Window:
    """The last `days` days, today among them."""
    return Window(today - timedelta(days=days - 1), today)


def by_account(purchases: Iterable[Purchase], accounts: Iterable[str]) -> dict[str, tuple[Purchase, ...]]:
    """The purchases of each of these accounts; what others bought is left out."""
    found: dict[str, list[Purchase]] = {account: [] for account in accounts}
    for purchase in purchases:
        if purchase.account in found:
            found[purchase.account].append(purchase)
    return {account: tuple(sorted(all, key=lambda p: p.on)) for account, all in found.items()}


def revenue(purchases: Iterable[Purchase]) -> Decimal:
    return sum((p.amount for p in purchases), NOTHING)


def contribution(purchases: Iterable[Purchase]) -> Decimal | None:
    """What remains after the cost of what was sold; None while a margin among them is unknown."""
    total = NOTHING
    for purchase in purchases:
        if purchase.margin is None:
            return None
        total += purchase.margin
    return total


def buying_days(purchases: Iterable[Purchase]) -> tuple[date, ...]:
    """The days on which more was bought than given back, oldest first."""
    sums: dict[date, Decimal] = {}
    for purchase in purchases:
        sums[purchase.on] = sums.get(purchase.on, NOTHING) + purchase.amount
    return tuple(sorted(day for day, amount in sums.items() if amount > 0))


def mean_amount(purchases: Sequence[Purchase]) -> Decimal | None:
    """Revenue per purchase; None where there is no purchase."""
    days = buying_days(purchases)
    return revenue(purchases) / len(days) if days else None


def mean_cycle(purchases: Sequence[Purchase]) -> Decimal | None:
    """Mean days from one purchase to the next; one purchase has no cycle."""
    days = buying_days(purchases)
    return Decimal((days[-1] - days[0]).days) / (len(days) - 1) if len(days) > 1 else None
