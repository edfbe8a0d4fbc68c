"""The years of the working calendar: what `holidays` knows, what is not published yet, what a file says."""

from datetime import date

import pytest

from engine import working_days
from engine.calendar_file import read_calendar
from engine.clock import Calendar, load_calendar, weekdays
from engine.errors import BadFile
from engine.working_days import Year, fill_calendar, keep, made_of, refresh, stretches, years_of

TODAY = date(2026, 11, 22)


def told(working: int, *, provisional: bool = False, year: int = 2027) -> Year:
    """A year whose first days are working days."""
    days = len(weekdays(year))
    return Year(year, "1" * working + "0" * (days - working), provisional)


class TestTheCalendar:
    def test_a_make_up_saturday_is_a_working_day_and_a_holiday_is_none(self, store):
        # Notice of the State Council for 2026: off 15 to 23 February, worked on the 14th and 28th.
        fill_calendar(store, "CN", [2026])
        calendar = load_calendar(store, "CN")
        week = [date(2026, 2, 14), date(2026, 2, 16), date(2026, 2, 23), date(2026, 2, 24), date(2026, 2, 28)]
        assert [calendar.is_working(day) for day in week] == [True, False, False, True, True]
        assert not calendar.provisional(date(2026, 2, 14))

    def test_a_year_without_a_table_is_provisional(self):
        calendar = Calendar({2026: weekdays(2026)})
        assert calendar.provisional(date(2027, 1, 4))
        assert calendar.is_working(date(2027, 1, 4))
        assert not calendar.provisional(date(2026, 1, 5))

    def test_china_is_provisional_until_its_make_up_days_are_known(self, store):
        fill_calendar(store, "CN", range(2024, 2030))
        known = [year.year for year in years_of(store, "CN").values() if not year.provisional]
        assert known == [2024, 2025, 2026]
        assert load_calendar(store, "CN").provisional(date(2029, 6, 1))

    @pytest.mark.parametrize("country", ["DE", "US", "SA", "HK", "JP"])
    def test_where_no_working_day_is_moved_nothing_is_awaited(self, store, country):
        fill_calendar(store, country, [2026, 2027])
        assert [year.provisional for year in years_of(store, country).values()] == [False, False]


class TestAskingAgain:
    def test_what_is_missing_and_what_is_provisional_is_asked_for(self, store, monkeypatch):
        keep(store, "CN", [told(200, year=2025), told(248, provisional=True, year=2026)])
        known = {2026: told(249, year=2026), 2027: told(248, provisional=True, year=2027)}
        monkeypatch.setattr(working_days, "from_holidays", lambda country, years: [known[y] for y in years])
        changed = refresh(store, "CN", TODAY)
        first = changed[0]
        assert (first.days("1"), first.days("0"), first.after.provisional) == ([date(2026, 9, 6)], [], False)
        assert [c.after.year for c in changed] == [2026, 2027]
        assert years_of(store, "CN")[2025].working == 200, "a published year stays as it is"
        assert refresh(store, "CN", TODAY) == []

    def test_a_published_year_is_asked_for_only_by_name_and_never_turns_provisional(self, store, monkeypatch):
        keep(store, "CN", [told(10, year=2026), told(20, year=2027)])
        known = {2026: told(11, year=2026), 2027: told(21, provisional=True, year=2027)}
        monkeypatch.setattr(working_days, "from_holidays", lambda country, years: [known[y] for y in years])
        assert refresh(store, "CN", TODAY) == []
        assert [c.after.working for c in refresh(store, "CN", TODAY, 2026)] == [11]
        assert refresh(store, "CN", TODAY, 2027) == []
        assert years_of(store, "CN")[2027].working == 20

    def test_a_country_nobody_knows(self, store):
        fill_calendar(store, "XX", [2026])
        assert refresh(store, "XX", TODAY) is None

    def test_the_years_that_should_be_there_are_filled_in(self, store):
        fill_calendar(store, "DE", [2024])
        assert working_days.prolong(store, "DE", TODAY) == [2025, 2026, 2027]
        assert working_days.prolong(store, "DE", TODAY) == []
        assert load_calendar(store, "DE").missing_years == ()


class TestAFile:
    @pytest.fixture
    def read(self, tmp_path):
        def read(text):
            file = tmp_path / "2027.yaml"
            file.write_text(text, encoding="utf-8")
            return read_calendar(str(file))

        return read

    def test_a_year_in_full(self, read):
        found = read("country: cn\nyear: 2027\noff: [2027-01-01, 2027-02-05..2027-02-11]\non: [2027-02-14]\n")
        days = [date(2027, 1, 1), date(2027, 2, 4), date(2027, 2, 5), date(2027, 2, 11), date(2027, 2, 12)]
        calendar = Calendar({2027: found.year.days})
        assert [calendar.is_working(day) for day in days] == [False, True, False, False, True]
        assert calendar.is_working(date(2027, 2, 14))
        assert found.country == "CN"
        # 261 weekdays; 1 January and 5, 8 to 11 February are off, Sunday the 14th is worked.
        assert (found.year.working, found.year.provisional) == (261 - 6 + 1, False)

    def test_everything_wrong_is_said_with_its_line(self, read):
        with pytest.raises(BadFile) as refused:
            read(
                "country: China\nyear: 2027\noff:\n  - 2026-12-31\n  - soon\n  - 2027-02-05..2027-02-07\n"
                "on: [2027-02-06]\nwork: []\n"
            )
        found = [(fault.line, fault.key, fault.what.id) for fault in refused.value.faults]
        assert found == [
            (1, "country", "calendar.want_country"),
            (4, "off[0]", "calendar.other_year"),
            (5, "off[1]", "calendar.want_days"),
            (7, "on[0]", "calendar.both"),
            (8, "work", "calendar.unknown_key"),
        ]

    @pytest.mark.parametrize(
        ("text", "what"),
        [
            ("", "lint.empty_file"),
            ("- 1\n", "lint.want_mapping"),
            ("country: CN\n", "calendar.want_year"),
            ("country: CN\nyear: 27\n", "calendar.want_year"),
            (f"country: CN\nyear: {'2' * 5000}\n", "calendar.want_year"),
            ("country: CN\nyear: 2027\noff: 2027-01-01\n", "calendar.want_list"),
            ("country: CN\nyear: 2027\noff: [2027-01-02..2027-01-01]\n", "calendar.want_days"),
            ("country: CN\nyear: 2027\noff: [2027-01-01, 2027-01-01..2027-01-02]\n", "calendar.twice"),
            ("country: CN\nyear: 2027\non: [0001-01-01..9999-12-31]\n", "calendar.want_days"),
            ("country: [CN\n", "lint.yaml_open_bracket"),
        ],
    )
    def test_what_is_no_calendar(self, read, text, what):
        with pytest.raises(BadFile) as refused:
            read(text)
        assert what in [fault.what.id for fault in refused.value.faults]

    def test_a_file_that_is_not_there(self):
        with pytest.raises(BadFile) as refused:
            read_calendar("nowhere.yaml")
        assert [fault.what.id for fault in refused.value.faults] == ["lint.no_file"]


def test_days_that_follow_one_another_are_a_stretch():
    days = [date(2027, 2, day) for day in (5, 6, 7, 9, 11, 12)]
    assert [(first.day, last.day) for first, last in stretches(days)] == [(5, 7), (9, 9), (11, 12)]
    assert made_of(2027, [], []).days == weekdays(2027)
