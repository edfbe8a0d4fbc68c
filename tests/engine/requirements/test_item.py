"""`item`: a line of the stage's checklist is ticked."""

from helpers import only

GATE = "[{item: listed}]"


def test_not_ticked_is_unmet_and_names_the_tick():
    checked = only(GATE, items=("other",))
    assert (checked.standing, checked.why[0].id) == ("unmet", "gate.item_open")
    assert (checked.settle.action, checked.settle.args) == ("tick", {"item": "listed"})


def test_ticked_is_met():
    checked = only(GATE, items=("other", "listed"))
    assert (checked.standing, checked.settle) == ("met", None)


def test_it_is_called_what_the_checklist_calls_it():
    assert only(GATE).requirement.title.en == "good"
