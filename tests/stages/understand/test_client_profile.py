from helpers import DAY
from sheets import Typed

from stages.understand.client_profile import CLIENT_PROFILE

SHEET = Typed(CLIENT_PROFILE)
POINTS = [
    "business_direction",
    "business_plan",
    "success_factors",
    "our_solution",
    "our_competitiveness",
    "our_cases",
    "unique_value",
]


def test_it_has_the_seven_points_in_order():
    assert [field.id for field in CLIENT_PROFILE.fields] == POINTS


def test_complete_is_the_filled_share_rounded():
    shares = [SHEET.complete(**dict.fromkeys(POINTS[:n], "…")) for n in range(8)]
    assert shares == [0, 14, 29, 43, 57, 71, 86, 100]


def test_what_is_typed_is_trimmed_and_an_empty_text_clears():
    values, faults = CLIENT_PROFILE.read({"business_plan": " 第三条产线 ", "our_cases": "  "}, {}, "CNY", DAY)
    assert values == {"business_plan": "第三条产线", "our_cases": None}
    assert faults == ()


def test_it_computes_nothing():
    assert SHEET.figures(business_plan="x") == {}
    assert CLIENT_PROFILE.results == ()


def test_the_plan_is_asked_for_before_all():
    assert SHEET.advice() == []
    assert SHEET.advice(business_direction="车企转电动") == ["plan_unknown"]
    assert SHEET.advice(business_direction="车企转电动", business_plan="三号线六月投产") == []


def test_a_solution_answers_a_success_factor():
    assert SHEET.advice(business_plan="x", our_solution="y") == ["solution_without_factor"]
    assert SHEET.advice(business_plan="x", our_solution="y", success_factors="z") == []
