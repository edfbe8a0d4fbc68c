import pytest

from coach.signs.milestone_overdue import SIGN


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (None, "none"),
        ("2026-11-13 pilot runs", "none"),
        (
            "2026-11-12 pilot runs",
            "warn: “pilot runs” was due on 12 Nov 2026, 6 working days ago (warning limit 5)",
        ),
        (
            "2026-10-29 pilot runs",
            "critical: “pilot runs” was due on 29 Oct 2026, 16 working days ago (critical limit 15)",
        ),
    ],
)
def test_the_first_that_is_still_open(shows, due, shown):
    assert shows(SIGN, due=due) == shown
