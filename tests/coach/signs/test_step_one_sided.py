import pytest

from coach.signs.step_one_sided import SIGN


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            {"since": "2026-11-05", "step": "2026-12-01"},
            "warn: nobody at the client has a part in the next step",
        ),
        ({"since": "2026-11-05", "step": "2026-12-01 with chen"}, "none"),
        ({"since": "2026-11-06", "step": "2026-12-01"}, "none"),
        ({"since": "2026-11-05"}, "none"),
        ({"step": "2026-12-01"}, "none"),
    ],
)
def test_a_step_needs_somebody_at_the_client(shows, given, shown):
    assert shows(SIGN, **given) == shown


@pytest.mark.parametrize(
    ("given", "level"),
    [({}, "note"), ({"contact": "2026-11-18"}, "warn"), ({"contact": "2026-01-05"}, "warn")],
)
def test_a_note_on_an_imported_deal_nobody_has_talked_about_yet(shows, given, level):
    found = shows(SIGN, entered_by="import", since="2026-01-05", step="2026-11-25", **given)
    assert found == f"{level}: nobody at the client has a part in the next step"
