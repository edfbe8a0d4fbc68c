"""The annual sales estimate (method §7)."""

from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, msg
from stages.accounts.purchases import NOTHING, Bought, Window, buying_days, revenue
from stages.rounding import plain

MONTHS = 12
FINE = Decimal("0.0001")


class SalesEstimate(NamedTuple):
    """What the estimate is made of; `retention` 0 to 1. None is unknown."""

    customers: int
    retention: Decimal | None
    per_month: Decimal | None
    """Purchases a customer makes in a month."""
    amount: Decimal | None
    """Revenue per purchase."""

    @property
    def total(self) -> Decimal | None:
        """(+) Customers × retention × purchases per month × 12 × amount per purchase (method §7)."""
        if self.retention is None or self.per_month is None or self.amount is None:
            return None
        return self.customers * self.retention * self.per_month * MONTHS * self.amount


def per_year(found: SalesEstimate) -> Message | None:
    """Purchases a customer makes in a year, so exact that what is written down multiplies out."""
    if found.per_month is None:
        return None
    n = plain((found.per_month * MONTHS).quantize(FINE))
    return msg("value.once_a_year") if n == "1" else msg("value.times_a_year", n=n)


def from_purchases(bought: Bought, year: Window, retention: Decimal | None) -> SalesEstimate:
    """The inputs as the purchases of a year show them: without churn, the estimate is that year's revenue."""
    recent = [year.of(all) for all in bought.values()]
    counts = [n for n in (len(buying_days(all)) for all in recent) if n]
    n = sum(counts)
    if not n:
        return SalesEstimate(0, retention, None, None)
    total = sum((revenue(all) for all in recent), NOTHING)
    return SalesEstimate(len(counts), retention, Decimal(n) / len(counts) / MONTHS, total / n)
