"""Whom two of us are to see in one week: plans in, names out."""

from datetime import date, timedelta

from engine.message import msg, step
from visits.joint import joint
from visits.plan import Plan, PlannedDay, Proposed

MONDAY = date(2026, 11, 23)


def plan(*lines):
    """ "1 ACME.1 visit": on Tuesday"""
    visits = {}
    for line in lines:
        day, contact, kind = line.split()
        each = Proposed("step", kind, msg("plan.turn"), step("prep"), contact=contact)
        visits.setdefault(int(day), []).append(each)
    days = (PlannedDay(MONDAY + timedelta(days=n), tuple(visits.get(n, ()))) for n in range(5))
    return Plan(tuple(days), (), ())


def shared(**plans):
    found = joint(plans).items()
    return {user: [(each.contact, each.user, each.on.day) for each in told] for user, told in found}


def test_who_sees_the_same_person_is_told_of_it_with_the_day():
    assert shared(lin=plan("1 ACME.1 visit", "4 ACME.1 visit"), wei=plan("3 ACME.1 visit"), bo=plan()) == {
        "lin": [("ACME.1", "wei", 26)],
        "wei": [("ACME.1", "lin", 24)],
        "bo": [],
    }


def test_a_call_is_no_visit_and_other_people_of_the_client_are_others():
    found = shared(lin=plan("1 ACME.1 visit"), wei=plan("1 ACME.1 call", "2 ACME.2 visit"))
    assert found == {"lin": [], "wei": []}
