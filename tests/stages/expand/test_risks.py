from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed, in_both_languages

from stages.expand.risks import PROOFS, RISKS, Risk, Risks, advice, figures

SHEET = Typed(RISKS)
YIELD = {
    "risk": "良率达不到 98%",
    "likelihood": "4",
    "impact": "5",
    "owner": "林",
    "proof_kind": "试点",
    "proof": "一号线试跑两周",
}
SWITCH = {
    "risk": "switch-over stops line 2",
    "likelihood": "2",
    "impact": "4",
    "owner": "bo",
    "proof_kind": "reference",
    "proof": "visit to the Suzhou plant",
    "proved_on": "2026年3月4日",
    "accepted_by": "ACME.1",
}
SUPPORT = {
    "risk": "no support at night",
    "likelihood": "3",
    "impact": "2",
    "owner": "lin",
    "proof_kind": "guarantee",
    "proof": "contract, annex 3",
}


def test_it_reads_what_a_rep_types():
    (risk,) = SHEET.values(risks=[{**SWITCH, "proof_kind": "案例"}])["risks"]
    assert risk == {**SWITCH, "likelihood": 2, "impact": 4, "proved_on": "2026-03-04"}


def test_figures_by_hand():
    # open: 4·5 = 20 and 3·2 = 6, of 3·25 = 75: 34.67 %; one of three proved
    assert SHEET.figures(risks=[SUPPORT, YIELD, SWITCH]) == {
        "risks_open": 2,
        "proved": "33.3",
        "exposure": "34.7",
        "worst": "良率达不到 98%",
        "worst_weight": 20,
    }


def test_all_proved_and_none_listed_are_not_the_same():
    assert SHEET.figures(risks=[SWITCH]) == {"risks_open": 0, "proved": "100.0", "exposure": "0.0"}
    assert SHEET.figures() == {}


def test_proof_takes_a_kind_and_a_day():
    assert SHEET.figures(risks=[{**SWITCH, "proved_on": ""}])["risks_open"] == 1
    assert SHEET.figures(risks=[{**SWITCH, "proof_kind": ""}])["risks_open"] == 1


def test_an_open_risk_nobody_judged_leaves_the_exposure_unsaid():
    found = SHEET.figures(risks=[YIELD, {**SUPPORT, "impact": ""}])
    assert "exposure" not in found
    assert (found["risks_open"], found["worst"]) == (2, "良率达不到 98%")
    proved = {**SWITCH, "impact": ""}
    assert SHEET.figures(risks=[YIELD, proved])["exposure"] == "40.0"  # 20 of 50


def test_completeness_asks_for_the_judgement_the_owner_and_the_proof():
    assert SHEET.complete() == 0
    assert SHEET.complete(risks="停机太久") == 17  # 1 of 6
    assert SHEET.complete(risks=[YIELD, SUPPORT]) == 100
    assert SHEET.complete(risks=[YIELD, {"risk": "停机太久"}]) == 58  # (1 + 1/6) / 2


def test_faults():
    assert SHEET.faults(risks=[YIELD, {**SWITCH, "proof_kind": "没有"}]) == {
        "risks.2.proved_on": "proved_by_nothing"
    }
    assert SHEET.faults(risks=[{**YIELD, "impact": "6"}]) == {"risks.1.impact": "no_score"}


@pytest.mark.parametrize(
    ("risks", "told"),
    [
        ([], []),
        ([SWITCH], []),
        ([SUPPORT], []),  # 6 of 25 is no matter of urgency
        ([{**SUPPORT, "likelihood": "4", "impact": "3"}], ["risk_not_proved_yet"]),  # 12 is
        ([YIELD, SWITCH], ["risk_not_proved_yet"]),
        ([{**YIELD, "proof_kind": "none"}], ["risk_without_proof"]),
        ([{**YIELD, "proof_kind": ""}], ["risk_without_proof"]),
        ([{**YIELD, "likelihood": "", "owner": ""}], ["risks_not_judged", "risks_without_owner"]),
        ([{**SUPPORT, "proved_on": "2026-11-01", "proof_kind": ""}], ["proved_by_what"]),
        ([{**SWITCH, "proved_on": "2026-11-21"}], []),
        ([{**SWITCH, "accepted_by": ""}], ["proof_not_accepted"]),
    ],
)
def test_advice(risks, told):
    assert SHEET.advice(today="2026-11-21", risks=risks) == told


def test_advice_names_the_worst():
    assert SHEET.said(risks=[SUPPORT, {**YIELD, "risk": "yield below 98 %"}]) == [
        "The worst risk, “yield below 98 %” (20 of 25), is still to be proved: set a day to show the client"
    ]


SCORES = st.none() | st.integers(0, 5)
DAYS = st.none() | st.dates()
ONE = st.builds(
    Risk,
    st.text(max_size=5),
    SCORES,
    SCORES,
    st.none() | st.just("lin"),
    st.none() | st.sampled_from(list(PROOFS)),
    proved_on=DAYS,
)


@given(st.lists(ONE, max_size=6).map(tuple))
def test_whatever_is_filled_in_can_be_told(risks):
    found = figures(Risks(risks))
    for remark in advice(Risks(risks), date(2026, 11, 21)):
        in_both_languages(remark)
    if risks:
        assert 0 <= found.proved <= 100
        assert found.exposure is None or 0 <= found.exposure <= 100
        assert (found.risks_open == 0) == (found.proved == 100)
        assert found.worst_weight is None or found.risks_open > 0
