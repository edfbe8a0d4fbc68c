"""Measures stays, as seen on a day."""

from datetime import date
from typing import NamedTuple

from coach.lives import Life, Stay
from coach.statistics.survival import Span
from engine.clock import Calendar, day_of, end_of_day
from engine.state import Day, Instant


class Watch(NamedTuple):
    """Those that last are seen through the day `until`."""

    calendar: Calendar
    time_zone: str
    until: date

    def length(self, stay: Stay) -> tuple[int | None, Day | None]:
        """How many working days it took, where the clock went back none; of one that lasts, the day it began.
        Neither where nobody knows, or it lies ahead."""
        start, end = self.day(stay.since), self.day(stay.until)
        if start is None or start > self.until or (stay.left and end is None):
            return None, None
        if end is None or end > self.until:
            return None, start.isoformat()
        return max(0, self.calendar.working_days(start, end)), None

    def so_far(self, since: Day) -> int:
        """How many working days it has been since a day."""
        return max(0, self.calendar.working_days(date.fromisoformat(since), self.until))

    def span(self, stay: Stay) -> Span | None:
        """None where nobody knows how long it was, or it lies ahead."""
        days, since = self.length(stay)
        if since is not None:
            return Span(self.so_far(since), ended=False)
        return None if days is None else Span(days, ended=True)

    def lies_ahead(self, life: Life) -> bool:
        """Whether it moved after the day: once a clock was fast."""
        end = end_of_day(self.until, self.time_zone)
        return any(move.at is not None and move.at > end for move in life.moves)

    def day(self, instant: Instant | None) -> date | None:
        return day_of(instant, self.time_zone) if instant else None
