import pytest

from coach.signs.step_overdue import SIGN


@pytest.mark.parametrize(
    ("step", "shown"),
    [
        (None, "none"),
        ("2026-12-01 with chen", "none"),
        ("2026-11-13 with chen", "none"),
        (
            "2026-11-12 with chen",
            "warn: the next step was due on 12 Nov 2026, 6 working days ago (warning limit 5)",
        ),
        (
            "2026-10-29",
            "critical: the next step was due on 29 Oct 2026, 16 working days ago (critical limit 15)",
        ),
    ],
)
def test_a_few_days_late_is_life(shows, step, shown):
    assert shows(SIGN, step=step) == shown
