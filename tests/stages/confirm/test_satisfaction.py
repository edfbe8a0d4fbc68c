import pytest
from helpers import DAY
from hypothesis import given
from hypothesis import strategies as st
from sheets import Typed

from stages.confirm.satisfaction import SATISFACTION, WHOLES, Satisfaction, faults, figures

SHEET = Typed(SATISFACTION)

COUNTED = {
    "asked": "40",
    "praise": "30",
    "ask_by_name": "22",
    "buy_again": "35",
    "sold": "1,200",
    "complaints": "18",
    "offered": "1万",
    "consumed_on_offer": "6500",
    "expected": "4",
    "perceived": "5",
}


def test_the_five_indices_and_the_level():
    assert SHEET.figures(**COUNTED) == {
        "reputation": "75.0",  # 30 of 40
        "named_choice": "55.0",  # 22 of 40
        "repurchase_rate": "87.5",  # 35 of 40
        "complaint_rate": "1.5",  # 18 of 1,200
        "selling_power": "65.0",  # 6,500 of 10,000
        "level": "delighted",
    }


def test_thirds_are_rounded_to_a_tenth():
    assert SHEET.figures(asked="3", praise="2")["reputation"] == "66.7"


@pytest.mark.parametrize(
    ("expected", "perceived", "level"),
    [("3", "2", "dissatisfied"), ("3", "3", "satisfied"), ("3", "4", "delighted"), ("0", "0", "satisfied")],
)
def test_the_level_is_what_was_perceived_against_what_was_expected(expected, perceived, level):
    assert SHEET.figures(expected=expected, perceived=perceived) == {"level": level}


def test_an_index_waits_for_both_its_counts():
    assert SHEET.figures(asked="40", complaints="0", expected="4") == {}


def test_none_of_many_is_nought_per_cent():
    assert SHEET.figures(sold="10", complaints="0") == {"complaint_rate": "0.0"}


def test_every_count_makes_it_more_complete():
    assert SATISFACTION.complete({}) == 0
    assert SHEET.complete(asked="40", praise="0") == 20  # 2 of 10
    assert SHEET.complete(**COUNTED) == 100


def test_no_part_is_greater_than_its_whole_and_nobody_asked_is_no_share():
    assert SHEET.faults(asked="10", praise="11", buy_again="12", sold="0", complaints="3") == {
        "praise": "more_than_whole",
        "buy_again": "more_than_whole",
        "sold": "none_counted",
    }


def test_all_of_them_is_no_fault():
    assert SHEET.faults(asked="10", praise="10", offered="1", consumed_on_offer="1") == {}


@pytest.mark.parametrize("typed", ["-1", "2.5", "many", ""])
def test_counts_are_whole_numbers(typed):
    assert SHEET.faults(asked=typed) == ({"asked": "no_count"} if typed else {})


def test_the_label_of_the_whole_is_named():
    _, (fault,) = SATISFACTION.read({"offered": "5", "consumed_on_offer": "6"}, {}, "CNY", DAY)
    assert fault.what.params["whole"].en == "On offer"


def test_advice_of_each_level():
    said = [SHEET.said(expected="3", perceived=perceived)[0] for perceived in "234"]
    assert ["22 others" in said[0], "8 others" in said[1], "10 others" in said[2]] == [True] * 3


@pytest.mark.parametrize(("again", "advice"), [("82", ["few_buy_again"]), ("83", [])])
def test_fewer_buy_again_than_those_who_never_had_a_problem(again, advice):
    assert SHEET.advice(asked="100", buy_again=again) == advice


def test_a_complaint_is_worth_solving_quickly():
    assert SHEET.advice(sold="10", complaints="1") == ["complained"]
    assert SHEET.advice(sold="10", complaints="0") == []


@pytest.mark.parametrize(("asked", "advice"), [("9", ["few_asked"]), ("10", [])])
def test_few_answers_say_little_in_per_cent(asked, advice):
    assert SHEET.advice(asked=asked, praise="5") == advice


COUNTS = st.none() | st.integers(0, 10**15)


@given(st.builds(Satisfaction, *[COUNTS] * 8, st.none() | st.integers(0, 5), st.none() | st.integers(0, 5)))
def test_without_faults_every_index_is_a_share(sheet):
    found = figures(sheet)
    if not list(faults(sheet)):
        assert all(0 <= share <= 100 for share in found[:5] if share is not None)
    for index, (part, whole) in zip(found[:5], WHOLES.items(), strict=True):
        assert (index is None) == (getattr(sheet, part) is None or not getattr(sheet, whole))
