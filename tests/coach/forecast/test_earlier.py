"""Earlier dates to learn from: which they are, and that only periods that are over count."""

from datetime import date

import pytest
from ways import ways

from coach.forecast.earlier import Asked, before, ground, look_back, place, swings
from coach.periods import Period, after, month_of, week_of
from engine.workspace import Workspace


def asked(day, n=1, unit=month_of):
    periods = [unit(date.fromisoformat(day))]
    while len(periods) < n:
        periods.append(after(periods[-1]))
    return Asked(date.fromisoformat(day), tuple(periods))


@pytest.mark.parametrize(
    ("day", "earlier"),
    [("2026-11-22", "2026-10-22"), ("2026-03-30", "2026-02-27"), ("2026-03-01", "2026-02-01")],
)
def test_a_month_earlier(day, earlier):
    assert asked(day).before.origin.isoformat() == earlier


def test_from_the_end_of_a_month_the_end_of_the_one_before():
    march = Asked(date(2026, 2, 28), (month_of(date(2026, 3, 1)),))
    assert (march.days, march.before.origin, march.before.days) == ([31], date(2026, 1, 31), [28])


def test_a_week_earlier():
    found = asked("2026-03-04", 2, week_of).before
    assert (found.origin, found.days) == (date(2026, 2, 25), [4, 11])
    assert found.periods[1] == week_of(date(2026, 3, 4))
    assert before(found.periods[0]) == Period(date(2026, 2, 16), date(2026, 2, 22))


def test_the_place_in_the_quarter():
    months = [place(month_of(date(2026, n, 1))) for n in (1, 2, 3, 4, 12)]
    assert months == [0, 1, 2, 0, 2]
    # Monday 30 March to Sunday 5 April lies in April by its middle.
    assert place(week_of(date(2026, 4, 1))) == 0


def test_a_period_that_is_not_over_tells_nothing_yet():
    lives = ways(*(f"explore {n}, execute {n + 12}" for n in range(80)))
    basis = ground(lives, Workspace("UTC", "CN", "CNY", {}))
    now = asked("2026-03-16", 2, week_of)._replace(origin=date(2026, 3, 15))
    wins = basis.wins(now.origin)
    earlier = look_back(basis, now)
    assert [each.asked.origin.isoformat() for each in earlier] == [
        "2026-02-08",
        "2026-02-15",
        "2026-02-22",
        "2026-03-01",
        "2026-03-08",
    ]
    one, two = swings(earlier, wins, now)
    assert (one, two) != swings(earlier[:-1], wins, now)
    assert two == swings(earlier[:-1], wins, now)[1]
