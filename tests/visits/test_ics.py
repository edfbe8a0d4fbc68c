"""The calendar file, read back by the library that reads most of them."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from visits.ics import Appointment, calendar, ics
from words.say import speak

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LONG = "和陈宇谈三号线改造的交货期和验收办法，带上去年两家同行的案例，" * 4


def read(text):
    return [part for part in Calendar.from_ical(text).walk() if part.name == "VEVENT"]


@pytest.fixture
def visit(sheet):
    def make(**deal):
        step = "2026-11-24 Chen Yu: show the pilot"
        return sheet("explore", met="Chen Yu", step=step, **deal)

    return make


def test_a_visit_is_a_day_in_the_calendar(visit):
    (event,) = read(ics(visit(), NOON))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    assert event["dtstamp"].dt == NOON
    assert str(event["summary"]) == "Visit Acme Works (ACME-1)"
    assert event["transp"] == "TRANSPARENT"


def test_in_chinese_it_says_what_to_come_away_with(visit):
    speak("zh")
    (event,) = read(ics(visit(promises=["us 2026-11-20 交三家的对比表"])))
    assert str(event["summary"]) == "拜访 Acme Works（ACME-1）"
    told = str(event["description"]).split("\n")
    assert told[:2] == ["Line 3 upgrade", "Chen Yu（决策人，分析型）"]
    assert "这次要得到什么" in told
    assert "· 我方承诺：交三家的对比表（2026年11月20日前）" in told


def test_the_same_visit_keeps_its_name_and_another_day_has_another(visit, sheet):
    uids = {str(read(ics(made))[0]["uid"]) for made in (visit(), visit(title="Renamed"))}
    assert uids == {"ACME-1-20261124@dealgate"}
    assert str(read(ics(sheet()))[0]["uid"]) == "ACME-1-20261121@dealgate"


def test_lines_are_folded_by_octets_and_end_as_the_standard_says():
    text = calendar([Appointment("1@x", date(2026, 11, 24), LONG, LONG, "上海市浦东新区")], NOON)
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines.pop() == ""
    assert max(len(line.encode()) for line in lines) <= 75
    (event,) = read(text)
    assert (str(event["summary"]), str(event["description"])) == (LONG, LONG)
    assert str(event["location"]) == "上海市浦东新区"


def test_a_week_has_its_appointments_in_order():
    days = [Appointment(f"{n}@x", date(2026, 11, 23 + n), f"客户{n}") for n in range(5)]
    assert [str(event["summary"]) for event in read(calendar(days, NOON))] == [f"客户{n}" for n in range(5)]
    assert read(calendar([], NOON)) == []


def test_no_text_becomes_another_appointment():
    nasty = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b; c, d\\n\u2028e"
    (event,) = read(calendar([Appointment(nasty, date(2026, 11, 24), nasty, nasty, nasty)], NOON))
    assert str(event["summary"]) == "a  END:VEVENT  BEGIN:VEVENT  SUMMARY:b; c, d\\n e"
    assert "END:VEVENT" in str(event["description"]).split("\n")
