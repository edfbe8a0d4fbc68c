import pytest

from coach.signs.buyer_missing import SIGN


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "none"),
        ({"contacts": ("decider",)}, "note: no economic buyer among those we know"),
        ({"contacts": ("economic_buyer",)}, "none"),
        ({"contacts": ("decider",), "status": "won"}, "none"),
    ],
)
def test_nobody_there_releases_the_money(shows, given, shown):
    assert shows(SIGN, **given) == shown
