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


def test_each_can_be_found_again_by_its_place_in_the_deal(sheet):
    found = next(s.lines for s in sheet(promises=MADE).sections if s.id == "promises")
    assert [line.fills for line in found] == ["promise:3", "promise:2", "promise:1"]


def test_a_promise_due_today_is_not_overdue(sheet):
    found = next(s.lines for s in sheet(promises=["us 2026-11-21 call"]).sections if s.id == "promises")
    assert "overdue" not in say(found[0].why)
