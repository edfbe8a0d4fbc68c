"""What was promised when the deal was won, and what has come of it."""

from datetime import date

from words.say import say

MILESTONES = {
    "line 3": {"due": "2027-02-01"},
    "pilot": {"due": "2026-11-10", "status": "late"},
    "drawings": {"due": "2026-10-01", "status": "done", "done_on": "2026-10-01"},
}
PLAN = {"delivery_plan": {"promises": ["twelve minutes"], "milestones": MILESTONES}}


def section(sheet, id, *args, **deal):
    found = next((s.lines for s in sheet(*args, **deal).sections if s.id == id), ())
    return {say(line.text): say(line.why) for line in found}


def test_milestones_ahead_are_told_by_their_day_and_the_late_ones_first(sheet):
    assert section(sheet, "delivery", "execute", sheets=PLAN) == {
        "Milestone: pilot (10 Nov 2026)": "11 days late: say so first, then how it will be made good",
        "Milestone: line 3 (1 Feb 2027)": "report on it before they ask",
    }
    assert section(sheet, "delivery", "confirm", sheets=PLAN) == {}


def test_an_open_complaint_comes_before_them_with_its_next_step(sheet):
    def told(**row):
        steps = {f"{step}_on": "2026-11-18" for step in ("raised", "listened")}
        complaints = {"complaints": {"complaints": {"it froze": {**steps, **row}}}}
        [line] = next(s.lines for s in sheet("confirm", sheets=complaints).sections if s.id == "delivery")
        return say(line.text), say(line.why), [blank.id for blank in line.box.blanks]

    text = "A complaint still open: it froze (the client, 18 Nov 2026)"
    assert told() == (text, "next: apologise, 2 days late", ["apologised_on"])
    done = {"apologised_on": "2026-11-18", "restated_on": "2026-11-19", "raised_by": "ACME.2"}
    _, why, _ = told(**done)
    assert why == "next: show empathy and offer a fair solution, by 21 Nov 2026"
    steps = {f"{step}_on": "2026-11-20" for step in ("offered", "compensated", "promise_kept")}
    text, why, box = told(**done, **steps, offer="a new scanner")
    assert text == "A complaint still open: it froze (Gao Min, 18 Nov 2026)"
    assert why == "next: make sure the client is satisfied, by 23 Nov 2026; offered so far: a new scanner"
    assert box == ["satisfied", "satisfied_on"]


def test_what_is_late_is_late_by_the_day_of_the_visit(sheet):
    """The pilot was due on the 10th, line 3 is due between today and the visit."""
    plan = {
        "delivery_plan": {
            **PLAN["delivery_plan"],
            "milestones": {**MILESTONES, "line 3": {"due": "2026-11-25"}},
        }
    }
    found = section(sheet, "delivery", "execute", sheets=plan, on=date(2026, 11, 27))
    assert found == {
        "Milestone: pilot (10 Nov 2026)": "17 days late: say so first, then how it will be made good",
        "Milestone: line 3 (25 Nov 2026)": "report on it before they ask",
    }
    owed = section(
        sheet,
        "promises",
        promises=["us 2026-11-19 the list", "us 2026-11-24 the price"],
        on=date(2026, 11, 27),
    )
    assert owed == {
        "We promised: the list (19 Nov 2026)": "8 days overdue: account for it before anything else",
        "We promised: the price (24 Nov 2026)": "due by this visit: bring it along",
    }


def test_results_stand_against_the_promise(sheet):
    measures = {
        "uptime": {"baseline": "90", "promised": "98", "actual": "98", "agreed_on": "2026-11-20"},
        "changeover": {"unit": "min", "baseline": "40", "promised": "12", "actual": "14.5"},
        "scrap": {"baseline": "3", "promised": "1"},
    }
    found = section(sheet, "results", "confirm", sheets={"value_realised": {"measures": measures}})
    assert list(found)[-1] == "uptime: 90 at the start, 98 promised, 98 now"
    assert found.pop("uptime: 90 at the start, 98 promised, 98 now") == "the client has agreed it"
    assert found == {
        "changeover: 40 min at the start, 12 min promised, 14.5 min now": (
            "not agreed yet: ask for their word on it"
        ),
        "scrap: 3 at the start, 1 promised, no figure now": "not measured yet: settle together how to",
    }
