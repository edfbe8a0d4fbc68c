"""What lint says of gates that nothing can pass, and of conditions that say nothing."""

import json

import pytest
from helpers import yaml

from coach.signs.table import TUNABLE
from engine.playbook_text.rules.book import Book
from engine.playbook_text.rules.idle_condition import idle_condition
from engine.playbook_text.rules.never_asked import never_asked
from engine.playbook_text.rules.never_met import never_met
from engine.playbook_text.rules.never_passes import never_passes
from engine.playbook_text.rules.unreachable_stage import unreachable_stage
from stages.worksheets import WORKSHEETS

RULES = (never_met, never_passes, unreachable_stage, never_asked, idle_condition)
SMALL = "{field: deal.amount, op: '<', value: 100000, currency: CNY}"
LARGE = "{field: deal.amount, op: '>=', value: 500000, currency: CNY}"
NOBODY = "{field: contacts.count, op: '<', value: 1}"
NO = "{field: answers.known, op: '==', value: 'no'}"


def said(gate, *behind):
    """By rule, with the place, what is found in a playbook of this gate and those behind it."""
    gates = [[{"decision": "known"}, *yaml(gate)], *map(yaml, behind)]
    data = {"stages": [{"id": id, "status": "open", "gate": g} for id, g in zip("abc", gates, strict=False)]}
    book = Book(json.loads(json.dumps(data)), WORKSHEETS, TUNABLE)
    return [
        (found.what.id.removeprefix("lint."), ".".join(map(str, found.path[2:])), found.what.params)
        for rule in RULES
        for found in rule(book)
    ]


def only(gate, *behind):
    (found,) = said(gate, *behind)
    return found[:2]


def test_what_contradicts_is_named_and_nothing_else():
    ((rule, at, params),) = said(
        f"[{{worksheet: risks}}, {{id: small, condition: {SMALL}}}, {{visit: two_sided}},"
        f" {{id: rich, condition: {LARGE}}}]"
    )
    assert (rule, at) == ("never_passes", "gate.4")
    assert params == {"requirements": ("small", "rich")}


@pytest.mark.parametrize(
    ("gate", "at_odds"),
    [
        (f"[{{contact: champion}}, {{id: lonely, condition: {NOBODY}}}]", ("contact:champion", "lonely")),
        (f"[{{id: refused, condition: {NO}}}]", ("decision:known", "refused")),
        (
            "[{worksheet: risks, at_least: 70%},"
            " {id: blank, condition: {field: worksheets.risks.complete, op: '<', value: 50}}]",
            ("worksheet:risks", "blank"),
        ),
        (
            "[{visit: decider}, {id: silent, condition: {field: visits.count, op: '==', value: 0}}]",
            ("visit:decider", "silent"),
        ),
    ],
)
def test_every_kind_of_requirement_can_be_contradicted(gate, at_odds):
    ((_, _, params),) = said(gate)
    assert params == {"requirements": at_odds}


def test_a_guard_lets_one_of_two_pass():
    guarded = f"{{id: small, condition: {SMALL}, when: {{field: deal.behaviour, op: '==', value: profit}}}}"
    assert said(f"[{guarded}, {{id: rich, condition: {LARGE}}}]") == []


def test_three_can_be_at_odds_where_no_two_are():
    either = f"{{any: [{SMALL}, {NOBODY}]}}"
    ((_, _, params),) = said(
        f"[{{id: either, condition: {either}}}, {{id: rich, condition: {LARGE}}}, {{contact: user}}]"
    )
    assert params == {"requirements": ("either", "rich", "contact:user")}


def test_what_nobody_can_meet_is_named_alone():
    gate = f"[{{id: both, condition: {{all: [{SMALL}, {LARGE}]}}}}]"
    assert [rule for rule, _, _ in said(gate)] == ["never_met"]


def test_what_can_be_met_at_another_stage_alone_is_never_met_at_this_one():
    found = said("[{id: there, condition: {field: deal.stage, op: '==', value: b}}]", "[]")
    assert [rule for rule, _, _ in found] == ["never_met", "unreachable_stage"]


def test_nothing_behind_such_a_gate_is_reached():
    gate = f"[{{id: both, condition: {{all: [{SMALL}, {LARGE}]}}}}]"
    found = said(gate, "[{contact: user}]", "[{contact: user}]")
    assert [(rule, params.get("stage")) for rule, _, params in found] == [
        ("never_met", None),
        ("unreachable_stage", "b"),
    ]


def test_a_guard_of_another_stage_asks_nobody():
    assert only("[{contact: user, when: {field: deal.stage, op: '==', value: b}}]", "[]") == (
        "never_asked",
        "gate.1.when",
    )


@pytest.mark.parametrize(
    ("condition", "at"),
    [
        ("{field: visits.count, op: '>=', value: 0}", ""),
        (f"{{any: [{SMALL}, {LARGE}, {{field: deal.amount, op: '<', value: 5, currency: CNY}}]}}", ".any.2"),
        (f"{{not: {{all: [{SMALL}, {SMALL}]}}}}", ".not.all.1"),
        ("{expression: deal.status == 'open'}", ""),
    ],
)
def test_what_changes_nothing(condition, at):
    rule = "idle_part" if at else "idle_condition"
    assert only(f"[{{contact: user, when: {condition}}}]") == (rule, f"gate.1.when{at}")


def test_known_before_a_comparison_is_not_idle():
    told = f"{{all: [{{field: deal.amount, op: known}}, {SMALL}]}}"
    assert said(f"[{{contact: user, when: {told}}}]") == []


@pytest.mark.parametrize(
    "wrong",
    [
        "{contact: nobody_we_know}",
        "{worksheet: no_such_sheet}",
        "{worksheet: risks, at_least: lots}",
        "{contact: user, when: {field: deal.amount, op: '<', value: lots, currency: CNY}}",
        "{id: odd, condition: {field: deal.amuont, op: '<', value: 1, currency: CNY}}",
        "{id: odd, condition: {all: []}}",
        "{contact: user, visit: user}",
        "{}",
    ],
)
def test_what_other_rules_refuse_is_left_to_them(wrong):
    assert said(f"[{wrong}]") == []


def test_words_don_t_matter_here():
    both = f"{{all: [{SMALL}, {LARGE}], because: no}}"
    assert only(f"[{{id: both, because: 5, condition: {both}}}]") == ("never_met", "gate.1")
