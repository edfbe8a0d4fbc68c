"""The calendar file, read back by the library that reads most of them."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from visits.appointment_mark import Mark, of_plan, of_promise, of_visit
from visits.ics import Appointment, calendar, ics
from words.say import speak

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MARK = Mark("ACME-1-visit-1@0a1b2c3d.dealgate", 7)
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
    (event,) = read(ics(visit(), MARK, NOON))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 11, 24), date(2026, 11, 25))
    assert event["dtstamp"].dt == NOON
    assert str(event["summary"]) == "Visit Acme Works (ACME-1)"
    assert event["transp"] == "TRANSPARENT"


def test_in_chinese_it_says_what_to_come_away_with(visit):
    speak("zh")
    (event,) = read(ics(visit(promises=["us 2026-11-20 交三家的对比表"]), MARK, NOON))
    assert str(event["summary"]) == "拜访 Acme Works（ACME-1）"
    told = str(event["description"]).split("\n")
    assert told[:2] == ["Line 3 upgrade", "Chen Yu（决策人，分析型）"]
    assert "这次要得到什么" in told
    assert "· 我方承诺：交三家的对比表（2026年11月20日前）" in told


def test_a_visit_that_is_moved_replaces_what_the_calendar_has(visit, opened):
    def told(on, version):
        deal = opened("explore", step=f"{on} Chen Yu: show the pilot").deal._replace(version=version)
        (event,) = read(ics(visit(on=date.fromisoformat(on)), of_visit(deal, "0a1b2c3d"), NOON))
        return str(event["uid"]), event["sequence"], event["dtstart"].dt.isoformat()

    assert told("2026-11-24", 7) == (MARK.uid, 7, "2026-11-24")
    assert told("2026-11-27", 9) == (MARK.uid, 9, "2026-11-27")


def test_a_visit_that_was_held_stays_in_the_calendar_and_a_call_is_none(opened):
    held, later = opened().deal, opened(visits=[("2026-11-12", "saw the line")]).deal
    called = later._replace(visits=(*later.visits, later.visits[0]._replace(channel="call")))
    uids = [of_visit(deal, "w").uid for deal in (held, later, called)]
    assert uids == ["ACME-1-visit-1@w.dealgate", *["ACME-1-visit-2@w.dealgate"] * 2]


def test_a_promise_is_the_same_on_another_day_and_another_team_has_its_own(opened):
    deal = opened().deal
    assert of_promise(deal, "the offer", "w") == of_promise(deal, "the offer", "w")
    assert len({of_promise(deal, what, w).uid for what in ("the offer", "a visit") for w in "vw"}) == 4


def test_what_is_only_planned_becomes_the_visit_once_it_is_agreed(opened):
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    free, agreed = opened().deal, opened(step="2026-11-27 Chen Yu: show the pilot").deal
    visit = of_visit(free, "w")
    assert of_plan(monday, "ACME", free, "w") == of_plan(friday, "ACME", agreed, "w") == visit
    beside = Mark("ACME-week-20261123@w.dealgate")
    assert of_plan(monday, "ACME", agreed, "w") == of_plan(friday, "ACME", None, "w") == beside


def test_lines_are_folded_by_octets_and_end_as_the_standard_says():
    text = calendar([Appointment(MARK, date(2026, 11, 24), LONG, LONG, "上海市浦东新区")], NOON)
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert lines.pop() == ""
    assert max(len(line.encode()) for line in lines) <= 75
    (event,) = read(text)
    assert (str(event["summary"]), str(event["description"])) == (LONG, LONG)
    assert str(event["location"]) == "上海市浦东新区"


def test_a_week_has_its_appointments_in_order():
    days = [Appointment(Mark(f"{n}@x"), date(2026, 11, 23 + n), f"客户{n}") for n in range(5)]
    assert [str(event["summary"]) for event in read(calendar(days, NOON))] == [f"客户{n}" for n in range(5)]
    assert read(calendar([], NOON)) == []


def test_a_client_seen_twice_in_a_week_stands_there_twice():
    twice = [Appointment(Mark("ACME-week@x"), date(2026, 11, day), "ACME") for day in (23, 26)]
    assert [str(event["uid"]) for event in read(calendar(twice, NOON))] == ["ACME-week@x", "ACME-week-2@x"]


def test_no_text_becomes_another_appointment():
    nasty = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:b; c, d\\n\u2028e"
    (event,) = read(calendar([Appointment(Mark(nasty), date(2026, 11, 24), nasty, nasty, nasty)], NOON))
    assert str(event["summary"]) == "a  END:VEVENT  BEGIN:VEVENT  SUMMARY:b; c, d\\n e"
    assert "END:VEVENT" in str(event["description"]).split("\n")
