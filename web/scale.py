"""From values to places on a chart, and the round numbers that stand beside its axes.

Counts and days only: what is drawn may be a float, money is written beside it as it is.
"""

from math import ceil, floor, log10
from typing import NamedTuple


class Scale(NamedTuple):
    """Even, from `low` at the place `start` to `high` at the place `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; one beyond the ends stands at the end."""
        if self.high <= self.low:
            return self.start
        part = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + part * (self.end - self.start)


def ticks(high: float, most: int = 6) -> tuple[int, ...]:
    """Whole round numbers from 0 to `high` or just beyond it: steps of 1, 2 or 5 times a power of ten.

    P. S. Heckbert (1990), Nice numbers for graph labels, in Graphics Gems, 61–63.
    """
    rough = max(high, 1) / max(most - 1, 1)
    power = 10 ** max(0, floor(log10(rough))) if rough > 0 else 1
    step = next(int(n * power) for n in (1, 2, 5, 10) if n * power >= rough)
    return tuple(step * n for n in range(ceil(max(high, 1) / step) + 1))
