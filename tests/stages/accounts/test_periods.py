from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.periods import UNITS, Period, over, period_of


@pytest.mark.parametrize(
    ("day", "unit", "label", "first", "last"),
    [
        ("2026-11-21", "year", "2026", "2026-01-01", "2026-12-31"),
        ("2026-01-01", "quarter", "2026-Q1", "2026-01-01", "2026-03-31"),
        ("2024-03-31", "quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("2026-04-01", "quarter", "2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-12-31", "quarter", "2026-Q4", "2026-10-01", "2026-12-31"),
    ],
)
def test_a_day_belongs_to_its_period(day, unit, label, first, last):
    period = period_of(date.fromisoformat(day), unit)
    assert (period.label, period.first.isoformat(), period.last.isoformat()) == (label, first, last)


def test_a_year_follows_its_last_quarter():
    assert Period(2025, 4).next == Period(2026, 1)
    assert Period(2025).next == Period(2026)


def test_only_periods_that_have_ended_are_gone_over():
    first = date(2025, 5, 1)
    assert [p.label for p in over(first, date(2026, 1, 1), "quarter")] == ["2025-Q2", "2025-Q3", "2025-Q4"]
    assert [p.label for p in over(first, date(2025, 12, 31), "quarter")] == ["2025-Q2", "2025-Q3"]
    assert [p.label for p in over(first, date(2025, 12, 31), "year")] == []


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(UNITS))
def test_periods_leave_no_gap(day, unit):
    period = period_of(day, unit)
    assert period.first <= day <= period.last
    assert period.next.first == period.last + timedelta(days=1)
    assert period_of(period.last, unit) == period
