import pytest

from coach.signs.waiver_in_force import SIGN


@pytest.mark.parametrize(
    ("waivers", "shown"),
    [
        ((), "none"),
        (("item:listed until 2026-11-19",), "none"),
        (("item:listed until 2026-12-01 ended",), "none"),
        (("item:listed until 2026-11-20",), "note: resting on a waiver, the first until 20 Nov 2026: good"),
    ],
)
def test_while_it_is_in_force(shows, waivers, shown):
    assert shows(SIGN, waivers=waivers) == shown
