"""A stage left without proof: what its gate still asks for, by the facts of today."""

import pytest
from helpers import facts, playbook

from engine.state import Stay
from engine.unproven import unproven

STAGES = """
- id: understand
  gate: [{decision: needs_known, valid_for: 30d}, {item: listed}, {contact: decider}]
- id: explore
  gate: [{item: compared}]
- id: expand
  gate: [{item: signed}]
"""
BOOK = playbook(STAGES)


def stands_in(stage):
    return Stay(3, stage, None, "import", ("lin",))


def missing(*left, stage="expand", **known):
    known = {"points": BOOK.points, "stay": stands_in(stage), "unproven": left, **known}
    return {
        each.stage: None
        if each.missing is None
        else [f"{c.requirement.id} {c.standing}" for c in each.missing]
        for each in unproven(BOOK, facts(**known))
    }


def test_everything_its_gate_asks_for_that_does_not_hold():
    assert missing("understand", answers={"needs_known": "yes"}) == {
        "understand": ["item:listed unmet", "contact:decider unmet"]
    }


def test_never_asked_is_missing_too():
    assert missing("understand")["understand"][0] == "decision:needs_known unknown"


def test_a_yes_that_grew_old_is_missing_again():
    """A yes of 1 October is valid for 30 days, and today is 21 November."""
    found = missing("understand", answers={"needs_known": "yes 2026-10-01"}, items=("listed",))
    assert found == {"understand": ["decision:needs_known unmet", "contact:decider unmet"]}


def test_a_waiver_shows_nothing():
    """What was waived to leave it is what is missing, and may still be settled."""
    waived = {"waivers": ("item:listed until 2026-12-31",), "answers": {"needs_known": "yes"}}
    (left,) = unproven(
        BOOK, facts(points=BOOK.points, stay=stands_in("explore"), unproven=("understand",), **waived)
    )
    assert [(c.requirement.id, c.standing, c.settle.action) for c in left.missing] == [
        ("item:listed", "unmet", "tick"),
        ("contact:decider", "unmet", "contact add"),
    ]


def test_all_of_it_may_hold_by_now():
    held = {"answers": {"needs_known": "yes"}, "items": ("listed",), "contacts": ("decider",)}
    assert missing("understand", **held) == {"understand": []}


def test_stages_in_the_order_of_the_playbook():
    assert list(missing("explore", "understand")) == ["understand", "explore"]


def test_the_stage_it_stands_in_has_its_gate_yet_to_pass():
    assert missing("understand", "explore", stage="explore") == missing("understand")


def test_of_a_stage_the_playbook_has_no_more_nobody_can_say():
    assert missing("pitch") == {"pitch": None}


@pytest.mark.parametrize("left", [(), ("expand",)])
def test_nothing_left_without_proof(left):
    assert missing(*left) == {}
