"""The gate: guards, waivers, and what a whole verdict says."""

import pytest
from helpers import facts, only, playbook, standings, verdict

from engine.gate import check
from engine.message import Text

BOTH = """
- decision: needs_known
- item: listed
"""
GUARDED = """
- item: listed
  when: {field: deal.amount, op: '>=', value: 5000, currency: CNY}
"""


@pytest.mark.parametrize(
    ("amount", "ticked", "standing"),
    [
        (499_900, (), "not_applicable"),
        (499_900, ("listed",), "not_applicable"),
        (500_000, (), "unmet"),
        (500_000, ("listed",), "met"),
        (None, (), "unknown"),
        (None, ("listed",), "unknown"),
    ],
)
def test_a_guard_false_does_not_apply_unknown_is_unknown(amount, ticked, standing):
    checked = only(GUARDED, amount=amount, items=ticked)
    assert checked.standing == standing
    assert checked.passes == (standing in ("met", "not_applicable"))


def test_an_unknown_guard_asks_for_what_would_decide_it():
    checked = only(GUARDED, amount=None)
    assert [w.id for w in checked.why] == ["gate.guard_unknown", "condition.missing"]
    assert (checked.settle.action, checked.settle.args) == ("set", {"amount": None})


def test_a_no_stays_a_no_while_nobody_knows_whether_it_applies():
    gate = GUARDED.replace("item: listed", "decision: needs_known")
    waived = ("decision:needs_known until 2026-12-31",)
    checked = only(gate, amount=None, answers={"needs_known": "no"}, waivers=waived)
    assert (checked.standing, checked.refused, checked.can_be_waived) == ("unknown", True, False)
    assert checked.settle.action == "stop"


def test_every_requirement_is_judged_not_only_the_first_that_fails():
    assert standings(BOTH) == {"decision:needs_known": "unknown", "item:listed": "unmet"}
    judged = verdict(BOTH, answers={"needs_known": "yes"})
    assert [c.requirement.id for c in judged.missing] == ["item:listed"]
    assert (judged.deal, judged.stage, judged.passed, judged.proven) == ("ACME-3", "understand", False, False)


def test_it_passes_when_everything_is_met_or_does_not_apply():
    judged = verdict(BOTH + GUARDED.replace("listed", "priced"), items=("listed",),
                     answers={"needs_known": "yes"}, amount=100)  # fmt: skip
    assert (judged.passed, judged.proven, judged.missing) == (True, True, ())


@pytest.mark.parametrize("said", [None, "unsure", "yes 2026-01-01", "yes seller_observed", "yes stale"])
def test_open_answers_can_be_waived(said):
    gate = "[{decision: needs_known, valid_for: 30d}]"
    answers = {"needs_known": said} if said else {}
    judged = verdict(gate, answers=answers, waivers=("decision:needs_known until 2026-12-31",))
    assert [c.standing for c in judged.checked] == ["waived"]
    assert (judged.passed, judged.proven) == (True, False)


@pytest.mark.parametrize(
    ("gate", "known"),
    [
        ("[{item: listed}]", {}),
        ("[{worksheet: client_profile}]", {}),
        ("[{contact: champion}]", {}),
        ("[{visit: two_sided}]", {}),
        ("[{condition: {field: deal.behaviour, op: known}}]", {}),
        (GUARDED, {"amount": None}),
    ],
)
def test_so_can_the_other_kinds(gate, known):
    id = only(gate, **known).requirement.id
    assert only(gate, waivers=(f"{id} until 2026-12-31",), **known).standing == "waived"


def test_a_no_is_not_lifted_by_a_waiver_that_stood_before_it():
    checked = only(
        "[{decision: needs_known}]",
        answers={"needs_known": "no"},
        waivers=("decision:needs_known until 2026-12-31",),
    )
    assert (checked.standing, checked.can_be_waived) == ("unmet", False)


def test_what_the_playbook_forbids_to_waive_is_not_waived():
    checked = only("[{item: listed, waivable: false}]", waivers=("item:listed until 2026-12-31",))
    assert (checked.standing, checked.can_be_waived) == ("unmet", False)


@pytest.mark.parametrize(
    ("waiver", "standing"),
    [
        ("item:listed until 2026-11-22", "waived"),
        ("item:listed until 2026-11-21", "waived"),
        ("item:listed until 2026-11-20", "unmet"),
        ("item:listed until 2026-12-31 ended", "unmet"),
        ("item:other until 2026-12-31", "unmet"),
    ],
    ids=["in force", "its last day", "over", "ended by a move back", "of another requirement"],
)
def test_a_waiver_is_for_one_requirement_and_a_time(waiver, standing):
    assert only("[{item: listed}]", waivers=(waiver,)).standing == standing


def test_a_waiver_of_another_stage_does_not_count():
    judged = verdict("[{item: listed}]", waivers=("item:listed until 2026-12-31",))
    assert judged.passed
    other = playbook("[{id: expand, gate: [{item: listed}]}]").stages[0]
    assert not check(other, facts(waivers=("item:listed until 2026-12-31",))).passed


def test_a_met_requirement_is_met_whoever_waived_it():
    assert (
        only("[{item: listed}]", items=("listed",), waivers=("item:listed until 2026-12-31",)).standing
        == "met"
    )


def test_a_waiver_tells_who_and_why_and_what_is_still_open():
    checked = only("[{item: listed}]", waivers=("item:listed until 2026-12-31",))
    assert [w.id for w in checked.why] == ["gate.waived", "gate.item_open"]
    assert checked.why[0].params["by"] == "mei"
    assert checked.settle is None


def test_the_playbook_says_why_it_matters_only_while_it_is_open():
    gate = "[{item: listed, because: {zh: 要紧, en: it matters}}]"
    assert Text("要紧", "it matters") in only(gate).why
    assert Text("要紧", "it matters") not in only(gate, items=("listed",)).why


def test_a_requirement_is_named_by_its_id_or_its_kind_and_name():
    gate = "[{decision: needs_known}, {item: listed, id: the_list}, {contact: champion}]"
    assert list(standings(gate)) == ["decision:needs_known", "the_list", "contact:champion"]
