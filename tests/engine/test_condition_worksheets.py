"""What conditions make of a worksheet's values: decimals, amounts in a currency, days."""

import pytest
from helpers import facts, judge, yaml

from engine.condition import read_condition
from engine.message import msg

CASE = {"business_case": {"npv": "12000.50", "irr": "8.25", "currency": "USD", "payback": "2.0"}}


def why(condition, **known):
    return read_condition(yaml(condition)).judge(facts(**known)).why


@pytest.mark.parametrize(
    ("op", "value", "holds"),
    [
        (">", 8, True),
        (">=", 8.25, True),
        ("<", 8.25, False),
        ("==", 8.25, True),
        ("!=", 8, True),
        ("in", [8.25, 9], True),
    ],
)
def test_a_decimal_is_compared_as_the_number_it_is(op, value, holds):
    condition = f"{{field: worksheets.business_case.irr, op: '{op}', value: {value}}}"
    assert judge(condition, worksheets=CASE) is holds


def test_text_that_looks_like_a_greater_number_is_not():
    """As text, 9.5 would stand behind 10.0."""
    sheets = {"business_case": {"irr": "9.5"}}
    assert judge("{field: worksheets.business_case.irr, op: '<', value: 10}", worksheets=sheets) is True


def test_an_amount_is_compared_in_the_currency_the_condition_names():
    at_least = "{field: worksheets.business_case.npv, op: '>=', value: 85000, currency: CNY}"
    assert judge(at_least, worksheets=CASE, rates={"USD": "7.1"}) is True  # 12,000.50 × 7.1 = 85,203.55
    assert judge(at_least, worksheets=CASE, rates={"USD": "7.0"}) is False
    assert why(at_least, worksheets=CASE) == (msg("condition.no_rate", currency="USD"),)


def test_nothing_is_nothing_in_every_currency():
    assert (
        judge("{field: worksheets.business_case.npv, op: '>', value: 0, currency: CNY}", worksheets=CASE)
        is True
    )


def test_an_amount_without_its_currency_is_unknown():
    sheets = {"business_case": {"npv": "5.00"}}
    condition = "{field: worksheets.business_case.npv, op: '>', value: 1, currency: CNY}"
    assert judge(condition, worksheets=sheets) is None


def test_a_day_of_a_worksheet():
    sheets = {"delivery_plan": {"next_due": "2026-11-30"}}
    condition = "{field: worksheets.delivery_plan.next_due, op: '<=', value: '2026-12-01'}"
    assert judge(condition, worksheets=sheets) is True
    assert judge("{expression: 'worksheets.delivery_plan.next_due > today'}", worksheets=sheets) is True


def test_a_note_that_looks_like_a_day_can_be_compared_with_any_text():
    sheets = {"client_profile": {"business_plan": "2026-11-30"}}
    assert (
        judge("{field: worksheets.client_profile.business_plan, op: '==', value: grow}", worksheets=sheets)
        is False
    )


def test_a_figure_never_worked_out_is_unknown():
    assert judge("{field: worksheets.business_case.npv, op: '>', value: 0, currency: CNY}") is None
    assert judge("{field: worksheets.risks.risks_open, op: '==', value: 0}", worksheets={"risks": {}}) is None
