import pytest

from coach.signs.reopened import SIGN

AGAIN = "warn: reopened, and not a word from the client since"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"since": "2026-11-10"}, "none"),
        ({"since": "2026-11-10", "entered_by": "reopen"}, AGAIN),
        ({"since": "2026-11-10", "entered_by": "reopen", "contact": "2026-11-05"}, AGAIN),
        ({"since": "2026-11-10", "entered_by": "reopen", "contact": "2026-11-12"}, "none"),
    ],
)
def test_a_deal_opened_again_shows_until_the_client_is_heard(shows, given, shown):
    assert shows(SIGN, **given) == shown
