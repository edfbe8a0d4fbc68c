import pytest
from sheets import Typed

from stages.understand.buying_behaviour import BUYING_BEHAVIOUR

SHEET = Typed(BUYING_BEHAVIOUR)


@pytest.mark.parametrize(
    ("help_needed", "complexity", "behaviour"),
    [(5, 5, "project"), (3, 3, "project"), (3, 2, "relationship"), (2, 2, "profit"), (0, 0, "profit")],
)
def test_the_two_axes_suggest_a_behaviour(help_needed, complexity, behaviour):
    assert SHEET.figures(help_needed=help_needed, complexity=complexity) == {"suggested": behaviour}


@pytest.mark.parametrize(
    "axes", [{"help_needed": 2, "complexity": 3}, {"complexity": 3}, {"help_needed": 4}, {}]
)
def test_they_may_point_nowhere(axes):
    assert SHEET.figures(**axes) == {}


def test_a_behaviour_is_read_by_its_id_or_as_either_language_calls_it():
    typed = ("project", "项目型", "Project-Centred")
    assert [SHEET.values(behaviour=each)["behaviour"] for each in typed] == ["project"] * 3


def test_a_zero_is_an_answer_and_the_note_does_not_count():
    assert SHEET.complete() == 0
    assert SHEET.complete(help_needed=0, complexity=0, behaviour="价格型") == 100
    assert SHEET.complete(help_needed=0, note="老客户") == 33


def test_it_settles_the_deals_own_behaviour():
    assert BUYING_BEHAVIOUR.settles({"behaviour": "profit", "note": "x"}) == {"behaviour": "profit"}
    assert BUYING_BEHAVIOUR.settles({"help_needed": 2}) == {}


@pytest.mark.parametrize(
    ("judged", "advice"),
    [("project", []), ("profit", ["behaviour_differs"]), (None, ["behaviour_unjudged"])],
)
def test_the_judgement_is_held_against_the_axes(judged, advice):
    assert SHEET.advice(help_needed=4, complexity=5, behaviour=judged) == advice


def test_low_help_with_high_complexity_is_on_no_card():
    assert SHEET.advice(help_needed=1, complexity=5) == ["behaviour_nowhere"]
    assert SHEET.advice(help_needed=1, complexity=5, behaviour="profit") == ["behaviour_nowhere"]


def test_one_axis_alone_says_nothing():
    assert SHEET.advice(help_needed=1, behaviour="project") == []
