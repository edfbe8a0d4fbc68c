"""What a playbook says for visits: the lines of a manner, and where something is settled."""

from pathlib import Path

import pytest
from helpers import playbook

from engine.playbook import read_playbook
from engine.requirements.condition import ConditionHolds
from stages.method_playbook import load_method_playbook
from words.say import say

SHIPPED = Path(__file__).parents[3] / "playbooks" / "client-value"


def test_what_the_team_settles_among_itself_is_marked():
    stage = playbook("""
    - id: find
      gate:
        - {item: listed}
        - {id: paid, condition: {field: deal.amount, op: known}, where: office}
        - {id: agreed, condition: {field: deal.amount, op: known}, where: visit}
      checklist:
        - {id: listed, title: {zh: 好, en: good}, where: office}
        - {id: shown, title: {zh: 好, en: good}}
    """).stages[0]
    assert [(item.id, item.office) for item in stage.checklist] == [("listed", True), ("shown", False)]
    conditions = [r for r in stage.gate if isinstance(r, ConditionHolds)]
    assert [(r.id, r.office) for r in conditions] == [("paid", True), ("agreed", False)]


def test_any_other_place_is_a_fault_with_its_line(tmp_path):
    text = (
        (SHIPPED / "playbook.yaml").read_text(encoding="utf-8").replace("  where: office", "  where: home", 1)
    )
    file = tmp_path / "playbook.yaml"
    file.write_text(text, encoding="utf-8")
    (fault,) = load_method_playbook(str(file)).faults
    assert "  where: home" in text.splitlines()[fault.line - 1]
    assert "visit, office" in say(fault.what)


def test_a_manner_may_have_lines_for_the_visit_and_one_without_has_none():
    loaded = load_method_playbook(str(SHIPPED))
    assert loaded.parsed is not None
    told = read_playbook(loaded.parsed).styles["analytical"].visit
    assert [text.en for text in told["open"]] == ["Begin with an agenda, and say when it will end"]
    for manner in loaded.parsed["styles"].values():
        manner.pop("visit")
    assert read_playbook(loaded.parsed).styles["analytical"].visit == {}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("leave_out: [customer_facts]", "leave_out: [customer_fact]", "did you mean customer_facts?"),
        ("- action_plan.price\n", "- action_plan.prise\n", "did you mean action_plan.price?"),
        ("leave_out: [customer_facts]", "leave_out: [will_by]", "did you mean will_buy?"),
        ("leave_out: [customer_facts]", "leave_out: [decider]", "did you mean deciders?"),
        ("waits: 2\n", "waits: 2\nclosing: on\n", "moves, off"),
        (
            "      understand:\n        prepare:",
            "      undrstand:\n        prepare:",
            "did you mean understand?",
        ),
    ],
)
def test_people_speak_of_stages_and_questions_there_are(tmp_path, right, wrong, said):
    text = (SHIPPED / "playbook.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "leave_out: [will_buy, terms_agreed, action_plan.price, action_plan.payment_terms]",
        "leave_out:\n      - action_plan.price\n",
    )
    assert right in text
    file = tmp_path / "playbook.yaml"
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    (fault,) = load_method_playbook(str(file)).faults
    assert said in say(fault.what)


def test_a_stage_takes_the_place_of_all_its_status_and_says_no_more_than_it_writes():
    buyer = read_playbook(load_method_playbook(str(SHIPPED)).parsed).parts["buyer"]
    assert set(buyer.at) == {"understand", "won"}
    assert set(buyer.at["understand"]) == {"prepare", "suggest", "close"}
    assert "needs_known" in buyer.leave_out
