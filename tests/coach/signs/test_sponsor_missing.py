import pytest

from coach.signs.sponsor_missing import SIGN


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "none"),  # nobody is known at all, which another sign says
        ({"contacts": ("decider", "user")}, "note: no champion among those we know"),
        ({"contacts": ("decider", "champion")}, "none"),
        ({"contacts": ("decider",), "status": "won"}, "none"),
    ],
)
def test_nobody_speaks_for_us(shows, given, shown):
    assert shows(SIGN, **given) == shown
