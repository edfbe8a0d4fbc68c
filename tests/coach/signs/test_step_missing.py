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
