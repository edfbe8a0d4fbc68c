import pytest

from coach.signs.complaint_open import SIGN


@pytest.mark.parametrize(
    ("raised", "shown"),
    [
        (None, "none"),
        ("2026-11-20", "none"),
        ("2026-11-19", "warn: a complaint of 19 Nov 2026 is still open after 1 working day"),
        (
            "2026-11-05",
            "critical: a complaint of 5 Nov 2026 is still open after 11 working days (critical limit 10)",
        ),
    ],
)
def test_from_the_day_after_and_worse_when_old(shows, raised, shown):
    assert shows(SIGN, complaint=raised, status="won") == shown
