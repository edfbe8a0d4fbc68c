"""`visit calendar`: lin's week of Monday 2 March 2026 in a file other calendars read."""

import pytest
from icalendar import Calendar


@pytest.fixture
def week(work):
    """Beside what stands in the sample: a class and a place, and a kept plan."""
    work.ok("account edit ACME class=A place=苏州")
    work.ok("account edit HNJG class=B")
    work.ok("new 'Line 4' --account HNJG")
    work.ok("visit plan --week --keep")
    return work


def events(week, *options, by="lin"):
    out = week.ok(f"visit calendar --week {' '.join(options)}", by=by)
    return [*Calendar.from_ical(out).walk("VEVENT")]


def test_steps_promises_and_the_kept_plan(week):
    assert [(str(e["summary"]), e["dtstart"].dt.isoformat()) for e in events(week)] == [
        ("Visit 华南精工 (HNJG)", "2026-03-02"),
        ("Visit Acme Tools (ACME-1)", "2026-03-05"),
        ("Keep your promise: a reference visit (ACME-1)", "2026-03-07"),
    ]


def test_an_appointment_says_with_whom_what_and_where(week):
    step = events(week)[1]
    assert str(step["description"]) == "Chen Yu\nsend the comparison"
    assert str(step["location"]) == "苏州"
    assert step["dtend"].dt.isoformat() == "2026-03-06"


def test_in_chinese(week):
    assert [str(e["summary"]) for e in events(week, "--lang zh")] == [
        "拜访华南精工（HNJG）",
        "拜访 Acme Tools（ACME-1）",
        "兑现承诺：a reference visit（ACME-1）",
    ]


def marks(found):
    return [(str(e["uid"]), e["sequence"]) for e in found]


def test_a_calendar_knows_its_appointments_again(week):
    """The same time after time, and the same as the sheet's own appointment and the week's proposal."""
    before = marks(events(week))
    assert marks(events(week)) == before
    sheet = Calendar.from_ical(week.ok("prep ACME-1 --on 2026-03-05 --format ics")).walk("VEVENT")
    assert marks(sheet) == [before[1]]
    proposed = Calendar.from_ical(week.ok("visit plan --week --format ics")).walk("VEVENT")
    assert set(marks(proposed)) >= set(before[1:])
    assert len(set(before)) == 3


def test_an_appointment_that_is_moved_takes_the_place_of_the_old_one(week):
    (step,) = [e for e in events(week) if "Acme" in e["summary"]]
    week.ok("step ACME-1 'send the comparison' --on 2026-03-06")
    (moved,) = [e for e in events(week) if "Acme" in e["summary"]]
    assert (moved["dtstart"].dt.day, moved["uid"]) == (6, step["uid"])
    assert moved["sequence"] > step["sequence"]
    assert step["dtstamp"].dt.year > 2025


def test_to_a_file_with_what_it_holds_for_programs(week, tmp_path):
    data = week.data("visit calendar --week --out week.ics")
    assert data["path"] == str(tmp_path / "week.ics")
    assert [(a["kind"], a["on"]) for a in data["appointments"]] == [
        ("plan", "2026-03-02"),
        ("step", "2026-03-05"),
        ("promise", "2026-03-07"),
    ]
    raw = (tmp_path / "week.ics").read_bytes()
    assert len([*Calendar.from_ical(raw).walk("VEVENT")]) == 3
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75


def test_one_day(week):
    out = week.ok("visit calendar 2026-03-05")
    assert [str(e["summary"]) for e in Calendar.from_ical(out).walk("VEVENT")] == [
        "Visit Acme Tools (ACME-1)"
    ]


def test_an_empty_week_is_an_empty_calendar(week):
    out = week.ok("visit calendar 2026-06-01 --week")
    assert [*Calendar.from_ical(out).walk("VEVENT")] == []


def test_a_teams_calendar_says_whose_each_is(week):
    new = week.data("new 'Line 5' --account ACME --owner wei", by="wei")["key"]
    week.ok(f"step {new} 'meet the plant' --on 2026-03-06 --with chen", by="wei")
    titles = [str(event["summary"]) for event in events(week, "--team north", by="wei")]
    assert titles == [
        "Visit 华南精工 (HNJG) · lin",
        "Visit Acme Tools (ACME-1) · lin",
        "Keep your promise: a reference visit (ACME-1) · lin",
        f"Visit Acme Tools ({new}) · wei",
    ]
    assert [a["owner"] for a in week.data("visit calendar --week --team north", by="wei")][-1] == "wei"
    assert week("visit calendar --week --team north", by="bo").code == 4


def test_somebody_elses_only_for_who_coaches_them(week):
    assert len(events(week, "--owner lin", by="wei")) == 3
    assert week("visit calendar --week --owner lin", by="bo").code == 4


def test_a_promise_that_is_overdue_is_still_to_be_kept(week):
    out = week.ok("visit calendar --as-of 2026-03-10")
    (event,) = Calendar.from_ical(out).walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt.isoformat()) == (
        "Keep your promise: a reference visit (ACME-1)",
        "2026-03-10",
    )


def test_where_a_sheet_in_the_calendar_takes_place(week):
    (event,) = Calendar.from_ical(week.ok("prep ACME-1 --format ics")).walk("VEVENT")
    assert str(event["location"]) == "苏州"


@pytest.mark.parametrize(
    ("line", "known"),
    [("visit calendar --out week.txt", ".ics"), ("visit plan --out week.pdf", ".txt, .md, .markdown, .ics")],
)
def test_an_ending_no_format_has_is_named(week, line, known):
    said = week(line)
    assert said.code == 2
    assert f"it is one of {known}, or no ending at all" in said.err
