import pytest

from coach.signs.close_passed import SIGN


@pytest.mark.parametrize(
    ("close", "shown"),
    [
        (None, "none"),
        ("2026-11-20", "none"),
        ("2026-11-19", "warn: it was to close on 19 Nov 2026, 1 working day ago, and is open"),
        (
            "2026-10-22",
            "critical: it was to close on 22 Oct 2026, 21 working days ago, and is open (critical limit 20)",
        ),
    ],
)
def test_the_day_it_was_to_close_is_behind_us(shows, close, shown):
    assert shows(SIGN, close=close) == shown


def test_what_is_won_has_closed(shows):
    assert shows(SIGN, close="2026-10-22", status="won") == "none"
