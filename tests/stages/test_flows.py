"""What both cases share; their own tests work examples through."""

from decimal import Decimal as D

import pytest
from helpers import DAY

from stages.accounts.new_customer import NEW_CUSTOMER
from stages.expand.business_case import BUSINESS_CASE
from stages.flows import figures, irr_remark, net_flows

CASES = {"year": NEW_CUSTOMER, "period": BUSINESS_CASE}


def test_one_noun_has_one_vocabulary():
    assert NEW_CUSTOMER.results == BUSINESS_CASE.results
    assert [field.id for field in NEW_CUSTOMER.results] == [
        *("total", "npv", "irr", "irr_standing", "payback", "discounted_payback")
    ]


@pytest.mark.parametrize("column", CASES)
@pytest.mark.parametrize(
    ("rate", "period", "fault"),
    [
        ("-99", "30", None),
        ("1000", "30", None),
        ("-99.01", "30", "discount_rate"),
        ("1000.01", "30", "discount_rate"),
        ("10", "31", "flows.1.{column}"),
    ],
)
def test_both_have_the_same_limits(column, rate, period, fault):
    typed = {"flows": [{column: period, "inflow": "1"}], "discount_rate": rate}
    _, faults = CASES[column].read(typed, {}, "CNY", DAY)
    assert [each.field for each in faults] == ([fault.format(column=column)] if fault else [])


def test_a_quarter_s_rate_by_hand():
    # 46.41 % a year is 10 % a quarter: −100 + 60.5/1.21 + 50/1.331 = −100 + 50 + 37.5657
    found = figures(
        net_flows([(0, None, D(100)), (2, D("60.5"), None), (3, D(50), None)]), D("46.41"), "CNY", 4
    )
    assert (found.npv, found.payback) == (D("-12.43"), D("0.70"))


def test_each_reason_against_one_rate_of_return():
    # −100 + 230/1.1 − 132/1.21 = −100 + 209.09 − 109.09 = 0, and −100 + 230/1.2 − 132/1.44 = 0
    several = irr_remark((D(-100), D(230), D(-132)))
    assert (several.id, several.params["rates"]) == ("flows.irr_several", ("10%", "20%"))
    assert irr_remark((D(-1), D(100_001))).id == "flows.irr_not_found"
    assert irr_remark((D(-100), D(40), D(-50))).id == "flows.irr_none"
    assert irr_remark((D(-100), D(110))) is None
    assert irr_remark((D(100), D(110))) is None
