"""The reps' own forecast: the day each open deal is expected to close, as its owner set it."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.lives import Life
from coach.periods import Period


class Own(NamedTuple):
    """Open deals by the day they are to close; worth in minor units."""

    n: tuple[int, ...]
    """By period."""
    worth: tuple[int, ...]
    overdue: int
    """To close before today, and still open."""
    later: int
    """Behind the last period."""
    undated: int
    """Nobody has set a day."""

    @property
    def dated(self) -> bool:
        """Whether anybody has."""
        return any(self.n) or self.overdue > 0 or self.later > 0


def own_dates(deals: Iterable[Life], today: date, periods: Sequence[Period], worth: Mapping[str, int]) -> Own:
    """Deals as they stood when today ended; a deal that is due today belongs to the first period."""
    ends = [period.last.isoformat() for period in periods]
    n, total = [0] * (len(ends) + 1), [0] * (len(ends) + 1)
    overdue = undated = 0
    for life in deals:
        if life.close_date is None:
            undated += 1
        elif life.close_date < today.isoformat():
            overdue += 1
        else:
            at = bisect_left(ends, life.close_date)
            n[at] += 1
            total[at] += worth[life.key]
    return Own(tuple(n[:-1]), tuple(total[:-1]), overdue, n[-1], undated)
