from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clock import (
    Calendar,
    day_of,
    end_of_day,
    from_instant,
    load_calendar,
    no_day,
    parse_day,
    start_of_day,
    to_instant,
)
from engine.working_days import fill_calendar
from words.say import say, speak

SHANGHAI = "Asia/Shanghai"
ZONES = [SHANGHAI, "UTC", "America/New_York", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu"]
TODAY = date(2026, 11, 21)


class TestInstants:
    def test_an_instant_is_utc_text_with_microseconds(self):
        local = datetime(2026, 11, 21, 16, 0, tzinfo=timezone(timedelta(hours=8)))
        assert to_instant(local) == "2026-11-21T08:00:00.000000Z"

    def test_a_time_without_zone_is_none(self):
        with pytest.raises(ValueError, match="zone"):
            to_instant(datetime(2026, 11, 21))

    @given(st.datetimes(timezones=st.just(UTC)), st.datetimes(timezones=st.just(UTC)))
    def test_they_come_back_and_sort_as_text(self, one, other):
        assert from_instant(to_instant(one)) == one
        assert (one < other) == (to_instant(one) < to_instant(other))


class TestCivilDays:
    def test_the_day_belongs_to_the_zone(self):
        assert day_of("2026-11-21T15:59:59.999999Z", SHANGHAI) == date(2026, 11, 21)
        assert day_of("2026-11-21T16:00:00.000000Z", SHANGHAI) == date(2026, 11, 22)

    def test_its_ends(self):
        assert start_of_day(TODAY, SHANGHAI) == "2026-11-20T16:00:00.000000Z"
        assert end_of_day(TODAY, SHANGHAI) == "2026-11-21T15:59:59.999999Z"

    def test_a_day_that_begins_at_one(self):
        # Brazil moved its clocks forward at midnight.
        assert start_of_day(date(2018, 11, 4), "America/Sao_Paulo") == "2018-11-04T03:00:00.000000Z"

    @pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "UTC"])
    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_where_the_calendar_begins_and_ends(self, zone, day):
        assert day_of(f"{day}T12:00:00.000000Z", zone) == date.fromisoformat(day)

    @given(
        st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
        st.sampled_from(["Asia/Shanghai", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"]),
    )
    def test_the_day_a_clock_on_the_wall_shows(self, moment, zone):
        assert day_of(to_instant(moment), zone) == moment.astimezone(ZoneInfo(zone)).date()

    def test_a_day_of_25_hours(self):
        long = date(2026, 11, 1)
        first, last = start_of_day(long, "America/New_York"), end_of_day(long, "America/New_York")
        assert (first, last) == ("2026-11-01T04:00:00.000000Z", "2026-11-02T04:59:59.999999Z")

    @given(st.dates(date(2012, 1, 1), date(2035, 12, 31)), st.sampled_from(ZONES))
    def test_both_ends_are_in_the_day_and_the_next_follows_at_once(self, day, zone):
        assert day_of(start_of_day(day, zone), zone) == day_of(end_of_day(day, zone), zone) == day
        following = from_instant(end_of_day(day, zone)) + timedelta(microseconds=1)
        assert to_instant(following) == start_of_day(day + timedelta(days=1), zone)


class TestParseDay:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2026-11-21", TODAY),
            ("2026/1/5", date(2026, 1, 5)),
            ("2026年11月21日", TODAY),
            ("2026年1月5号", date(2026, 1, 5)),
            (" Today ", TODAY),
            ("tomorrow", date(2026, 11, 22)),
            ("yesterday", date(2026, 11, 20)),
            ("今天", TODAY),
            ("明天", date(2026, 11, 22)),
            ("昨天", date(2026, 11, 20)),
            ("+3d", date(2026, 11, 24)),
            ("+2w", date(2026, 12, 5)),
            ("+0d", TODAY),
        ],
    )
    def test_a_day(self, text, day):
        assert parse_day(text, TODAY) == day

    @pytest.mark.parametrize(
        "text",
        ["", "soon", "2026-02-30", "2026-11/21", "32.11.2026", "2026-11-21T08:00", "+3", "+3m", "3d", "-3d"],
    )
    def test_no_day(self, text):
        assert parse_day(text, TODAY) is None

    def test_too_far_ahead(self):
        assert parse_day("+99999d", date(9999, 1, 1)) is None
        assert parse_day("+999999999999w", TODAY) is None

    @given(st.dates())
    def test_what_is_written_as_iso_is_read_where_it_is_of_our_times(self, day):
        assert parse_day(day.isoformat(), TODAY) == (day if 1900 <= day.year < 3000 else None)


def length(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


@st.composite
def tables(draw) -> dict[int, str]:
    """Tables of some years between 2019 and 2022, with any days worked at all."""
    years = draw(st.sets(st.integers(2019, 2022)))
    bits = {year: draw(st.binary(min_size=46, max_size=46)) for year in years}
    return {y: "".join(f"{byte:08b}" for byte in some)[: length(y)] for y, some in bits.items()}


days = st.dates(date(2018, 1, 1), date(2023, 12, 31))


def works(tables: dict[int, str], day: date) -> bool:
    table = tables.get(day.year)
    return day.weekday() < 5 if table is None else table[day.timetuple().tm_yday - 1] == "1"


def counted(tables: dict[int, str], start: date, end: date) -> int:
    return sum(works(tables, start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


class TestCalendar:
    def test_a_week(self):
        friday, monday = date(2026, 11, 20), date(2026, 11, 23)
        assert Calendar({}).working_days(friday, friday) == 0
        assert Calendar({}).working_days(friday, monday) == 1

    def test_a_limit_of_five_is_passed_by_what_began_six_working_days_ago(self):
        calendar = Calendar({})
        assert calendar.back(date(2026, 11, 20), 5) == date(2026, 11, 12)
        assert calendar.working_days(date(2026, 11, 12), date(2026, 11, 20)) == 6

    def test_a_limit_longer_than_time(self):
        assert Calendar({}).back(TODAY, 10**9) == date.min

    def test_a_negative_limit_is_none(self):
        with pytest.raises(ValueError, match="negative"):
            Calendar({}).back(TODAY, -1)

    def test_years_it_had_to_guess_are_named(self):
        calendar = Calendar({2021: "1" * 365})
        assert calendar.working_days(date(2021, 1, 1), date(2021, 1, 31)) == 30
        assert calendar.missing_years == ()
        calendar.working_days(date(2018, 6, 1), date(2021, 1, 31))
        assert calendar.missing_years == (2018, 2019, 2020)

    @given(tables(), days, days)
    def test_it_agrees_with_counting_day_by_day(self, tables, start, end):
        start, end = sorted((start, end))
        assert Calendar(tables).working_days(start, end) == counted(tables, start, end)

    @given(tables(), days, days, days)
    def test_stretches_add_up_in_any_order(self, tables, one, two, three):
        count = Calendar(tables).working_days
        assert count(one, two) + count(two, three) == count(one, three)

    @given(tables(), days, st.integers(0, 900))
    def test_back_is_the_last_day_past_the_limit(self, tables, end, n):
        calendar = Calendar(tables)
        start = calendar.back(end, n)
        assert calendar.working_days(start, end) > n
        assert calendar.working_days(start + timedelta(days=1), end) <= n

    @given(st.dates(), st.dates())
    def test_any_two_days_can_be_asked_for(self, one, other):
        count = Calendar({2020: "1" * 366}).working_days
        assert count(one, other) == -count(other, one)


class TestFilledCalendar:
    def test_china_rests_on_holidays_and_makes_up_for_them(self, store):
        assert fill_calendar(store, "CN", [2024, 2025])
        calendar = load_calendar(store, "CN")
        # 1 to 7 October 2024 were free; Sunday 29 September and Saturday 12 October were worked.
        assert calendar.working_days(date(2024, 9, 30), date(2024, 10, 7)) == 0
        assert calendar.working_days(date(2024, 9, 28), date(2024, 9, 29)) == 1
        assert calendar.working_days(date(2024, 10, 11), date(2024, 10, 12)) == 1
        assert calendar.missing_years == ()

    def test_the_weekend_is_the_country_s(self, store):
        fill_calendar(store, "SA", [2025])
        calendar = load_calendar(store, "SA")
        thursday, sunday = date(2025, 11, 13), date(2025, 11, 16)
        assert calendar.working_days(thursday, sunday) == 1
        assert calendar.working_days(thursday, sunday - timedelta(days=1)) == 0

    def test_a_country_nobody_knows_works_monday_to_friday_and_that_is_said(self, store):
        assert not fill_calendar(store, "XX", [2024])
        calendar = load_calendar(store, "XX")
        assert calendar.working_days(date(2023, 12, 31), date(2024, 12, 31)) == 262
        assert calendar.missing_years == (2023,)

    def test_filling_again_replaces(self, store):
        fill_calendar(store, "CN", range(2023, 2026))
        before = [tuple(row) for row in store.rows("SELECT * FROM working_days ORDER BY year")]
        fill_calendar(store, "CN", range(2023, 2026))
        assert [tuple(row) for row in store.rows("SELECT * FROM working_days ORDER BY year")] == before


@pytest.mark.parametrize(("past", "example"), [(False, "2026-11-28"), (True, "2026-11-19")])
def test_the_day_proposed_instead_of_no_day_would_do(past, example):
    """A day to come for what is to come, a day gone by for what has been; so do the words beside it."""
    speak("en")
    refused = no_day("soonish", TODAY, past=past)
    assert refused.params["example"] == example
    words = say(refused).partition("write ")[2].removesuffix(".").replace(" or ", ", ").split(", ")
    days = [parse_day(word, TODAY, past=past) for word in words]
    assert all(day < TODAY if past else day > TODAY for day in days)
