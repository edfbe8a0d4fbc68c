import pytest
from sheets import Typed

from stages.understand.customer_facts import CUSTOMER_FACTS, FACTS

SHEET = Typed(CUSTOMER_FACTS)
FOUR = dict.fromkeys(FACTS, "知道")
SOUND = {"source": "王工", "checked_on": "2026年3月4日"}
ALL = {**FOUR, **SOUND, "told_to": "售后小李", "conclusion": "先修好再谈新单"}


def test_four_facts_a_source_and_a_date_make_it_complete():
    assert SHEET.complete() == 0
    assert SHEET.complete(who_they_are="泵厂") == 17  # 1 of 6
    assert SHEET.complete(**FOUR) == 67  # 4 of 6
    assert SHEET.complete(**FOUR, **SOUND) == 100


@pytest.mark.parametrize("n", range(5))
def test_it_counts_the_facts(n):
    assert SHEET.figures(**dict.fromkeys(FACTS[:n], "x")) == {"facts_known": n}


def test_nothing_is_said_of_an_empty_sheet_nor_of_a_sound_one():
    assert SHEET.advice() == []
    assert SHEET.advice(**ALL) == []


@pytest.mark.parametrize(
    ("missing", "advice"),
    [
        ("source", "facts_without_source"),
        ("checked_on", "facts_undated"),
        ("told_to", "facts_untold"),
        ("conclusion", "facts_unused"),
        ("why_they_leave", "leaving_unknown"),
    ],
)
def test_what_makes_information_worth_keeping(missing, advice):
    assert SHEET.advice(**{**ALL, missing: ""}) == [advice]


def test_it_need_be_used_only_when_it_is_whole():
    assert SHEET.advice(who_they_are="泵厂", **SOUND) == []


def test_facts_older_than_a_year_are_checked_anew():
    assert SHEET.advice("2027-03-04", **ALL) == []  # 365 days
    assert SHEET.advice("2027-03-05", **ALL) == ["facts_old"]
