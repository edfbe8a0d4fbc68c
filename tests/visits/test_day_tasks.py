"""What fell due on Wednesday 18 November 2026, against what was done."""

from helpers import a_deal, stopped

from engine.state import NextStep, Promise, Visit
from engine.visit_table import Held
from engine.weeks import Planned
from visits.agenda import agenda
from visits.day_tasks import Then, tasks

DAY = "2026-11-18"


def step(what, on=DAY):
    return NextStep(what, on, "ACME.1", "2026-11-10")


def promise(what, on=DAY, kept=False, by="us"):
    return Promise(what, by, on, kept)


def seen(before, now=None, evening=None, plan=(), held=()):
    then = Then(before, evening or now or before, now or before)
    return [(t.kind, t.what, t.state, t.until) for t in tasks(DAY, [then], plan, held)]


def visit(on=DAY):
    return Visit(on, "ACME.1", "talked", True, "lin")


def test_a_step_of_the_day_is_done_by_a_visit_that_day():
    deal = a_deal(next_step=step("see the pilot"))
    assert seen(deal) == [("step", "see the pilot", "standing", None)]
    assert seen(deal, deal._replace(visits=(visit(),))) == [("step", "see the pilot", "kept", None)]
    assert seen(deal, deal._replace(visits=(visit("2026-11-17"),)))[0][2] == "standing"


def test_a_step_put_off_says_until_when_and_one_of_a_deal_that_ended_is_dropped():
    deal = a_deal(next_step=step("see the pilot"))
    moved = deal._replace(next_step=step("see the pilot", "2026-11-25"))
    assert seen(deal, moved) == [("step", "see the pilot", "moved", "2026-11-25")]
    assert seen(deal, stopped(deal)) == [("step", "see the pilot", "dropped", None)]


def test_a_step_agreed_in_the_morning_for_the_same_day_counts_too():
    before, evening = a_deal(next_step=step("call", "2026-11-20")), a_deal(next_step=step("sign"))
    assert seen(before, evening=evening, now=evening) == [("step", "sign", "standing", None)]
    assert seen(None, now=evening) == [("step", "sign", "standing", None)]
    assert seen(a_deal(next_step=step("call", "2026-11-20"))) == []


def test_promises_of_ours():
    made = (promise("offer"), promise("sample", kept=False), promise("plan", by="client"))
    now = (promise("offer", kept=True), promise("sample", "2026-11-20"), promise("plan", by="client"))
    assert seen(a_deal(promises=made), a_deal(promises=now)) == [
        ("promise", "offer", "kept", None),
        ("promise", "sample", "moved", "2026-11-20"),
    ]


def test_a_visit_planned_stands_once_with_the_step_it_was_planned_for():
    plan = [Planned(DAY, "ACME", None, None, "due"), Planned(DAY, "HNJG", None, None, "due too")]
    deal = a_deal(next_step=step("see the pilot"))
    held = [Held("account:HNJG", 2, "HNJG", None, DAY, "online", True, "lin", None)]
    assert seen(deal, plan=plan, held=held) == [
        ("step", "see the pilot", "standing", None),
        ("plan", "due too", "kept", None),
    ]
    assert seen(a_deal(), plan=plan[:1], held=held) == [("plan", "due", "standing", None)]


def test_the_days_ahead_in_their_order():
    one = a_deal(next_step=step("see the pilot", "2026-11-20"), promises=(promise("offer", "2026-11-19"),))
    other = a_deal(
        key="HNJG-1",
        account="HNJG",
        next_step=step("later", "2026-12-01"),
        promises=(promise("kept", "2026-11-19", kept=True), promise("theirs", "2026-11-19", by="client")),
    )
    plan = [
        Planned("2026-11-20", "ACME", None, None, "due"),
        Planned("2026-11-20", "BOHAI", None, None, "new"),
    ]
    found = agenda([one, other], plan, "2026-11-19", "2026-11-25")
    assert [(each.on, each.kind, each.what) for each in found] == [
        ("2026-11-19", "promise", "offer"),
        ("2026-11-20", "step", "see the pilot"),
        ("2026-11-20", "plan", "new"),
    ]
