import pytest

from coach.signs.answer_stale import SIGN

STALE = "warn: a yes of the client's has gone stale: Do they know us?"


@pytest.mark.parametrize(
    ("said", "deciders", "shown"),
    [
        ("yes 2026-08-22", None, "none"),  # good for 90 days: the last is today
        ("yes 2026-08-21", None, STALE),
        ("yes 2026-11-02", "2026-11-02", "none"),
        ("yes 2026-11-02", "2026-11-03", STALE),
        ("unsure 2026-01-05", "2026-11-03", "none"),
        ("yes 2026-08-21 stale", None, "none"),  # a move back did that, on purpose
    ],
)
def test_a_yes_outlives_its_time_or_those_who_decide_have_changed(shows, said, deciders, shown):
    assert shows(SIGN, answers={"needs_known": said}, deciders=deciders) == shown
