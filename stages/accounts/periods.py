"""Calendar years and quarters, in which retention is counted."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

UNITS = ("year", "quarter")


class Period(NamedTuple):
    """A calendar year, or one of its quarters (1 to 4)."""

    year: int
    quarter: int | None = None

    @property
    def label(self) -> str:
        return f"{self.year}" if self.quarter is None else f"{self.year}-Q{self.quarter}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Period":
        if self.quarter is None or self.quarter == 4:
            return Period(self.year + 1, self.quarter and 1)
        return Period(self.year, self.quarter + 1)


def period_of(day: date, unit: str) -> Period:
    return Period(day.year) if unit == "year" else Period(day.year, (day.month + 2) // 3)


def over(first: date, today: date, unit: str) -> Iterator[Period]:
    """The periods from a day's own to the last that has ended before today."""
    period = period_of(first, unit)
    while period.last < today:
        yield period
        period = period.next
