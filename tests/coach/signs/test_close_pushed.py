import pytest

from coach.signs.close_pushed import SIGN


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        (1, "none"),
        (2, "warn: close date pushed 2 times (a warning from 2 on)"),
        (3, "warn: close date pushed 3 times (a warning from 2 on)"),
        (4, "critical: close date pushed 4 times (critical from 4 on)"),
    ],
)
def test_put_off_again_and_again(shows, times, shown):
    assert shows(SIGN, close_pushed=times) == shown


def test_what_is_won_is_pushed_no_more(shows):
    assert shows(SIGN, close_pushed=9, status="won") == "none"


def test_what_says_more_takes_its_place_unless_this_is_worse(shows):
    assert shows(SIGN, close_pushed=3, pushed_idle=2) == "none"
    assert shows(SIGN, close_pushed=4, pushed_idle=2).startswith("critical")
