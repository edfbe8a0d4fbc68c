import json
from decimal import Decimal

import pytest
from buying import portfolio

from stages.accounts.review import review
from stages.accounts.rules import DEFAULTS, ITEMS, Rules, faults, number


def found(**changed):
    return [(fault.id, fault.params.get("key")) for fault in faults(DEFAULTS._replace(**changed))]


def test_the_methods_own_numbers():
    assert (DEFAULTS.a_share, DEFAULTS.b_share, DEFAULTS.gold, DEFAULTS.laggard_after) == (80, 95, 5, 365)
    assert DEFAULTS.wanted_contacts == 3


def test_nothing_is_wrong_with_the_defaults():
    assert faults(DEFAULTS) == ()


def test_a_playbook_can_carry_them_as_json():
    assert Rules(**json.loads(json.dumps(DEFAULTS._asdict()))) == DEFAULTS


@pytest.mark.parametrize(
    ("changed", "fault", "key"),
    [
        ({"value_by": "turnover"}, "value.rule_choice", "value_by"),
        ({"period": "month"}, "value.rule_choice", "period"),
        ({"window": 0}, "value.rule_at_least", "window"),
        ({"horizon": -1}, "value.rule_at_least", "horizon"),
        ({"gold": 101}, "value.rule_between", "gold"),
        ({"discount_rate": "-1"}, "value.rule_rate", "discount_rate"),
        ({"discount_rate": "ten"}, "value.rule_rate", "discount_rate"),
        ({"discount_rate": "NaN"}, "value.rule_rate", "discount_rate"),
        ({"retention": "1.2"}, "value.rule_between", "retention"),
        ({"a_share": 96}, "value.rule_order", None),
        ({"short_cycle": 200}, "value.rule_order", None),
        ({"medium_amount": "5"}, "value.rule_both", None),
        ({"medium_amount": "9", "large_amount": "5"}, "value.rule_order", None),
        ({"medium_amount": "many", "large_amount": "5"}, "value.rule_number", "medium_amount"),
        ({"groups": dict.fromkeys(ITEMS, 0)}, "value.rule_no_weight", "groups"),
        ({"groups": {"loyalty": 1}}, "value.rule_unknown", "groups"),
        ({"items": {**DEFAULTS.items, "profit": -1}}, "value.rule_at_least", "profit"),
        (
            {"items": {**DEFAULTS.items, **dict.fromkeys(ITEMS["relationship"], 0)}},
            "value.rule_no_weight",
            "relationship",
        ),
    ],
)
def test_what_can_be_wrong(changed, fault, key):
    assert found(**changed) == [(fault, key)]


def test_a_group_without_weight_needs_no_items():
    groups = {**DEFAULTS.groups, "relationship": 0}
    items = {**DEFAULTS.items, **dict.fromkeys(ITEMS["relationship"], 0)}
    assert found(groups=groups, items=items) == []


def test_everything_is_said_at_once():
    assert len(found(window=0, gold=-1, a_share=99, discount_rate="x", period="week")) == 5


@pytest.mark.parametrize("text", ["", "x", "Infinity", "NaN"])
def test_what_is_no_number(text):
    assert number(text) is None


def test_the_default_discount_rate_and_horizon_by_hand():
    # 1000 a year, half stay, at 10 %: q = 0.5/1.1 and 1000·(1 + q + q² + q³ + q⁴)
    #   = 1000 + 454.545455 + 206.611570 + 93.914350 + 42.688341
    found = portfolio("A 2026-03-01 5000 margin 1000", retention="0.5").outlooks["A"]
    assert round(found.value, 4) == Decimal("1797.7597")


@pytest.mark.parametrize(("first", "n"), [("2023-11-23", 3), ("2023-11-22", 2)])
def test_the_cycle_looks_back_three_years(first, n):
    # 1095 days, today (21 November 2026) among them, begin on 23 November 2023
    found = portfolio(f"A {first} 10\nA 2026-09-01 10\nA 2026-10-01 10").grid["A"]
    assert found.purchases == n


def test_the_review_goes_through_the_ten_largest_of_last_year():
    text = "\n".join(f"C{n:02} 2025-05-01 {100 + n}" for n in range(12))
    (asked,) = (each for each in review(portfolio(text)) if each.id == "reorder")
    assert {each.account for each in asked.findings} == {f"C{n:02}" for n in range(2, 12)}
