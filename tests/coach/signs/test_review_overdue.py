import pytest

from coach.signs.review_overdue import SIGN


@pytest.mark.parametrize(
    ("review", "shown"),
    [
        (None, "none"),
        ("2026-11-20 call the buyer", "none"),
        (
            "2026-11-19 call the buyer",
            "warn: the last review agreed on “call the buyer” by 19 Nov 2026, 1 working day ago",
        ),
        (
            "2026-11-05",
            "critical: what the last review agreed on was due on 5 Nov 2026, 11 working days ago"
            " (critical limit 10)",
        ),
    ],
)
def test_what_was_agreed_is_past_its_day(shows, review, shown):
    assert shows(SIGN, review=review) == shown
