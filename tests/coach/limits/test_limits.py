"""Levels come from comparing days with cut-offs; they must be what counting day by day would say."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from coach.limits.limits import Clock, cutoffs
from engine.clock import Calendar, from_instant, start_of_day, to_instant, zone
from engine.playbook import Limits

ZONES = ("Asia/Shanghai", "America/New_York", "Pacific/Auckland", "UTC")
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@st.composite
def calendars(draw):
    """Two years with holidays and worked Saturdays anywhere; around them Monday to Friday."""
    tables = {}
    for year in (2025, 2026):
        days = (date(year + 1, 1, 1) - date(year, 1, 1)).days
        odd = draw(st.sets(st.integers(0, days - 1), max_size=60))
        week = [date(year, 1, 1) + n * DAY for n in range(days)]
        tables[year] = "".join(str(int((d.weekday() < 5) != (n in odd))) for n, d in enumerate(week))
    return Calendar(tables), tables


def counted(tables, start, today):
    """Working days after `start`, through `today`, one by one."""
    days = (start + n * DAY for n in range(1, (today - start).days + 1))
    return sum(
        tables[d.year][d.timetuple().tm_yday - 1] == "1" if d.year in tables else d.weekday() < 5
        for d in days
    )


@given(
    calendars(),
    st.dates(date(2025, 1, 1), date(2026, 12, 31)),
    st.integers(0, 800),
    st.integers(0, 80),
    st.sampled_from(ZONES),
    st.integers(0, 24 * 60 * 60 - 1),
)
@example((Calendar({}), {}), date(2026, 11, 20), 29, 20, "Asia/Shanghai", 0)
def test_a_cut_off_is_what_counting_gives(both, today, age, limit, time_zone, second):
    calendar, tables = both
    start = today - age * DAY
    on, at = Clock(today, time_zone, calendar).last_past(limit)
    past = counted(tables, start, today) > limit
    assert (start.isoformat() <= on) == past
    moment = (from_instant(start_of_day(start, time_zone)) + second * SECOND).astimezone(zone(time_zone))
    if moment.date() == start:
        assert (to_instant(moment) <= at) == past


def test_every_limit_has_its_own_cut_off():
    clock = Clock(date(2026, 11, 20), "UTC", Calendar({}))
    assert cutoffs(Limits(warn=20, critical=35, quiet=10), clock) == (
        "2026-10-22T23:59:59.999999Z",
        "2026-10-01T23:59:59.999999Z",
        "2026-11-05",
        "2026-11-05T23:59:59.999999Z",
        "2026-10-22",
        "2026-10-22T23:59:59.999999Z",
    )
