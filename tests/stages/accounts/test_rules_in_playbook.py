"""`accounts` in a playbook: what a team may set, and what is said where it can't."""

from pathlib import Path

import pytest
from helpers import yaml

from engine.playbook import read_playbook
from stages.accounts.rules import DEFAULTS, read_rules
from stages.accounts.rules_in_playbook import rule_faults
from stages.method_playbook import load_method_playbook

SHIPPED = Path(__file__).parents[3] / "playbooks" / "client-value"


def faults(text):
    return [(found.path, found.what.id) for found in rule_faults(yaml(text))]


def test_nothing_said_is_as_the_method_has_it():
    assert read_rules({}) == DEFAULTS


def test_weights_that_are_not_named_stay():
    rules = read_rules({"groups": {"contribution": 80}, "a_share": 70})
    assert rules.groups == {"contribution": 80, "characteristics": 30, "relationship": 30}
    assert (rules.a_share, rules.b_share) == (70, 95)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{a_shre: 70}", [(("a_shre",), "lint.unknown_close")]),
        ("{a_share: '70'}", [(("a_share",), "value.rule_wants_number")]),
        ("{a_share: true}", [(("a_share",), "value.rule_wants_number")]),
        ("{discount_rate: 0.1}", [(("discount_rate",), "value.rule_wants_text")]),
        ("{groups: {contribtion: 1}}", [(("groups", "contribtion"), "lint.unknown_close")]),
        ("{groups: {contribution: 1.5}}", [(("groups", "contribution"), "value.rule_wants_number")]),
        ("{groups: 3}", [(("groups",), "lint.want_mapping")]),
        (
            "{groups: {contribution: 0, characteristics: 0, relationship: 0}}",
            [(("groups",), "value.rule_no_weight")],
        ),
        ("{a_share: 96}", [(("a_share",), "value.rule_order")]),
        (
            "{gold: 101, horizon: 0}",
            [(("horizon",), "value.rule_at_least"), (("gold",), "value.rule_between")],
        ),
    ],
)
def test_everything_wrong_is_named_at_its_key(text, found):
    assert faults(text) == found


def test_the_playbook_carries_them_and_lint_knows_their_line(tmp_path):
    text = (SHIPPED / "playbook.yaml").read_text(encoding="utf-8")
    ours = tmp_path / "ours.yaml"
    ours.write_text(text.replace("  a_share: 80 ", "  a_share: 70 "), encoding="utf-8")
    assert read_rules(read_playbook(load_method_playbook(str(ours)).parsed).accounts).a_share == 70
    ours.write_text(text.replace("  a_share: 80 ", "  a_share: 99 "), encoding="utf-8")
    (fault,) = load_method_playbook(str(ours)).faults
    assert (fault.key, fault.what.id) == ("accounts.a_share", "value.rule_order")
    assert "a_share: 99" in ours.read_text(encoding="utf-8").splitlines()[fault.line - 1]
