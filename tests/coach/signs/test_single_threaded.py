import pytest

from coach.signs.single_threaded import SIGN

ONE = ("2026-11-02 user", "2026-11-09 user", "2026-11-16 user")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, "note: nobody at the client is on record"),
        ({"contacts": ("user",)}, "note: User is the only one we know at the client"),
        (
            {"contacts": ("user", "champion left 2026-11-01")},
            "note: User is the only one we know at the client",
        ),
        ({"contacts": ("user", "champion")}, "none"),
        (
            {"contacts": ("user", "champion"), "visits": ONE},
            "note: of the 2 people we know, User is the only one we ever talk to",
        ),
        ({"contacts": ("user", "champion"), "visits": ONE[:2]}, "none"),
        ({"contacts": ("user", "champion"), "visits": (*ONE, "2026-11-17 champion")}, "none"),
    ],
)
def test_it_hangs_on_one_person(shows, given, shown):
    assert shows(SIGN, **given) == shown
