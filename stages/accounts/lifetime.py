"""Customer lifetime and lifetime value (method §7)."""

from decimal import Decimal
from typing import NamedTuple

from stages.cash_flow import npv


class Lifetime(NamedTuple):
    """Expected periods a client stays; None is endless, for nobody ever leaves."""

    periods: Decimal | None

    @property
    def endless(self) -> bool:
        return self.periods is None


def lifetime(retention: Decimal) -> Lifetime:
    """Expected life = 1 / (1 − r), r the share who stay from a period to the next (method §7): 90 % is 10
    periods, 95 % is 20, 0 % the one in which they bought, 100 % endless."""
    _within(retention)
    return Lifetime(None if retention == 1 else 1 / (1 - retention))


def expected_margins(margin: Decimal, retention: Decimal, horizon: int) -> tuple[Decimal, ...]:
    """m·r^t for t = 0 … horizon − 1: what each period brings, times the share who are still with us."""
    _within(retention)
    share = Decimal(1)
    flows = []
    for _ in range(horizon):
        flows.append(margin * share)
        share *= retention
    return tuple(flows)


def lifetime_value(
    margin: Decimal,
    retention: Decimal,
    rate: Decimal,
    horizon: int,
    acquisition: Decimal = Decimal(0),
) -> Decimal:
    """CLV = Σ m·r^t / (1 + d)^t for t = 0 … horizon − 1, less the acquisition cost (method §7: discounted sum
    of expected margins − acquisition cost; Gupta & Lehmann 2005, Managing Customers as Investments).

    Timing: a period's margin stands at its beginning; the first is certain and not discounted, and the
    acquisition is paid then. So with d = 0 and an endless horizon CLV is margin × expected life.
    `margin` per period, `retention` 0 to 1, `rate` above −1; ValueError beyond.
    """
    return npv(rate, expected_margins(margin, retention, horizon)) - acquisition


def _within(retention: Decimal) -> None:
    if not 0 <= retention <= 1:
        raise ValueError(f"retention is a share from 0 to 1, not {retention}")
