"""`visit`: a real conversation took place, with the right person, lately enough."""

import pytest
from helpers import only

ANY = "[{visit: two_sided}]"
LATELY = "[{visit: two_sided, within: 30d}]"
DECIDER = "[{visit: decider}]"


@pytest.mark.parametrize(
    ("gate", "visits", "standing"),
    [
        (ANY, (), "unmet"),
        (ANY, ("2026-11-01 one-sided",), "unmet"),
        (ANY, ("2016-11-01",), "met"),
        (LATELY, ("2026-10-21",), "unmet"),
        (LATELY, ("2026-10-22",), "met"),
        (LATELY, ("2026-11-20", "2026-01-01"), "met"),
        (LATELY, ("2026-01-01", "2026-11-20 one-sided"), "unmet"),
        (DECIDER, ("2026-11-01 user",), "unmet"),
        (DECIDER, ("2026-11-01",), "unmet"),
        (DECIDER, ("2026-11-01 decider one-sided",), "unmet"),
        (DECIDER, ("2026-11-01 decider",), "met"),
    ],
)
def test_held(gate, visits, standing):
    assert only(gate, visits=visits, contacts=("decider", "user")).standing == standing


def test_a_visit_to_somebody_who_left_since_still_took_place():
    left = ("decider since 2026-01-01 left 2026-11-10",)
    assert only(DECIDER, visits=("2026-11-01 decider",), contacts=left).standing == "met"


def test_it_tells_what_is_missing_and_how_to_log_it():
    none, old = only(ANY), only(LATELY, visits=("2026-10-21",))
    assert none.why[0].id == "gate.visit_none"
    assert (old.why[0].id, str(old.why[0].params["on"])) == ("gate.visit_old", "2026-10-21")
    assert none.settle.action == old.settle.action == "visit log"
