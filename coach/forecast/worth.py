"""What each open deal is worth in the workspace's currency; the usual amount where nobody has set one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.clients.sales import Exchange
from coach.lives import WON, Life
from engine.money import Money, of_major
from engine.workspace import Workspace


class Prices(NamedTuple):
    worth: Mapping[str, int]
    """By deal, in minor units of the workspace's currency; 0 where it is not to be told."""
    usual: Money | None
    """The mean amount of the deals won so far; None where none is known."""
    unpriced: int
    """Deals without an amount: they count with the usual one."""
    no_rate: Mapping[str, int]
    """Deals by currency nobody has given a rate for: their value is left out."""

    @property
    def known(self) -> bool:
        """Whether there is any value to speak of."""
        return self.usual is not None or self.unpriced + sum(self.no_rate.values()) < len(self.worth)


def prices(lives: Iterable[Life], deals: Iterable[Life], here: Workspace) -> Prices:
    """`lives` as they stand, of which `deals` are the open ones in question."""
    exchange = Exchange(here)
    amounts = [amount for life in lives if life.outcome == WON and (amount := _amount(life))]
    won = [own.minor for amount in amounts if (own := _own(amount, exchange, here.currency))]
    usual = mean_of(won, here.currency) if won else None
    worth: dict[str, int] = {}
    no_rate: Counter[str] = Counter()
    unpriced = 0
    for life in deals:
        amount = _amount(life)
        own = _own(amount, exchange, here.currency) if amount else usual
        unpriced += amount is None
        if amount and own is None:
            no_rate[amount.currency] += 1
        worth[life.key] = own.minor if own else 0
    return Prices(worth, usual, unpriced, dict(sorted(no_rate.items())))


def _amount(life: Life) -> Money | None:
    amount, currency = life.value("amount"), life.value("currency")
    return None if amount is None or currency is None else Money(amount, currency)


def _own(amount: Money, exchange: Exchange, currency: str) -> Money | None:
    value = exchange.minor(*amount)
    return None if value is None else of_major(value, currency)


def mean_of(minor: Sequence[int], currency: str) -> Money:
    """To the nearest minor unit, halves up."""
    return Money((2 * sum(minor) + len(minor)) // (2 * len(minor)), currency)
