from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed

from stages.confirm.value_realised import (
    VALUE_REALISED,
    Measure,
    ValueRealised,
    advice,
    faults,
    figures,
    plain,
)

SHEET = Typed(VALUE_REALISED)

AGREED = {"agreed_on": "2026年11月20日", "agreed_by": "ACME.1"}
REJECTS = {"measure": "不良率", "unit": "%", "baseline": "4", "promised": "2", "actual": "2.5"}
OUTPUT = {"measure": "月产量", "unit": "件", "baseline": "8万", "promised": "12万", "actual": "13万"}
STOCK = {"measure": "stock", "unit": "days", "baseline": "30", "promised": "20", "actual": "33"}


def only(**measure):
    return {"measures": [{"measure": "x", **measure}]}


def test_it_reads_what_people_type_in_chinese():
    (row,) = SHEET.values(measures=[{**OUTPUT, **AGREED}])["measures"]
    assert row["baseline"] == "80000.0"
    assert row["agreed_on"] == "2026-11-20"


def test_complete_when_measured_and_agreed():
    assert VALUE_REALISED.complete({}) == 0
    assert SHEET.complete(measures=["不良率"]) == 17  # 1 of 6; the unit doesn't count
    assert SHEET.complete(measures=[{**REJECTS, **AGREED}]) == 100


def test_figures_over_the_measures_the_client_agreed():
    rows = [{**REJECTS, **AGREED}, {**OUTPUT, **AGREED}, STOCK]
    assert SHEET.figures(measures=rows) == {
        "measures_total": 3,
        "measured": 3,
        "agreed": 2,
        # Rejects: (2.5 − 4) / (2 − 4) = 0.75. Output: 5/4, counted as 1. Stock is not agreed. (0.75 + 1) / 2
        "realised": "87.5",
        "missed": 2,  # rejects, and stock at (33 − 30) / (20 − 30) = −0.3
        "weakest": "stock",
    }


@pytest.mark.parametrize(
    ("baseline", "promised", "actual", "realised"),
    [
        ("0", "100", "40", "40.0"),
        ("100", "40", "70", "50.0"),  # something that should fall: (70 − 100) / (40 − 100)
        ("-10", "10", "5", "75.0"),  # (5 + 10) / (10 + 10)
        ("3", "6", "4", "33.3"),
        ("10", "20", "20", "100.0"),
        ("10", "20", "35", "100.0"),  # more than promised
        ("10", "20", "5", "0.0"),  # worse than before
        ("0", "10000", "9999", "99.9"),  # 99.99 %, and that is not all of it
    ],
)
def test_realised_by_hand(baseline, promised, actual, realised):
    found = SHEET.figures(**only(baseline=baseline, promised=promised, actual=actual, **AGREED))
    assert found["realised"] == realised


def test_what_went_better_than_promised_pays_for_no_promise_that_was_missed():
    half = {"measure": "a", "baseline": "0", "promised": "10", "actual": "5", **AGREED}
    twice = {"measure": "b", "baseline": "0", "promised": "10", "actual": "20", **AGREED}
    assert SHEET.figures(measures=[half, twice])["realised"] == "75.0"


def test_nothing_is_realised_until_the_client_agrees():
    found = SHEET.figures(measures=[REJECTS, {**OUTPUT, "agreed_on": "2026-11-20"}])
    assert found["agreed"] == 0  # nobody is named for the second
    assert "realised" not in found
    assert found["missed"] == 1


def test_what_was_never_measured_is_neither_missed_nor_weakest():
    assert SHEET.figures() == {}
    found = SHEET.figures(**only(baseline="1", promised="2"))
    assert found == {"measures_total": 1, "measured": 0, "agreed": 0}


def test_a_promise_equal_to_the_baseline_promises_nothing():
    assert SHEET.faults(**only(baseline="12万", promised="120,000", actual="1")) == {
        "measures.1.promised": "nothing_promised"
    }


def test_the_client_cant_have_agreed_on_nothing():
    assert SHEET.faults(measures=["a", {"measure": "b", **AGREED}]) == {
        "measures.2.actual": "agreed_on_nothing"
    }


def test_below_the_promise_and_by_how_much():
    (line,) = SHEET.said(measures=[{**REJECTS, **AGREED}])
    assert line.startswith("“不良率”: 2 promised, 2.5 reached, 0.5 short (75 % of the way).")


def test_above_it_is_to_be_told_and_met_is_nothing_to_say():
    assert SHEET.said(measures=[{**OUTPUT, **AGREED}]) == [
        "“月产量”: 120000 promised, 130000 reached. Tell those who decide, and ask to use it as a case"
    ]
    met = [{**OUTPUT, **AGREED, "actual": "12万"}]
    assert SHEET.advice("2026-11-20", measures=met) == []  # agreed that day
    assert SHEET.figures(measures=met)["missed"] == 0


def test_worse_than_before():
    assert SHEET.advice(measures=[{**STOCK, **AGREED}]) == ["worse"]
    assert SHEET.advice(measures=[{**STOCK, **AGREED, "actual": "30"}]) == ["below"]


def test_a_measure_wants_the_clients_name_to_it():
    met = {"measure": "x", "baseline": "1", "promised": "2", "actual": "2"}
    assert SHEET.advice(measures=[met]) == ["not_agreed"]
    assert SHEET.advice(measures=[{**met, "agreed_on": "2026-11-20"}]) == ["agreed_by_whom"]
    ahead = {**met, **AGREED, "agreed_on": "2026-11-22"}
    assert SHEET.faults(measures=[ahead]) == {"measures.1.agreed_on": "to_come"}
    assert SHEET.advice(measures=[{**met, "actual": ""}]) == []


@pytest.mark.parametrize(
    ("value", "written"),
    [("1.2E+5", "120000"), ("120000.0", "120000"), ("0.50", "0.5"), ("0.0", "0"), ("-3", "-3")],
)
def test_numbers_are_written_plainly(value, written):
    assert plain(Decimal(value)) == written


NUMBERS = st.none() | st.decimals(-(10**15), 10**15, allow_nan=False, places=None)
MEASURES = st.builds(
    Measure,
    st.text(min_size=1),
    baseline=NUMBERS,
    promised=NUMBERS,
    actual=NUMBERS,
    agreed_on=st.none() | st.dates(),
    agreed_by=st.none() | st.just("ACME.1"),
)


@given(st.builds(ValueRealised, st.lists(MEASURES, max_size=4).map(tuple)), st.dates())
def test_realised_is_a_share_whatever_was_measured(sheet, today):
    found = figures(sheet)
    list(faults(sheet)), list(advice(sheet, today))
    if found.realised is not None:
        assert 0 <= found.realised <= 100
    if sheet.measures:
        assert found.agreed <= found.measured <= found.measures_total
    assert (found.missed is None) == (found.weakest is None)


@given(*[st.integers(-1000, 1000)] * 3)
def test_a_measure_that_should_fall_is_its_mirror_image(baseline, promised, actual):
    def realised(sign):
        baseline_, promised_, actual_ = (Decimal(sign * n) for n in (baseline, promised, actual))
        row = Measure("x", None, baseline_, promised_, actual_, date(2026, 1, 1), "ACME.1")
        return figures(ValueRealised((row,))).realised

    assert realised(1) == realised(-1)
