"""Measures stays, as seen on a day."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from coach.lives import Life, Stay
from coach.statistics.survival import Span
from engine.clock import Calendar, day_of, end_of_day
from engine.state import Instant


class Watch(NamedTuple):
    """Those that last are seen through the day `until`."""

    calendar: Calendar
    time_zone: str
    until: date

    def span(self, stay: Stay) -> Span | None:
        """None where nobody knows how long it was, or it lies ahead. Where the clock went back, nothing."""
        start, end = self.day(stay.since), self.day(stay.until)
        if start is None or start > self.until or (stay.left and end is None):
            return None
        ended = end is not None and end <= self.until
        last = end if end is not None and ended else self.until
        return Span(max(0, self.calendar.working_days(start, last)), ended)

    def lies_ahead(self, life: Life) -> bool:
        """Whether it moved after the day: once a clock was fast."""
        end = _end_of_day(self.until, self.time_zone)
        return any(move.at is not None and move.at > end for move in life.moves)

    def day(self, instant: Instant | None) -> date | None:
        return day_of(instant, self.time_zone) if instant else None


_end_of_day = lru_cache(maxsize=1)(end_of_day)
