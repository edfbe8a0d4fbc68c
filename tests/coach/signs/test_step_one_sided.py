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
