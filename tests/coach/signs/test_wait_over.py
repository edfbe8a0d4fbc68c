import pytest

from coach.signs.wait_over import SIGN

OVER = "the wait ended on {} and nothing has been heard since"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "none"),
        ({"waits": "2026-11-20"}, "none"),
        ({"waits": "2026-11-19"}, "warn: " + OVER.format("19 Nov 2026")),
        ({"waits": "2026-11-19", "contact": "2026-11-18"}, "warn: " + OVER.format("19 Nov 2026")),
        ({"waits": "2026-11-19", "contact": "2026-11-19"}, "none"),
        ({"waits": "2026-10-22"}, "critical: " + OVER.format("22 Oct 2026")),
    ],
)
def test_it_comes_back_by_itself_and_louder_with_time(shows, given, shown):
    assert shows(SIGN, **given) == shown
