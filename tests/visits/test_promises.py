"""Promises still open, on both sides."""

from words.say import say

MADE = (
    "client 2026-11-10 send the drawings",
    "us 2026-11-25 price the spares",
    "us 2026-11-20 send the offer",
)


def test_ours_come_first_the_oldest_before_the_younger(lines):
    assert lines("promises", promises=MADE) == [
        "We promised: send the offer (20 Nov 2026)",
        "We promised: price the spares (25 Nov 2026)",
        "They promised: send the drawings (10 Nov 2026)",
    ]


def test_what_is_overdue_says_by_how_much(sheet):
    found = next(s.lines for s in sheet(promises=MADE).sections if s.id == "promises")
    assert [say(line.why).split(":")[0] for line in found] == [
        "1 day overdue",
        "trust rests on kept promises",
        "11 days overdue",
    ]


def test_what_falls_due_before_the_visit_is_brought_along(sheet):
    made = sheet(met="Chen Yu", step="2026-11-27 Chen Yu: show the pilot", promises=MADE)
    found = next(s.lines for s in made.sections if s.id == "promises")
    assert say(found[1].why) == "due by this visit: bring it along"


def test_each_can_be_found_again_by_what_was_promised(sheet):
    found = next(s.lines for s in sheet(promises=MADE).sections if s.id == "promises")
    again = next(s.lines for s in sheet(promises=MADE[1:]).sections if s.id == "promises")
    assert [line.fills for line in found[:2]] == [line.fills for line in again]
    assert len({line.fills for line in found}) == 3
    assert all(line.box.ticked for line in found)


def test_a_promise_due_today_is_not_overdue(sheet):
    found = next(s.lines for s in sheet(promises=["us 2026-11-21 call"]).sections if s.id == "promises")
    assert "overdue" not in say(found[0].why)
