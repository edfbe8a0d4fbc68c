import pytest

from coach.signs import sponsor_missing
from coach.signs.sponsor_gone import SIGN

GONE = "warn: our champion Champion left on 16 Nov 2026, and nobody has taken the part"


@pytest.mark.parametrize(
    ("contacts", "opened", "shown"),
    [
        ((), "2026-01-05", "none"),
        (("champion",), "2026-01-05", "none"),
        (("champion left 2026-11-16", "user"), "2026-01-05", GONE),
        (("champion left 2026-11-16", "champion"), "2026-01-05", "none"),
        (("champion left 2026-12-01",), "2026-01-05", "none"),  # leaves, and is there
        (("champion left 2026-11-16", "user"), "2026-11-18", "none"),  # was never there for this deal
        (("champion left 2026-11-16",), None, GONE),
    ],
)
def test_left_while_the_deal_was_open_and_nobody_took_the_part(shows, contacts, opened, shown):
    assert shows(SIGN, contacts=contacts, opened=opened) == shown
    assert shows(sponsor_missing.SIGN, contacts=contacts, opened=opened) == "none" or shown == "none"


def test_a_part_of_another_client_counts_for_nothing(asked):
    from coach.stalled import ranked

    found = asked(
        A_1={"since": "2026-11-18", "contacts": ("champion left 2026-11-19",)},
        B_1={"since": "2026-11-18", "contacts": ("champion",)},
    )
    assert [deal.key for deal in ranked(found)] == ["A-1"]
