from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed, in_both_languages

from engine import deals
from stages.expand.action_plan import ACTION_PLAN, BY, ActionPlan, Step, advice, faults, figures, share

SHEET = Typed(ACTION_PLAN)
TODAY = "2026-11-21"
TRIAL = {"step": "试产", "by": "双方", "who_us": "lin", "who_client": "ACME.1", "due": "2026年12月5日"}
LEGAL = {"step": "legal check", "by": "client", "who_client": "ACME.2", "due": "2026-11-28"}
QUOTE = {"step": "quote", "by": "us", "who_us": "lin", "due": "2026-11-10", "done_on": "2026-11-09"}
LATE = {**TRIAL, "due": "2026-11-20"}
PLAN = {
    "solution": "LR-9，两条线",
    "price": "48万",
    "payment_terms": "三成预付，验收后付清",
    "sign_by": "2026-12-20",
    "steps": [QUOTE, TRIAL, LEGAL],
    "credit_limit": "100万",
    "receivables": "30万",
    "notes_receivable": "10万",
}


def test_it_reads_what_a_rep_types():
    values = SHEET.values(**PLAN)
    assert values["price"] == "480000.00"
    assert values["steps"][1] == {**TRIAL, "by": "both", "due": "2026-12-05"}
    assert values["currency"] == "CNY"


def test_figures_by_hand():
    # 1,000,000 − 300,000 − 100,000 − 480,000
    assert SHEET.figures(**PLAN) == {
        "steps_open": 2,
        "next_due": "2026-11-28",
        "client_steps": 2,
        "both_sides": "yes",
        "credit_left": "120000.00",
        "within_credit": "yes",
    }


@pytest.mark.parametrize(
    ("price", "left", "within"),
    [("60万", "0.00", "yes"), ("600000.01", "-0.01", "no"), ("0", "600000.00", "yes")],
)
def test_the_ceiling_itself_is_within_the_credit(price, left, within):
    found = SHEET.figures(**{**PLAN, "price": price})
    assert (found["credit_left"], found["within_credit"]) == (left, within)


@pytest.mark.parametrize("missing", ["price", "credit_limit", "receivables", "notes_receivable"])
def test_the_credit_check_wants_all_four_amounts(missing):
    assert SHEET.figures(**{**PLAN, missing: ""}).keys().isdisjoint({"credit_left", "within_credit"})


@pytest.mark.parametrize(
    ("steps", "client", "both"),
    [
        ([QUOTE], 0, "no"),
        ([LEGAL], 1, "no"),
        ([QUOTE, LEGAL], 1, "yes"),
        ([TRIAL], 1, "yes"),
        (["?"], 0, "no"),
    ],
)
def test_who_carries_the_plan(steps, client, both):
    found = SHEET.figures(steps=steps)
    assert (found["client_steps"], found["both_sides"]) == (client, both)


def test_nothing_is_next_when_all_is_done():
    found = SHEET.figures(steps=[QUOTE])
    assert found["steps_open"] == 0
    assert "next_due" not in found
    assert SHEET.figures() == {}


def test_completeness_asks_for_days_and_names():
    assert SHEET.complete() == 0
    assert SHEET.complete(**PLAN) == 100
    # 7 fields, and of the one step a side, but no day and no name: (7 + 1/3) / 8
    assert SHEET.complete(**{**PLAN, "steps": [{"step": "试产", "by": "client"}]}) == 92
    # one name of two is none
    assert SHEET.complete(**{**PLAN, "steps": [{**TRIAL, "who_client": ""}]}) == 96
    assert SHEET.complete(steps=["试产"]) == 0


def test_faults():
    late = {**TRIAL, "due": "2026-12-21"}
    slip = {**QUOTE, "done_on": "2025-11-08"}
    assert SHEET.faults(**{**PLAN, "receivables": "-1", "steps": [late, slip]}) == {
        "receivables": "below_zero",
        "steps.1.due": "due_after_signing",
        "steps.2.done_on": "done_too_early",
    }


def test_due_on_the_day_of_signing_and_done_a_year_before_are_all_right():
    steps = [{**TRIAL, "due": "2026-12-20"}, {**QUOTE, "done_on": "2025-11-09"}]
    assert SHEET.faults(**{**PLAN, "steps": steps}) == {}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, []),
        ({"steps": ""}, []),
        ({"steps": [QUOTE]}, ["nothing_for_client"]),
        ({"steps": [LEGAL]}, ["nothing_for_us"]),
        ({"steps": [TRIAL, {**LEGAL, "due": "2026-11-20"}]}, ["steps_overdue"]),
        ({"steps": [TRIAL, {**LEGAL, "due": "2026-11-21"}]}, []),
        ({"steps": [TRIAL, {**LEGAL, "due": ""}]}, ["steps_without_day"]),
        ({"steps": [{**TRIAL, "who_us": ""}]}, ["steps_without_name"]),
        ({"steps": [{**TRIAL, "who_client": "", "done_on": "2026-11-20"}]}, []),
        ({"steps": [LATE], "sign_by": "2026-11-20"}, ["steps_overdue", "signing_past"]),
        ({"steps": [{**LATE, "done_on": "2026-11-20"}], "sign_by": "2026-11-20"}, []),
        ({"price": "61万"}, ["over_credit"]),
    ],
)
def test_advice(changed, told):
    assert SHEET.advice(today=TODAY, **{**PLAN, **changed}) == told


def test_advice_names_the_steps_and_the_amount():
    late = {**LEGAL, "due": "2026-11-01"}
    assert SHEET.said(today=TODAY, **{**PLAN, "price": "61万", "steps": [TRIAL, late]}) == [
        "Overdue: legal check",
        "This deal passes the credit limit by CNY 10,000: ask for prepayment, instalments or security, "
        "or collect what is owed first",
    ]


AMOUNTS = st.none() | st.integers(0, 10**15 - 1).map(D)
DAYS = st.none() | st.dates()
NAMES = st.none() | st.just("lin")
STEPS = st.builds(Step, st.text(max_size=5), st.none() | st.sampled_from(list(BY)), NAMES, NAMES, DAYS, DAYS)
PLANS = st.builds(
    ActionPlan,
    NAMES,
    AMOUNTS,
    NAMES,
    DAYS,
    st.lists(STEPS, max_size=4).map(tuple),
    AMOUNTS,
    AMOUNTS,
    AMOUNTS,
    st.sampled_from([None, "CNY"]),
)


@given(PLANS, st.dates())
def test_whatever_is_filled_in_can_be_told(plan, today):
    for remark in (*advice(plan, today), *(what for _, what in faults(plan))):
        in_both_languages(remark)
    assert 0 <= share(plan) <= 1
    found = figures(plan)
    assert (found.within_credit == "yes") == (found.credit_left is not None and found.credit_left >= 0)
    if plan.steps:
        assert 0 <= found.client_steps <= len(plan.steps)
        assert found.next_due is None or found.steps_open > 0


def test_the_credit_check_begins_with_what_qualification_knows(team):
    """One ceiling a client: the plan takes it over, and the price counts as owed."""
    key = team.do("lin", deals.new, "Line 4", account="ACME", amount="900", playbook="small").key
    owed = {"credit_limit": "1000", "receivables": "300", "notes_receivable": "0"}
    team.do("lin", deals.fill, key, "qualification", owed)
    team.do("lin", deals.fill, key, "action_plan", {"price": "900"})
    plan = team.deal(key).worksheets["action_plan"]
    assert plan.fields["credit_limit"] == "1000.00"
    assert (plan.figures["credit_left"], plan.figures["within_credit"]) == ("-200.00", "no")
    team.do("lin", deals.fill, key, "action_plan", {"credit_limit": "2000"})
    assert team.deal(key).worksheets["action_plan"].figures["within_credit"] == "yes"
