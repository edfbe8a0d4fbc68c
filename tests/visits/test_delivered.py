"""What was promised when the deal was won, and what has come of it."""

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
    steps = {f"{step}_on": "2026-11-18" for step in ("raised", "listened")}
    found = section(sheet, "delivery", "execute", sheets={"complaints": {"complaints": {"it froze": steps}}})
    assert found == {"A complaint still open: it froze": "not over yet; next: apologise"}


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
        "scrap: 3 at the start, 1 promised, no figure now": "not agreed yet: ask for their word on it",
    }
