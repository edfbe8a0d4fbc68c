"""Days and times in any style: understood, or named."""

from calendar import monthrange
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from surveyed import HEADING, NOW, column, days, found, plan, read

from exchange.plans.events import EventPlan
from exchange.rows.order_row import OrderReader
from exchange.styles.day_text import COUNTS, ORDERS
from exchange.styles.days import Days, Moment
from exchange.styles.survey import survey
from exchange.tables.table import Form, Table, Typed
from stages.worksheets import WORKSHEETS
from words.say import say, speak


def one(cell, way=(), zone="Asia/Shanghai", open_ends=frozenset()):
    """The day and the instant, or what is wrong."""
    read = Days(zone, way, open_ends).read(cell)
    return (read.day, read.instant.removesuffix(":00.000000Z")) if isinstance(read, Moment) else say(read)


@pytest.mark.parametrize(
    "cell",
    [
        "2024-03-05",
        "2024-3-5",
        "2024/03/05",
        "2024.3.5",
        "20240305",
        "2024-W10-2",
        "2024年3月5日",
        "2024年03月05号",
        "２０２４－０３－０５",
        "5 Mar 2024",
        "5th March 2024",
        "March 5, 2024",
        "Mar-05-2024",
        "05-MAR-24",
        "2024-Mar-05",
        "Tue, 5 Mar 2024",
        "5. März 2024",
        "5 mars 2024",
        "5 de marzo de 2024",
        "2024-03-05T00:00:00",
        "2024-03-05 00:00:00.000",
        "2024-03-04 24:00",
        "5 Mar 2024 12:00 AM",
    ],
)
def test_a_day_that_reads_in_one_way(cell):
    assert one(cell) == ("2024-03-05", "2024-03-04T16:00")


@pytest.mark.parametrize(
    ("cell", "instant"),
    [
        ("2024-03-05T14:30:00Z", "2024-03-05T14:30"),
        ("2024-03-05T14:30:00.000+0000", "2024-03-05T14:30"),
        ("2024-03-05 14:30 UTC", "2024-03-05T14:30"),
        ("2024-03-05 14:30+08:00", "2024-03-05T06:30"),
        ("2024-03-05 14:30 -05:30", "2024-03-05T20:00"),
        ("2024-03-05 14:30", "2024-03-05T06:30"),
        ("2024-03-05 6:30:00", "2024-03-04T22:30"),
        ("2024-03-05, 2:30 PM", "2024-03-05T06:30"),
        ("2024-03-05 02:30 p.m.", "2024-03-05T06:30"),
        ("5 Mar 2024 12:30 AM", "2024-03-04T16:30"),
        ("5 Mar 2024 12:30 PM", "2024-03-05T04:30"),
        ("2024年3月5日 14:30", "2024-03-05T06:30"),
        ("2024年3月5日下午2:30", "2024-03-05T06:30"),
        ("2024年3月5日 上午9点", "2024-03-05T01:00"),
        ("2024年3月5日 凌晨12:10", "2024-03-04T16:10"),
        ("2024年3月5日14时30分", "2024-03-05T06:30"),
        ("2024/3/5 14：30", "2024-03-05T06:30"),
    ],
)
def test_a_time_of_day_is_the_workspaces_unless_it_says_where(cell, instant):
    assert one(cell)[1] == instant


def test_a_time_elsewhere_is_a_day_here():
    assert one("2017-03-01T20:00:00Z")[0] == "2017-03-02"


def test_hours_the_clocks_skip_and_hours_they_show_twice():
    """In Berlin 02:30 of 31 March 2024 never was: it is taken as 03:30 summer time, 01:30 UTC. Of
    27 October 2024, 02:30 was twice: the first was summer time, 00:30 UTC."""
    assert one("2024-03-31 02:30", zone="Europe/Berlin") == ("2024-03-31", "2024-03-31T01:30")
    assert one("2024-10-27 02:30", zone="Europe/Berlin") == ("2024-10-27", "2024-10-27T00:30")


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("2024-02-31", "there is no 31 February 2024"),
        ("2024年2月30日", "there is no 30 February 2024"),
        ("29 Feb 2023", "there is no 29 February 2023"),
        ("2024-13-01", "“2024-13-01” isn't a day; write it like 2026-03-31"),
        ("2024-03-05 25:00", "“2024-03-05 25:00” is no time of day"),
        ("2024-03-05 24:01", "“2024-03-05 24:01” is no time of day"),
        ("0001-01-01", "“0001-01-01” is too far away to be meant"),
        ("9999-12-31", "“9999-12-31” is too far away to be meant"),
        ("9999-12-31T23:59:59-12:00", "“9999-12-31T23:59:59-12:00” is too far away to be meant"),
        ("2 March", "“2 March” isn't a day; write it like 2026-03-31"),
        ("2024-03", "“2024-03” isn't a day; write it like 2026-03-31"),
        ("soon", "“soon” isn't a day; write it like 2026-03-31"),
        ("45000", "“45000” isn't a day; write it like 2026-03-31"),
    ],
)
def test_what_is_no_day_is_named(cell, why):
    assert one(cell) == why


def test_31_february_in_every_order_and_both_languages():
    assert days("31/02/2024", "25/03/2024")[0] == "day: there is no 31 February 2024"
    assert days("02/31/2024", "03/25/2024")[0] == "day: there is no 31 February 2024"
    speak("zh")
    try:
        assert days("2024-02-31") == ["day: 2024 年二月没有 31 日"]
    finally:
        speak("en")


def test_one_cell_settles_the_order_of_the_column():
    assert days("03/04/2024", "25/03/2024") == ["2024-04-03", "2024-03-25"]
    assert days("03/04/2024", "03/25/2024") == ["2024-03-04", "2024-03-25"]
    assert days("03.04.24", "25.12.99") == ["2024-04-03", "1999-12-25"]
    # No month is 24, and no day 99.
    assert days("24/3/5", "99/12/30") == ["2024-03-05", "1999-12-30"]


def test_days_that_are_the_same_in_any_order_need_no_settling():
    assert days("03/03/2024", "2024-03-05") == ["2024-03-03", "2024-03-05"]


def test_what_no_cell_tells_is_undecided():
    (open,) = column("day", "2024-01-31", "03/04/2024").undecided
    assert (open.column, open.example.row, open.key) == ("day", 3, "dates_in")
    assert [(way.way, way.reads) for way in open.ways] == [
        ("day first", date(2024, 4, 3)),
        ("month first", date(2024, 3, 4)),
    ]
    (short,) = column("day", "25/03/24").undecided
    assert [(way.way, way.reads) for way in short.ways] == [
        ("day first", date(2024, 3, 25)),
        ("year first", date(2025, 3, 24)),
    ]


def test_of_two_readings_one_may_be_no_day_or_both():
    """There is no 31 February 2024; 24 February 2031 is one."""
    assert column("day", "31/02/24").of("day").days == ("year first",)
    assert column("day", "30/02/30").undecided == ()
    assert [way.way for way in column("day", "31/02/24", "25/03/24").undecided[0].ways] == [
        "day first",
        "year first",
    ]


def test_with_dots_the_day_comes_first_unless_the_mapping_says_otherwise():
    assert days("03.04.2026", "5.6.2026") == ["2026-04-03", "2026-06-05"]
    assert days("03.04.2026", dates=["month first"]) == ["2026-03-04"]
    assert column("day", "03.04.2026", "12.31.2026").mixed
    # 24.3.5 may be the year first.
    assert [way.way for way in column("day", "24.3.5").undecided[0].ways] == ["day first", "year first"]


def test_a_day_that_never_was_decides_nothing_and_is_no_example():
    assert column("day", "31/02/2026", "03/04/2026").undecided[0].example.cell == "03/04/2026"
    assert days("31/02/2026", "03/25/2026") == [
        "day: “31/02/2026” isn't a day: this column has the month first",
        "2026-03-25",
    ]
    assert days("31/02/2026") == ["day: there is no 31 February 2026"]


class TestMidnightInGreenwich:
    """In Chicago it is the day before, still."""

    ZONE = "America/Chicago"

    def read(self, *cells, **said):
        known = column("day", *cells, zone=self.ZONE, **said)
        style = known.of("day")
        days = Days(self.ZONE, style.days, style.open_ends, midnights=style.midnights)
        return [days.read(cell).day for cell in cells], [
            say(each.said()) for each in known.found if each.reads
        ]

    def test_where_every_moment_is_one_it_is_a_day(self):
        days, (said,) = self.read("2026-03-05T00:00:00Z", "2026-03-06T00:00:00.000+0000", "2026-03-07")
        assert days == ["2026-03-05", "2026-03-06", "2026-03-07"]
        assert "midnight in Greenwich" in said
        assert "“2026-03-05T00:00:00Z” is 5 Mar 2026" in said

    def test_numbers_that_count_too_and_what_is_shown_is_what_is_stored(self):
        days, said = self.read("1772668800000", "1772755200000")
        assert days == ["2026-03-05", "2026-03-06"]
        assert all("“1772668800000” is 5 Mar 2026" in each for each in said)
        assert len(said) == 2

    def test_one_other_time_and_all_are_moments(self):
        assert self.read("2026-03-05T00:00:00Z", "2026-03-06T09:30:00Z")[0] == ["2026-03-04", "2026-03-06"]
        days, (said,) = self.read("1772668800000", "1772755201000")
        assert days == ["2026-03-04", "2026-03-05"]
        assert "“1772668800000” is 4 Mar 2026" in said

    def test_midnight_elsewhere_is_none(self):
        assert self.read("2026-03-05 00:00:00+08:00")[0] == ["2026-03-04"]

    def test_it_is_read_so(self):
        known = column("day", "1772668800000", zone=self.ZONE)
        reader = OrderReader(plan(), HEADING, known, NOW, "USD")
        row, _ = reader.read(2, ["Acme", "1772668800000", "1", "", "", ""])
        assert row.on == "2026-03-05"

    def test_in_a_log_a_moment_is_a_moment(self):
        columns = {"id": "id", "activity": "did", "at": "day"}
        log = EventPlan(what="events", source="log", columns=columns, activities={"Call": {"stage": "meet"}})
        table = Table(("id", "did", "day"), iter([(2, ["1", "Call", "2026-03-05T00:00:00Z"])]), 1, Form(), [])
        assert not survey(table, log, self.ZONE, "USD", WORKSHEETS).of("day").midnights


def test_a_year_beyond_a_hundred_from_now_is_a_slip():
    assert one("2206-03-05")[0] == "2206-03-05"
    assert days("2127-03-05") == ["day: “2127-03-05” is too far away to be meant"]
    assert days("2206-03-05") == ["day: “2206-03-05” is too far away to be meant"]


def test_no_value_is_none():
    assert column("day", "(No value)").of("day").nulls >= {"(No value)"}
    assert found({"cost": "(No value)"}).of("cost").nulls >= {"(No value)"}


def test_a_column_the_mapping_does_not_use_tells_nothing():
    assert found({"day": "03/04/2024", "due": "25/03/2024"}).undecided


def test_a_column_with_both_orders_is_a_fault_that_names_one_cell_of_each():
    (mixed,) = column("day", "03/04/2024", "25/03/2024", "03/25/2024").mixed
    assert (mixed.one.cell, mixed.other.cell) == ("25/03/2024", "03/25/2024")
    assert "“03/25/2024” here, and “25/03/2024” in row 3" in say(mixed.said())


def test_what_the_mapping_says_counts():
    assert days("03/04/2024", dates=["month first"]) == ["2024-03-04"]
    assert days("25/03/2024", dates=["month first"]) == [
        "day: “25/03/2024” isn't a day: this column has the month first"
    ]
    assert days("1.3.2017", "01/03/17", dates=["%d.%m.%Y", "%d/%m/%y"]) == ["2017-03-01"] * 2
    assert days("2017-03-01", dates=["%d.%m.%Y"]) == [
        "day: “2017-03-01” isn't a day the way the mapping writes them (%d.%m.%Y)"
    ]
    assert days("03/04/2024", dates=["%d.%m.%Y"], dates_in={"day": ["day first"]}) == ["2024-04-03"]


def test_numbers_count_where_the_whole_column_does():
    """45,356 days after 30 December 1899; 1,709,600,400 seconds after 1970 in UTC. By hand: 45,356 − 25,569
    (1 January 1970) = 19,787 days = 1,709,596,800 s, the 5 March 2024."""
    assert days("45356", "45357.5") == ["2024-03-05", "2024-03-06"]
    assert days("1709600400", "1709596800") == ["2024-03-05", "2024-03-05"]
    assert days("1709600400000") == ["2024-03-05"]
    assert days("45356", "2024-03-05")[0] == "day: “45356” isn't a day; write it like 2026-03-31"
    assert days("45356", "1709600400")[0].endswith("isn't a day; write it like 2026-03-31")
    assert days("45356", dates=["day first"]) == ["2024-03-05"]
    (shown,) = column("day", "45356").found
    assert say(shown.said()) == "  day: days as Excel numbers them, so “45356” is 5 Mar 2024 (dates)"


def test_a_serial_number_has_a_time_as_well():
    assert one("45356.5", ("serial",)) == ("2024-03-05", "2024-03-05T04:00")
    assert one("45356.604166667", ("serial",)) == ("2024-03-05", "2024-03-05T06:30")


def test_what_the_file_holds_as_a_day_is_one_whatever_the_style():
    rows = [{"day": Typed("2024-03-05")}, {"day": "05.03.2024"}]
    assert [row.on for row in read(*rows, dates=["%d.%m.%Y"])] == ["2024-03-05", "2024-03-05"]
    assert read({"day": Typed("9999-12-31")}, dates=["%d.%m.%Y"]) == [["day: no day"]]


# ── any day, in any style ─────────────────────────────────────────────────────────────────────

STYLES = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y", "%d.%m.%Y %H:%M", "%m/%d/%Y %I:%M %p")
PLAIN = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%d %B %Y", "%b %d, %Y", "%Y%m%d", "%Y-%m-%dT%H:%M:%S")
dates = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30)).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(st.lists(dates, min_size=1, max_size=6), st.sampled_from(STYLES), st.permutations(range(7)))
def test_any_day_comes_back_where_the_column_decides(moments, style, order):
    settling = datetime(2024, 3, 25, 1, 0)
    cells = [moment.strftime(style) for moment in (*moments, settling)]
    way = "day first" if style.startswith("%d") else "month first"
    known = column("day", *cells)
    assert known.of("day").days == (way,)
    assert column("day", *(cells[at] for at in order if at < len(cells))).of("day").days == (way,)
    reader = Days("UTC", known.of("day").days)
    assert [reader.read(cell).day for cell in cells] == [m.date().isoformat() for m in (*moments, settling)]


@given(dates, st.sampled_from(PLAIN))
def test_what_reads_in_one_way_needs_no_column(moment, style):
    assert Days("UTC").read(moment.strftime(style)).day == moment.date().isoformat()


@given(dates)
def test_a_time_in_utc_is_that_instant(moment):
    expected = moment.replace(tzinfo=UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    assert Days("America/New_York").read(f"{moment:%Y-%m-%d %H:%M:%S}Z").instant == expected


@given(st.lists(st.tuples(*[st.integers(1, 31)] * 2), min_size=1, max_size=6))
def test_a_column_never_reads_two_ways(parts):
    """Every cell that is read is read in the order of the column; with two orders there is none."""
    cells = [f"{a}/{b}/2024" for a, b in parts]
    known = column("day", *cells)
    # There is no 31 April: it says nothing.
    day_first = any(a > 12 >= b and a <= monthrange(2024, b)[1] for a, b in parts)
    month_first = any(b > 12 >= a and b <= monthrange(2024, a)[1] for a, b in parts)
    assert bool(known.mixed) == (day_first and month_first)
    assume(not known.mixed and not known.undecided)
    way = "day first" if day_first else "month first" if month_first else None
    assert known.of("day").days == (() if way is None else (way,))


@given(
    st.text(max_size=30) | st.text("0123456789/-.: TZ年月日", max_size=20),
    st.sampled_from([*ORDERS, *COUNTS, None]),
)
def test_any_text_is_a_day_or_is_named(text, way):
    read = Days("UTC", (way,) if way else ()).read(text)
    assert isinstance(read, Moment) or say(read)
