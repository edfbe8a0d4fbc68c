from decimal import Decimal

import pytest
import pyxirr
from buying import TODAY
from helpers import DAY
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.new_customer import NEW_CUSTOMER, Flow, NewCustomer, figures, yearly

CASE = {
    "flows": [
        {"year": "0", "outflow": "10万"},
        {"year": "1", "inflow": "8万", "outflow": "2万"},
        {"year": "2", "inflow": "6万"},
    ],
    "discount_rate": "10%",
}


def read(**raw):
    values, faults = NEW_CUSTOMER.read(raw, {}, "CNY", DAY)
    assert faults == ()
    return values


def case(*flows, rate=None):
    rows = tuple(Flow(n, Decimal(f)) if f > 0 else Flow(n, None, -Decimal(f)) for n, f in enumerate(flows))
    return NewCustomer(rows, None if rate is None else Decimal(rate))


def remarks(values):
    return [each.id for each in NEW_CUSTOMER.remarks(values, TODAY)]


def test_by_hand():
    # −100,000 + 60,000/1.1 + 60,000/1.21 = 4132.23; payback 1 + 40/60; discounted 1 + 45,454.55/49,586.78
    # IRR: 100 = 60x + 60x², x = (−1 + √(1 + 20/3)) / 2 = 0.88443731, 1/x − 1 = 13.07 %
    assert NEW_CUSTOMER.figures(read(**CASE)) == {
        "total": "20000.00",
        "npv": "4132.23",
        "irr": "13.07",
        "irr_standing": "one",
        "payback": "1.67",
        "discounted_payback": "1.92",
    }


def test_the_present_value_is_rounded_as_its_currency_is():
    assert figures(case(-100000, 60000, 60000, rate=10)._replace(currency="JPY")).npv == 4132


def test_a_year_nobody_named_is_zero():
    sheet = NewCustomer((Flow(2, Decimal(5)), Flow(0, None, Decimal(4))))
    assert yearly(sheet) == (-4, 0, 5)
    assert yearly(NewCustomer()) == ()


def test_without_a_rate_there_is_no_present_value():
    found = figures(case(-100, 60, 60))
    assert (found.npv, found.discounted_payback) == (None, None)
    assert found.payback == Decimal("1.67")


@pytest.mark.parametrize(
    ("flows", "standing", "irr"),
    [
        ((100, 100), "none", None),
        ((-100, -100), "none", None),
        ((-100, 110), "one", Decimal(10)),
        ((-100, 230, -132), "several", None),
    ],
)
def test_rates_of_return_there_are(flows, standing, irr):
    found = figures(case(*flows))
    assert (found.irr_standing, found.irr) == (standing, irr)


@pytest.mark.parametrize(
    ("flows", "rate", "said"),
    [
        ((-100, 60, 60), 10, ["value.case_pays"]),
        ((-100, 60, 60), 20, ["value.case_costs"]),
        ((-100, 60), 10, ["value.case_costs", "value.case_never_back"]),
        ((100, 100), None, ["value.case_no_irr"]),
        ((-1, 100_001), None, ["flows.irr_not_found"]),
        ((-100, 230, -132), None, ["value.case_never_back", "flows.irr_several"]),
    ],
)
def test_what_the_figures_mean(flows, rate, said):
    sheet = case(*flows, rate=rate)
    assert [each.id for each in NEW_CUSTOMER.advice(sheet, TODAY)] == said


def test_nothing_is_said_of_an_empty_sheet():
    assert remarks({}) == []
    assert NEW_CUSTOMER.figures({}) == {}


def test_every_fault_at_once():
    rows = [{"year": "0"}, {"year": "1"}, {"year": "1"}, {"year": "31"}, {"year": "2", "inflow": "-3"}]
    _, faults = NEW_CUSTOMER.read({"flows": rows, "discount_rate": "-100"}, {}, "CNY", DAY)
    assert {(f.field, f.what.id) for f in faults} == {
        ("flows.3.year", "worksheets.twice"),
        ("flows.4.year", "flows.no_period"),
        ("flows.5.inflow", "flows.negative"),
        ("discount_rate", "flows.no_discount_rate"),
    }


def test_half_a_year_is_none():
    _, faults = NEW_CUSTOMER.read({"flows": [{"year": "0.5"}]}, {}, "CNY", DAY)
    assert [(f.field, f.what.id) for f in faults] == [("flows.1.year", "worksheets.no_count")]


FLOWS = st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=10)


@given(FLOWS, st.integers(-99, 300))
def test_an_independent_npv_agrees(flows, rate):
    ours = figures(case(*flows, rate=rate)).npv
    theirs = pyxirr.npv(rate / 100, [float(f) for f in flows])
    size = sum(abs(f) / (1 + rate / 100) ** t for t, f in enumerate(flows))
    assert float(ours) == pytest.approx(theirs, rel=1e-9, abs=0.006 + 1e-9 * size)


@given(st.integers(1, 10**6), st.lists(st.integers(1, 10**6), min_size=1, max_size=9))
def test_an_independent_irr_agrees(laid_out, earned):
    """One change of sign: one rate, if within reach."""
    found = figures(case(-laid_out, *earned))
    theirs = pyxirr.irr([-laid_out, *map(float, earned)])
    if found.irr_standing == "one" and theirs is not None:
        assert float(found.irr) == pytest.approx(theirs * 100, abs=0.0051, rel=1e-6)
    else:
        assert found.irr is None
