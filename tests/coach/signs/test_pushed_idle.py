import pytest

from coach.signs.pushed_idle import SIGN

SAID = "close date pushed {} times and no answer of the client's changed"


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        (1, "none"),
        (2, f"warn: {SAID.format(2)} (a warning from 2 on)"),
        (3, f"critical: {SAID.format(3)} (critical from 3 on)"),
    ],
)
def test_pushed_while_nothing_changed_is_worse_sooner(shows, times, shown):
    assert shows(SIGN, close_pushed=times, pushed_idle=times) == shown
