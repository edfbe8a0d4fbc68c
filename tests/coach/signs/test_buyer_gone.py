import pytest

from coach.signs.buyer_gone import SIGN

GONE = "warn: the economic buyer Economic_Buyer left on 16 Nov 2026, and we don't know who signs now"


@pytest.mark.parametrize(
    ("contacts", "shown"),
    [
        (("economic_buyer",), "none"),
        (("economic_buyer left 2026-11-16", "champion"), GONE),
        (("champion left 2026-11-16",), "none"),
        (("economic_buyer left 2026-11-16", "economic_buyer since 2026-11-17"), "none"),
    ],
)
def test_who_was_to_sign_has_left(shows, contacts, shown):
    assert shows(SIGN, since="2026-11-02", contacts=contacts) == shown
