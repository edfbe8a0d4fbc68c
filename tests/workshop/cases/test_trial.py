"""A case tried: what it missed, said so that one sees what to mend."""

import pytest
from case_book import misses, outcomes

READY = """
facts: {ready: {amount: 99999 CNY, answers: {needs_known: yes 90d ago}, contacts: [economic_buyer]}}
cases:
"""


def missed(case):
    return misses(f"{READY}- {{case: it, stage: understand, like: ready, {case}}}\n")


@pytest.mark.parametrize(
    "case",
    [
        "gate: passed",
        "gate: passed, not_applicable: [worksheet:client_profile], met: [decision:needs_known]",
        "given: {amount: 100000 CNY}, open: [worksheet:client_profile], unknown: [worksheet:client_profile]",
        "given: {amount: 100000 CNY, worksheets: {client_profile: {complete: 70}}}, gate: passed",
        "given: {amount: 100000 CNY, worksheets: {client_profile: {complete: 69}}}, gate: closed",
        "given: {amount: null}, open: [worksheet:client_profile]",
        "given: {contacts: [decider]}, open: [contact:economic_buyer]",
        "given: {contacts: null, waived: [contact:economic_buyer]}, waived: [contact:economic_buyer]",
        "move: advance, leads_to: expand",
        "given: {answers: {needs_known: yes 91d ago}}, move: advance, refused: true",
        "given: {contacts: [economic_buyer, decider since 1d ago]}, unmet: [decision:needs_known]",
    ],
)
def test_what_the_gate_says_as_expected_is_no_miss(case):
    assert missed(case) == []


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("gate: closed", "the gate should be closed, and it is passed"),
        ("given: {contacts: null}, gate: passed", "the gate should be passed, and 1 requirement is open"),
        ("met: [worksheet:client_profile]", "worksheet:client_profile should be met; it is not applicable"),
        ("unmet: [decision:needs_known]", "decision:needs_known should be unmet; it is met"),
        ("open: [decision:needs_known]", "decision:needs_known should be open; it is met"),
        ("move: advance, refused: true", "should be refused, and led to expand"),
        ("move: advance, leads_to: done", "should lead to done, and led to expand"),
    ],
)
def test_what_it_says_otherwise_is_a_miss(case, said):
    assert missed(case) == [said]


def test_open_names_exactly_those_that_do_not_pass():
    assert missed("given: {answers: null, contacts: null}, open: [decision:needs_known]") == [
        "contact:economic_buyer should pass; it is unmet"
    ]


def test_a_refused_move_brings_what_is_missing_with_the_gates_own_reasons():
    (outcome,) = outcomes("cases: [{case: it, stage: expand, move: advance, leads_to: done}]")
    (miss,) = outcome.misses
    assert [checked.requirement.id for checked in miss.about] == ["decision:will_buy", "item:terms_agreed"]
    assert [checked.why[0].id for checked in miss.about] == ["gate.unanswered", "gate.item_open"]


MOVES = [
    ("stage: expand, move: back to understand, leads_to: understand", []),
    ("stage: understand, move: back to expand, refused: true", []),
    ("stage: understand, move: stop no_decision, leads_to: stopped", []),
    ("stage: expand, move: reopen, leads_to: expand", []),
    ("stage: done, move: reopen, leads_to: expand", []),
    ("stage: done, move: advance, refused: true", []),
    ("stage: expand, move: back to understand, refused: true", ["should be refused, and led to understand"]),
]


@pytest.mark.parametrize(("case", "said"), MOVES)
def test_moves_go_where_the_machine_goes(case, said):
    assert misses(f"cases: [{{case: it, {case}}}]") == said


def test_what_cannot_be_waived_stays_open():
    assert (
        misses("""
cases:
- case: it
  stage: expand
  given: {waived: [decision:will_buy, item:terms_agreed]}
  open: [decision:will_buy]
  waived: [item:terms_agreed]
""")
        == []
    )
