import pytest

from engine.facts import known_names
from stages.understand.buying_behaviour import BUYING_BEHAVIOUR
from stages.worksheets import WORKSHEETS


@pytest.mark.parametrize(
    ("help_needed", "complexity", "behaviour"),
    [
        (5, 5, "project"),
        (3, 3, "project"),
        (3, 2, "relationship"),
        (2, 2, "profit"),
        (0, 0, "profit"),
        (2, 3, None),
        (None, 3, None),
        (4, None, None),
    ],
)
def test_the_two_axes_suggest_a_behaviour(help_needed, complexity, behaviour):
    values = {"help_needed": help_needed, "complexity": complexity}
    assert BUYING_BEHAVIOUR.figures(values) == {"suggested": behaviour}


def test_figures_of_an_empty_sheet():
    assert BUYING_BEHAVIOUR.figures({}) == {"suggested": None}


def test_scores_and_choices_are_read():
    read = BUYING_BEHAVIOUR.read({"help_needed": "4", "complexity": "0", "behaviour": "project"})
    assert read == ({"help_needed": 4, "complexity": 0, "behaviour": "project"}, ())


def test_a_zero_is_an_answer_and_the_note_does_not_count():
    values = {"help_needed": 0, "complexity": 0, "behaviour": "profit"}
    assert BUYING_BEHAVIOUR.complete(values) == 100
    assert BUYING_BEHAVIOUR.complete({"help_needed": 0, "note": "老客户"}) == 33


@pytest.mark.parametrize("typed", ["6", "-1", "3.5", "high", "05", "³"])
def test_what_is_no_score_is_refused(typed):
    values, (fault,) = BUYING_BEHAVIOUR.read({"complexity": typed})
    assert values == {}
    assert fault.field == "complexity"
    assert fault.what == ("worksheets.no_score", {"given": typed, "highest": 5})


def test_faults_come_all_at_once():
    _, faults = BUYING_BEHAVIOUR.read({"help_needed": "9", "behaviour": "cheap", "hlep_needed": "3"})
    assert [(f.field, f.what.id) for f in faults] == [
        ("help_needed", "worksheets.no_score"),
        ("behaviour", "worksheets.no_choice"),
        ("hlep_needed", "worksheets.unknown_field_close"),
    ]


def test_the_table_names_every_worksheet_by_its_own_id():
    assert {id: sheet.id for id, sheet in WORKSHEETS.items()} == {id: id for id in WORKSHEETS}


def test_conditions_can_name_its_fields():
    names = known_names((), WORKSHEETS)
    assert names["worksheets.buying_behaviour.help_needed"] == "number"
    assert names["worksheets.client_profile.business_plan"] == "text"
