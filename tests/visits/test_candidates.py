"""Who comes into question for a week, and why: deals and clients in, reasons out.

The week ends on Sunday 29 November 2026; today is Monday the 23rd.
"""

from datetime import date

import pytest

from engine.contacts import Contact
from engine.deal_table import DealRow
from engine.message import msg, step
from engine.reads import Listed
from engine.state import Promise
from visits.cadence import Due, DueClient
from visits.candidates import Outlook, candidates
from visits.plan import Stall
from visits.thing import Thing
from words.say import say, speak

EMPTY = DealRow(**dict.fromkeys(DealRow._fields))._replace(
    playbook="client-value", playbook_version=1, stage="explore", status="open", account="ACME",
    currency="CNY",
)  # fmt: skip
STALL = Stall("critical", msg("coach.silent", n=30, limit=10), msg("coach.ask_contact"))
OUTLOOK = Outlook(
    today=date(2026, 11, 23),
    first=date(2026, 11, 23),
    last=date(2026, 11, 29),
    currency="CNY",
    rates={"USD": "7"},
    classes={"ACME": "A"},
    places={"ACME": "Suzhou"},
    deciders={"ACME": "ACME.2"},
    met={"ACME": "ACME.9", "OTHER": "OTHER.1"},
)


@pytest.fixture(autouse=True)
def _english():
    speak("en")


def deal(key="ACME-1", **columns):
    return Listed(EMPTY._replace(key=key, **columns), "north", False)


def client(code="ACME", abc="A", due_on="2026-11-20", overdue=3, deal=None):
    due = Due("visit", date.fromisoformat(due_on), overdue, msg("plan.every", n=10))
    return DueClient(code, "Acme", abc, "Suzhou", (due,), deal)


def called(due_on, visit_on=None):
    """An A client to be called from a day on, five days behind a visit at the earliest."""
    call = Due("call", date.fromisoformat(due_on), 0, msg("plan.every", n=10), 5)
    visit = [Due("visit", date.fromisoformat(visit_on), 0, msg("plan.every", n=10))] if visit_on else []
    return DueClient("ACME", "Acme", "A", "Suzhou", (*visit, call))


def found(*rows, clients=(), **outlook):
    return candidates(rows, clients, OUTLOOK._replace(**outlook))


def reasons(*rows, **outlook):
    return [(each.id, each.deal or each.account) for each in found(*rows, **outlook)]


def test_a_step_of_the_week_on_its_day_with_its_person_at_its_place():
    (each,) = found(deal(next_what="compare", next_on="2026-11-26", next_contact="ACME.4", amount=100_00))
    assert (each.id, each.on, each.contact, each.place, each.abc) == (
        *("step", date(2026, 11, 26), "ACME.4", "Suzhou", "A"),
    )
    assert (say(each.why), each.worth) == ("the next step you agreed: compare", 100)


def test_a_step_after_the_week_leaves_the_deal_alone_unless_it_is_stalled():
    """What is agreed for later must not hide that the deal is stuck now."""
    later = deal(next_what="x", next_on="2026-11-30")
    assert reasons(later) == []
    assert reasons(later, stalls={"ACME-1": STALL}) == [("stalled_critical", "ACME-1")]


NEXT_WEEK = {"first": date(2026, 11, 30), "last": date(2026, 12, 6)}


def test_what_lies_before_a_later_week_is_that_weeks_own():
    """Neither an appointment of Thursday nor a promise, a wait or a waking before the 30th stands in it; what
    is open from before today does."""
    promises = {"ACME-1": [Promise("a quote", "us", "2026-11-24"), Promise("later", "us", "2026-11-30")]}
    thursday = deal(next_what="compare", next_on="2026-11-26")
    assert reasons(thursday, promises=promises, stalls={"ACME-1": STALL}, **NEXT_WEEK) == [
        ("promise", "ACME-1")
    ]
    assert reasons(deal(status="stopped", wake_on="2026-11-29"), **NEXT_WEEK) == []
    assert reasons(deal(waiting_until="2026-11-27"), stalls={"ACME-1": STALL}, **NEXT_WEEK) == []
    assert reasons(deal(next_what="x", next_on="2026-11-20"), **NEXT_WEEK) == [("step", "ACME-1")]
    assert reasons(deal(next_what="x", next_on="2026-11-30"), **NEXT_WEEK) == [("step", "ACME-1")]


@pytest.mark.parametrize(("seen", "then"), [("2026-11-23", "2026-12-03"), ("2026-11-28", None)])
def test_a_client_seen_this_week_is_due_again_a_rhythm_later(seen, then):
    """Every ten days: ten after the 23rd lies in the week of the 30th, ten after the 28th behind it."""
    due = Due("visit", date(2026, 11, 20), 3, msg("plan.every", n=10), every=10)
    asked = DueClient("ACME", "Acme", "A", "Suzhou", (due,))
    there = found(deal(next_what="x", next_on=seen), clients=[asked], **NEXT_WEEK)
    assert [each.after.isoformat() for each in there] == ([then] if then else [])


def test_a_stalled_deal_whose_gate_is_open_is_advanced():
    open_gate = Thing("advance", msg("day.do_advance"), msg("plan.every", n=7), step("advance", "ACME-1"))
    (each,) = found(deal(), stalls={"ACME-1": STALL}, open_gates={"ACME-1": open_gate})
    assert (each.id, each.kind, each.step, say(each.why)) == (
        *("stalled_critical", "advance", step("advance", "ACME-1"), "every 7 days"),
    )


@pytest.mark.parametrize(("left", "on"), [("2026-11-20", "2026-11-26"), ("2026-11-20", "2026-11-20")])
def test_a_step_with_somebody_who_has_left_is_agreed_anew(left, on):
    gone = Contact("ACME.4", "ACME", "Wu Bin", "user", None, "2026-01-05", left, 1)
    row = deal(next_what="compare", next_on=on, next_contact="ACME.4")
    (each,) = found(row, left={"ACME.4": gone})
    assert say(each.why) == "“compare” was agreed with Wu Bin, who left on 20 Nov 2026"
    assert (each.id, each.on.isoformat(), each.contact, each.step.action) == ("step", on, None, "step")
    earlier = deal(next_what="compare", next_on="2026-11-19", next_contact="ACME.4")
    assert found(earlier, left={"ACME.4": gone})[0].step.action == "prep"  # it may have been held


def test_a_stalled_deal_says_what_to_ask_and_meets_whoever_decides():
    (each,) = found(deal(), stalls={"ACME-1": STALL})
    assert (each.id, each.contact) == ("stalled_critical", "ACME.2")
    assert say(each.why).startswith("stalled: client silent for 30 working days, 10 at most. Ask: Who at the")


def test_where_nobody_is_known_to_decide_whom_we_met_last():
    (each,) = found(deal("OTHER-1", account="OTHER"), stalls={"OTHER-1": STALL})
    assert each.contact == "OTHER.1"


def test_each_promise_of_ours_in_time_beside_the_step():
    promises = {"ACME-1": [Promise("a quote", "us", "2026-11-24"), Promise("later", "us", "2026-11-30")]}
    assert reasons(deal(next_what="x", next_on="2026-11-26"), promises=promises) == [
        ("promise", "ACME-1"),
        ("step", "ACME-1"),
    ]


@pytest.mark.parametrize(
    ("until", "heard", "expected"),
    [
        ("2026-11-26", None, [("wait_over", "ACME-1")]),
        ("2026-11-30", None, []),  # still waiting: no sign counts
        ("2026-11-10", "2026-11-12", [("stalled_critical", "ACME-1")]),  # somebody asked already
    ],
)
def test_a_wait_comes_back_on_its_day(until, heard, expected):
    row = deal(waiting_until=until, last_contact=heard)
    assert reasons(row, stalls={"ACME-1": STALL}) == expected
    assert all(each.after in (None, date.fromisoformat(until)) for each in found(row))


@pytest.mark.parametrize(("wake", "expected"), [("2026-11-29", [("wake", "ACME-1")]), ("2026-11-30", [])])
def test_a_stopped_deal_wakes_on_its_day(wake, expected):
    row = deal(status="stopped", wake_on=wake, next_on="2026-11-24")
    assert reasons(row) == expected
    assert [each.after for each in found(row)] == [date.fromisoformat(wake)] * len(expected)


def test_a_client_is_due_within_the_week_and_prepared_by_its_deal():
    (each,) = found(clients=[client(due_on="2026-11-27", overdue=0, deal="ACME-7")])
    assert (each.id, each.after, each.step.action, each.step.deal) == (
        *("client_A", date(2026, 11, 27), "prep", "ACME-7"),
    )
    (each,) = found(clients=[client("SOLO", "C")])
    assert (each.id, each.after, each.step.action, each.overdue) == ("client_C", None, "account show", 3)
    assert reasons(clients=[client(due_on="2026-11-30")]) == []


def test_a_promise_is_nobodys_in_particular_and_one_that_is_the_step_stands_there_once():
    promises = {"ACME-1": [Promise("Compare", "us", "2026-11-26"), Promise("a quote", "us", "2026-11-26")]}
    step = {"next_what": "Send and compare", "next_on": "2026-11-26", "next_contact": "ACME.4"}
    there = found(deal(**step), promises=promises)
    assert [(each.id, each.contact) for each in there] == [("promise", None), ("step", "ACME.4")]
    other_day = deal(next_what="compare", next_on="2026-11-27")
    assert [each.id for each in found(other_day, promises=promises)] == ["promise", "promise", "step"]
    past = {"ACME-1": [Promise("compare", "us", "2026-11-18")]}
    assert reasons(deal(next_what="compare", next_on="2026-11-19"), promises=past) == [("step", "ACME-1")]


def days(*rows, client, **outlook):
    """{"visit": "2026-11-26", "call": …}: of the client itself, the day it is due from."""
    made = found(*rows, clients=[client], **outlook)
    return {each.kind: each.after and each.after.isoformat() for each in made if each.id == "client_A"}


def test_a_visit_and_a_call_of_one_week():
    """The call of Monday stands before the visit of Thursday; one that is due with the visit comes later."""
    assert days(client=called("2026-11-21", "2026-11-26")) == {"call": None, "visit": "2026-11-26"}
    assert days(client=called("2026-11-20", "2026-11-20")) == {"visit": None, "call": "2026-11-28"}
    assert days(client=called("2026-11-25", "2026-11-25")) == {"visit": "2026-11-25"}


def test_a_call_comes_before_an_appointment_or_well_behind_it():
    step = deal(next_what="x", next_on="2026-11-25")
    assert days(step, client=called("2026-11-24")) == {"call": "2026-11-24"}
    assert days(step, client=called("2026-11-26")) == {}
    assert days(deal(), client=called("2026-11-20"), stalls={"ACME-1": STALL}) == {"call": "2026-11-28"}


def test_who_is_met_in_the_week_anyway_is_not_due():
    step = deal(next_what="x", next_on="2026-11-26")
    due = [client(), client("OTHER", "B")]
    assert reasons(step, clients=due) == [("step", "ACME-1"), ("client_B", "OTHER")]


def test_an_amount_counts_in_the_currency_of_the_workspace():
    dollars, pesos = deal(amount=100_00, currency="USD"), deal("P-1", amount=100_00, currency="MXN")
    stalls = {"ACME-1": STALL, "P-1": STALL}
    assert [each.worth for each in found(dollars, pesos, stalls=stalls)] == [700, 0]
