import pytest

from coach.signs.step_missing import SIGN


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"since": "2026-11-06"}, "none"),
        ({"since": "2026-11-05"}, "warn: no next step agreed"),
        ({"since": "2026-11-05", "step": "2026-11-12"}, "none"),
        ({}, "none"),
    ],
)
def test_a_new_stay_is_given_time_and_an_undated_one_is_not_judged(shows, given, shown):
    assert shows(SIGN, **given) == shown


@pytest.mark.parametrize(
    ("given", "level"),
    [({}, "note"), ({"contact": "2026-11-18"}, "warn"), ({"contact": "2026-01-05"}, "warn")],
)
def test_a_note_on_an_imported_deal_nobody_has_talked_about_yet(shows, given, level):
    found = shows(SIGN, entered_by="import", since="2026-01-05", **given)
    assert found == f"{level}: no next step agreed"
