from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.periods import Period, after, month_of, months, week_of, weeks

DAYS = st.dates(date(1999, 1, 1), date(2040, 12, 31))


def test_a_month_and_the_one_behind_it():
    assert month_of(date(2024, 2, 9)) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert after(month_of(date(2026, 12, 31))) == Period(date(2027, 1, 1), date(2027, 1, 31))


def test_a_week_is_monday_to_sunday_and_so_is_the_next():
    assert week_of(date(2026, 11, 22)) == Period(date(2026, 11, 16), date(2026, 11, 22))
    assert after(week_of(date(2026, 11, 22))) == Period(date(2026, 11, 23), date(2026, 11, 29))


def test_only_whole_ones_count():
    assert [p.first.month for p in months(date(2026, 1, 2), date(2026, 4, 29))] == [2, 3]
    assert [p.first.day for p in weeks(date(2026, 11, 3), date(2026, 11, 22))] == [9, 16]
    assert months(date(2026, 1, 2), date(2026, 1, 31)) == []


@pytest.mark.parametrize("periods", [months, weeks])
@given(since=DAYS, until=DAYS)
def test_they_follow_one_another_without_a_gap_and_stay_within(periods, since, until):
    found = periods(since, until) if (until - since).days < 800 else []
    for one, following in pairwise(found):
        assert (following.first - one.last).days == 1
    assert all(since <= p.first <= p.last <= until for p in found)
