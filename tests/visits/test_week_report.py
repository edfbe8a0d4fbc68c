"""When a week is over: nothing is missed before."""

from datetime import date

import pytest

from engine.clock import Calendar, weekdays
from engine.working_days import made_of
from visits.week_report import is_over

MONDAY = date(2026, 11, 16)
PLAIN = Calendar({2026: weekdays(2026)})
MADE_UP = Calendar({2026: made_of(2026, [date(2026, 11, 20)], [date(2026, 11, 21)]).days})
"""Friday the 20th is off, Saturday the 21st is worked."""
OFF = Calendar({2026: "0" * 365})


@pytest.mark.parametrize(
    ("calendar", "last_running"), [(PLAIN, 20), (MADE_UP, 21), (OFF, 16)], ids=["plain", "made up", "off"]
)
def test_a_week_is_over_when_no_working_day_is_left(calendar, last_running):
    running = [day for day in range(16, 23) if not is_over(calendar, MONDAY, date(2026, 11, day))]
    assert running == list(range(16, last_running + 1))
    assert not is_over(calendar, MONDAY, date(2026, 11, 9)), "it has not begun"
    assert is_over(calendar, MONDAY, date(2026, 11, 23))
