"""What stands on the days ahead: a visit agreed stands there once, wherever it is moved to."""

from engine.weeks import Planned
from visits.agenda import agenda

MONDAY, SUNDAY = "2026-11-23", "2026-11-29"


def days(opened, *planned, step, first=MONDAY, last=SUNDAY):
    deal = opened(step=f"{step} Chen Yu: show the pilot").deal
    plan = [Planned(on, "ACME", about, None, "due") for on, about in planned]
    return [(each.on, each.kind) for each in agenda([deal], plan, first, last)]


def test_a_visit_planned_for_a_step_stands_there_once(opened):
    assert days(opened, ("2026-11-24", "ACME-1"), step="2026-11-24") == [("2026-11-24", "step")]
    assert days(opened, ("2026-11-24", None), step="2026-11-24") == [("2026-11-24", "step")]


def test_a_step_moved_within_the_week_leaves_no_visit_behind(opened):
    planned = ("2026-11-24", "ACME-1")
    assert days(opened, planned, step="2026-11-27") == [("2026-11-27", "step")]
    assert days(opened, planned, step="2026-11-27", first="2026-11-24", last="2026-11-24") == []


def test_another_visit_of_the_week_and_a_step_of_another_week_stay(opened):
    assert days(opened, ("2026-11-24", None), step="2026-11-27") == [
        ("2026-11-24", "plan"),
        ("2026-11-27", "step"),
    ]
    assert days(opened, ("2026-11-24", "ACME-1"), step="2026-12-03") == [("2026-11-24", "plan")]
