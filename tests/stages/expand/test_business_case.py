from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed, in_both_languages

from stages.expand.business_case import (
    BUSINESS_CASE,
    LENGTHS,
    BusinessCase,
    Flow,
    advice,
    faults,
    figures,
    net_flows,
)
from stages.flows import RATES, YEARS
from stages.model import stored

SHEET = Typed(BUSINESS_CASE)
LINE_3 = {"0": {"outflow": "100万"}, "1": "50万", "2": "50万", "3": "50万"}
AGREED = {"assumptions": "两班制，良率 96%", "agreed_with": "ACME.1", "agreed_on": "2026年3月4日"}


def net(*flows):
    """By period from 0: what is below zero is outlay, zero has no row."""
    return {
        str(period): {"inflow": str(flow)} if flow > 0 else {"outflow": str(-flow)}
        for period, flow in enumerate(flows)
        if flow
    }


# ── what is typed ─────────────────────────────────────────────────────────────────────────────


def test_it_reads_what_a_rep_types():
    assert SHEET.values(flows=LINE_3, discount_rate="10%", period_length="季度", **AGREED) == {
        "flows": [
            {"period": 0, "outflow": "1000000.00"},
            {"period": 1, "inflow": "500000.00"},
            {"period": 2, "inflow": "500000.00"},
            {"period": 3, "inflow": "500000.00"},
        ],
        "discount_rate": "10.0",
        "period_length": "quarter",
        "assumptions": "两班制，良率 96%",
        "agreed_with": "ACME.1",
        "agreed_on": "2026-03-04",
        "currency": "CNY",
    }


def test_completeness_counts_outlay_gains_rate_grounds_and_agreement():
    assert SHEET.complete() == 0
    assert SHEET.complete(flows=[{"period": "0", "outflow": "5"}]) == 17
    assert SHEET.complete(flows=LINE_3, discount_rate="10") == 50
    assert SHEET.complete(flows=LINE_3, discount_rate="10", **AGREED) == 100


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"flows": {"31": "1万"}}, {"flows.1.period": "no_period"}),
        ({"flows": {"361": "1万"}, "period_length": "month"}, {"flows.1.period": "no_period"}),
        ({"flows": {"0": {"outflow": "-3"}}}, {"flows.1.outflow": "negative"}),
        ({"flows": {"1": "4", "2": "-4"}}, {"flows.2.inflow": "negative"}),
        ({"discount_rate": "-100"}, {"discount_rate": "no_discount_rate"}),
        ({"discount_rate": "1000.01"}, {"discount_rate": "no_discount_rate"}),
        ({"flows": [{"period": "1", "inflow": "1"}, {"period": "1"}]}, {"flows.2.period": "twice"}),
        ({"flows": [{"period": "-1"}]}, {"flows.1.period": "no_count"}),
        ({"flows": [{"period": "1.5"}]}, {"flows.1.period": "no_count"}),
    ],
)
def test_faults(typed, found):
    assert SHEET.faults(**typed) == found


def test_the_last_of_thirty_years_is_one():
    assert SHEET.faults(flows={"360": "1万"}, period_length="month") == {}
    assert SHEET.faults(flows={"30": "1万"}, discount_rate="-99") == {}


# ── figures ───────────────────────────────────────────────────────────────────────────────────


def test_a_case_by_hand():
    # −1,000,000 + 500,000/1.1 + 500,000/1.21 + 500,000/1.331
    #   = −1,000,000 + 454,545.4545 + 413,223.1405 + 375,657.4005 = 243,425.9955
    # payback: −1,000,000, −500,000, 0: 2; discounted: 2 + (1,000,000 − 867,768.5950)/375,657.4005 = 2.352
    # IRR: with x = 1.2338, 1/x + 1/x² + 1/x³ = 0.81050 + 0.65692 + 0.53243 = 1.9999
    assert SHEET.figures(flows=LINE_3, discount_rate="10%") == {
        "total": "500000.00",
        "npv": "243426.00",
        "irr": "23.38",
        "irr_standing": "one",
        "payback": "2.00",
        "discounted_payback": "2.35",
    }


def test_quarters_are_told_in_years():
    # 10 % a quarter is 1.1⁴ − 1 = 46.41 % a year; −100 + 60.5/1.21 + 50/1.331 = −100 + 50 + 37.5657
    # back after 2 quarters and 39.5/50 of the third: 2.79 quarters
    found = SHEET.figures(flows=net(-100, 0, 60.5, 50), discount_rate="46.41", period_length="quarter")
    assert found["npv"] == "-12.43"
    assert found["payback"] == "0.70"
    assert "discounted_payback" not in found
    assert SHEET.figures(flows=net(-100, 110), period_length="季度")["irr"] == "46.41"


def test_months_compound_twelve_times():
    # 1.01¹² − 1 = 12.6825 %
    found = SHEET.figures(flows=net(-100, 101), period_length="月")
    assert (found["irr"], found["payback"]) == ("12.68", "0.08")


def test_outlay_and_gains_of_a_period_are_set_off_and_a_gap_is_nothing():
    flows = (Flow(3, D(50), D(20)), Flow(0, None, D(100)))
    assert net_flows(BusinessCase(flows)) == (-100, 0, 0, 30)


def test_without_rows_nothing_can_be_said_and_without_a_rate_no_npv():
    assert SHEET.figures() == {}
    assert SHEET.figures(flows=LINE_3).keys() == {"total", "irr", "irr_standing", "payback"}


def test_amounts_go_to_the_cent_of_their_currency():
    found = SHEET.figures(flows=LINE_3, discount_rate="10", currency="JPY")
    assert found["npv"] == "243426.0"


def test_what_is_nothing_has_no_minus():
    assert SHEET.figures(flows=net(-100, 100), discount_rate="0") == {
        "total": "0.00",
        "npv": "0.00",
        "irr": "0.00",
        "irr_standing": "one",
        "payback": "1.00",
        "discounted_payback": "1.00",
    }


@pytest.mark.parametrize(
    ("flows", "standing"),
    [
        (net(5, 7), "none"),
        (net(-5), "none"),
        (net(-100, 230, -132), "several"),
        (net(-1, 100_001), "not_found"),
    ],
)
def test_there_is_not_always_one_rate_of_return(flows, standing):
    found = SHEET.figures(flows=flows)
    assert found["irr_standing"] == standing
    assert "irr" not in found


def test_a_rate_that_is_one_by_the_month_may_be_none_by_the_year():
    # 11 − 1 = 1000 % a month; 11¹² a year is beyond all telling
    found = SHEET.figures(flows=net(-1, 11), period_length="month")
    assert found["irr_standing"] == "not_found"


# ── advice ────────────────────────────────────────────────────────────────────────────────────


def test_a_sound_case_needs_no_advice():
    assert SHEET.advice(flows=LINE_3, discount_rate="10%", agreed_with="ACME.1") == []
    assert SHEET.advice() == []


@pytest.mark.parametrize(
    ("flows", "rate", "told"),
    [
        (net(-100, 60, 60), "20", ["npv_negative", "payback_undiscounted"]),
        (net(-100, 40, 40), "0", ["npv_negative", "payback_not_yet"]),
        (net(-100, 40, -50), "0", ["npv_negative", "payback_never", "irr_none"]),
        (net(-100, 150, -80, 60), "0", ["payback_out_again"]),
        (net(-100, 0, 0, 200), "0", ["case_gaps"]),
        (net(-100, 230, -132), "15", ["payback_never", "irr_several"]),
        (net(-1, 10_000_000), "15", ["irr_not_found"]),
        (net(-5), "10", ["npv_negative", "payback_never", "irr_no_gain"]),
        (net(5), "10", ["irr_no_cost"]),
        (net(100, -100), "-50", ["npv_negative"]),  # nothing to pay back
        ({"0": {"inflow": "5", "outflow": "5"}}, "10", []),
    ],
)
def test_advice(flows, rate, told):
    assert SHEET.advice(flows=flows, discount_rate=rate, agreed_with="ACME.1") == told


def test_advice_names_amounts_rates_and_gaps():
    gaps = net(0, -100, 0, 0, 0, 20, 0, 20)
    assert SHEET.said(flows=gaps, discount_rate="8", agreed_with="ACME.1") == [
        "Nothing is filled in for period 0, 2–4, 6: counted as 0",
        # −100/1.08 + 20/1.08⁵ + 20/1.08⁷ = −92.5926 + 13.6117 + 11.6698
        "Discounted at 8%, the client loses CNY 67.31, and their finance people will see it: cut the outlay, "
        "bring gains forward, or count what is missing",
        "CNY 60 is still to come back in the last period, and gains go on: is the horizon too short?",
    ]
    several = SHEET.said(flows=net(-100, 230, -132), agreed_with="ACME.1")
    assert "There are several rates of return (10%, 20%)" in several[-1]
    (again,) = SHEET.said(flows=net(-100, 150, -80, 60), agreed_with="ACME.1")
    assert again.endswith("the payback told is the final one, 2.5 years")


def test_figures_the_client_has_not_agreed_to():
    assert SHEET.advice(flows=LINE_3) == ["case_not_agreed"]
    agreed = {"flows": LINE_3, "agreed_with": "ACME.1"}
    assert SHEET.advice(**agreed, agreed_on="2026-11-21") == []
    assert SHEET.faults(**agreed, agreed_on="2026-11-22") == {"agreed_on": "to_come"}


AMOUNTS = st.none() | st.integers(0, 10**15 - 1).map(D)
FLOWS = st.builds(Flow, st.integers(0, YEARS), AMOUNTS, AMOUNTS)
CASES = st.builds(
    BusinessCase,
    st.lists(FLOWS, max_size=8, unique_by=lambda flow: flow.period).map(tuple),
    st.none() | st.sampled_from(list(LENGTHS)),
    st.none() | st.decimals(*RATES, places=2),
    currency=st.sampled_from([None, "CNY", "JPY", "KWD"]),
)


@given(CASES)
def test_whatever_is_filled_in_can_be_told(sheet):
    assert list(faults(sheet)) == []
    found = figures(sheet)
    stored(found)
    for remark in advice(sheet, date(2026, 11, 21)):
        in_both_languages(remark)
    assert (found.irr is not None) == (found.irr_standing == "one")
    assert (found.total is None) == (not sheet.flows)
    assert found.payback is None or 0 <= found.payback <= YEARS
