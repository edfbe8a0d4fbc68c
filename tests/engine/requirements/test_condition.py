"""`condition` as a requirement: its standing, its reason, and the command that can change it."""

import pytest
from helpers import only

from engine.message import Text

BIG = "[{condition: {field: deal.amount, op: '>=', value: 5000, currency: CNY}}]"


@pytest.mark.parametrize(("amount", "standing"), [(None, "unknown"), (499999, "unmet"), (500000, "met")])
def test_its_standing_is_what_the_condition_gives(amount, standing):
    assert only(BIG, amount=amount).standing == standing


def test_the_playbook_says_why_in_its_own_words():
    gate = "[{condition: {field: deal.behaviour, op: known, because: {zh: 先判断, en: tell first}}}]"
    assert only(gate).why == (Text("先判断", "tell first"),)


@pytest.mark.parametrize(
    ("condition", "action", "args"),
    [
        ("{field: deal.amount, op: known}", "set", {"amount": None}),
        ("{not: {field: deal.behaviour, op: '==', value: profit}}", "set", {"behaviour": None}),
        ("{field: account.code, op: '==', value: BETA}", "set", {"account": None}),
        (
            "{field: contacts.champion, op: '>=', value: 1}",
            "contact add",
            {"name": None, "account": "ACME", "part": "champion"},
        ),
        (
            "{field: contacts.count, op: '>=', value: 3}",
            "contact add",
            {"name": None, "account": "ACME", "part": None},
        ),
        (
            "{field: visits.two_sided, op: '>=', value: 1}",
            "visit log",
            {"with": None, "on": None, "summary": None},
        ),
        (
            "{field: worksheets.client_profile.our_cases, op: known}",
            "fill",
            {"worksheet": "client_profile"},
        ),
        ("{all: [{field: deal.close_date, op: known}]}", "set", {"close_date": None}),
        ("{expression: '0.5 < deal.amount'}", "set", {"amount": None}),
    ],
)
def test_it_names_the_command_that_can_settle_it(condition, action, args):
    checked = only(f"[{{condition: {condition}}}]", behaviour="profit")
    assert (checked.settle.action, checked.settle.args) == (action, args)


def test_nobody_can_be_added_to_a_deal_without_account():
    checked = only("[{condition: {field: contacts.champion, op: '>=', value: 1}}]", account=None)
    assert (checked.settle.action, checked.settle.args) == ("set", {"account": None})


@pytest.mark.parametrize(
    "condition",
    [
        "{field: deal.close_pushed, op: '>', value: 0}",
        "{field: deal.unproven, op: '>', value: 0}",
        "{field: today, op: '<', value: '2020-01-01'}",
    ],
)
def test_no_command_is_named_where_none_can_settle_it(condition):
    checked = only(f"[{{condition: {condition}}}]")
    assert (checked.standing, checked.settle) == ("unmet", None)


def test_the_command_is_for_the_part_that_fell_short():
    both = """[{condition: {all: [
        {field: deal.behaviour, op: known},
        {field: worksheets.buying_behaviour.complete, op: '>=', value: 60},
    ]}}]"""
    unknown = only(both, behaviour=None).settle
    assert (unknown.action, unknown.args) == ("set", {"behaviour": None})
    judged = only(both, behaviour="project").settle
    assert (judged.action, judged.args) == ("fill", {"worksheet": "buying_behaviour"})
