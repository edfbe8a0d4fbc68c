import pytest
from sheets import Typed

from stages.confirm.loyalty import CYCLE, LOYALTY

SHEET = Typed(LOYALTY)


@pytest.mark.parametrize(
    ("product", "service", "quadrant"),
    [
        ("5", "5", "loyal"),
        ("4", "4", "loyal"),
        ("4", "3", "easily_taken"),
        ("3", "4", "hopeful"),
        ("3", "3", "destructive"),
        ("0", "0", "destructive"),
    ],
)
def test_the_quadrant_of_product_and_service(product, service, quadrant):
    assert SHEET.figures(product_satisfaction=product, service_satisfaction=service) == {"quadrant": quadrant}


def test_no_quadrant_from_half_a_view():
    assert SHEET.figures(product_satisfaction="5") == {}


def test_it_reads_what_people_type_in_chinese_and_is_complete_with_four_answers():
    typed = {
        "product_satisfaction": "5",
        "service_satisfaction": "4",
        "cycle": "重新评价",
        "share_of_budget": "35%",
    }
    values = SHEET.values(**typed)
    assert values["cycle"] == "re_evaluation"
    assert values["share_of_budget"] == "35.0"
    assert LOYALTY.complete(values) == 100
    assert LOYALTY.complete({}) == 0
    assert SHEET.complete(cycle="devotion") == 25


@pytest.mark.parametrize(("share", "faults"), [("-1", True), ("0", False), ("100%", False), ("100.5", True)])
def test_a_share_of_the_budget_lies_between_nothing_and_all(share, faults):
    assert SHEET.faults(share_of_budget=share) == ({"share_of_budget": "no_share"} if faults else {})


def scored(product, service, **more):
    return SHEET.advice(product_satisfaction=product, service_satisfaction=service, **more)


def test_what_to_do_in_each_quadrant_and_that_fairly_satisfied_is_not_loyal():
    assert scored("5", "5") == ["quadrant_loyal"]
    assert scored("5", "4") == scored("4", "4") == ["quadrant_loyal"]
    assert scored("4", "3") == ["quadrant_easily_taken", "fairly_satisfied"]
    assert scored("2", "4") == ["quadrant_hopeful"]
    assert scored("0", "2") == scored("3", "3") == ["quadrant_destructive"]


def test_loyal_and_buying_elsewhere_or_unhappy_and_staying():
    assert scored("5", "5", share_of_budget="49%") == ["quadrant_loyal", "buys_elsewhere"]
    assert scored("5", "5", share_of_budget="50%") == ["quadrant_loyal"]
    assert scored("5", "2", share_of_budget="50%") == ["quadrant_easily_taken", "stays_for_now"]
    assert scored("5", "2", share_of_budget="49%") == ["quadrant_easily_taken"]
    assert SHEET.advice(share_of_budget="49%") == []


@pytest.mark.parametrize("phase", CYCLE)
def test_what_to_do_at_each_point_of_the_cycle(phase):
    assert SHEET.advice(cycle=phase) == [f"cycle_{phase}"]


def test_a_share_is_said_as_it_was_typed():
    (_, line) = SHEET.said(product_satisfaction="5", service_satisfaction="5", share_of_budget="30%")
    assert line.startswith("Satisfied, yet only 30 % of the budget")


def test_nothing_to_say_about_nothing():
    assert SHEET.advice() == []
