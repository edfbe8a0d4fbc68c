import pytest

from coach.signs.slowed import SIGN

STALE = "warn: slowed: a yes the client gave has gone stale"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "none"),
        ({"unsure": 1}, "warn: slowed: the client is unsure about a decision point of this stage"),
        ({"fresh_until": "2026-11-20"}, "none"),
        ({"fresh_until": "2026-11-19"}, STALE),
        ({"oldest_yes": "2026-11-01", "deciders_changed_on": "2026-11-01"}, "none"),
        ({"oldest_yes": "2026-11-01", "deciders_changed_on": "2026-11-02"}, STALE),
    ],
)
def test_unsure_or_stale(shows, given, shown):
    assert shows(SIGN, **given) == shown
