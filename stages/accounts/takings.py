"""What a client brings and costs in a year: revenue, contribution, profit, and what comes through them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from stages.accounts.purchases import Purchase, contribution, revenue


class Takings(NamedTuple):
    """Of one window. None is unknown: a margin is missing, a cost or an add-on was never told."""

    revenue: Decimal
    contribution: Decimal | None
    cost_to_serve: Decimal | None
    add_on: Decimal | None
    unknown_margins: int
    """Purchases whose margin nobody has told."""

    @property
    def profit(self) -> Decimal | None:
        """Contribution less the cost to serve: a big spender is not yet a valuable customer (method §7).
        A cost nobody has told is not deducted."""
        return None if self.contribution is None else self.contribution - (self.cost_to_serve or 0)

    @property
    def current(self) -> Decimal | None:
        """Current value = direct + add-on (method §7): contribution, and the margin of those we reached
        through this client."""
        return None if self.contribution is None else self.contribution + (self.add_on or 0)


def takings(purchases: Iterable[Purchase], cost_to_serve: Decimal | None, add_on: Decimal | None) -> Takings:
    """Of purchases within one window."""
    bought = tuple(purchases)
    unknown = sum(p.margin is None for p in bought)
    return Takings(revenue(bought), contribution(bought), cost_to_serve, add_on, unknown)
