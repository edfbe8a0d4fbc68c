"""The chance of being won in time: closed forms by hand, then what holds for any pace."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.forecast.chance import chances
from coach.forecast.pace import Pace

ORDER = ("explore", "expand", "execute")
WON = frozenset({"execute", "done"})


def pace(stays, on, back=0.0, to="execute", behind=()):
    return Pace([stays], [on], [back], ((to, 1.0),), behind)


def within(paces, stage, *days, age=0):
    (found,) = chances(paces, ORDER, WON, max(days)).within(stage, [age], days)
    return found


def test_one_stage_left_by_half_every_day():
    paces = {"expand": pace(0.5, 0.5)}
    assert within(paces, "expand", 1, 2, 3) == pytest.approx([0.5, 0.75, 0.875])


def test_half_of_those_that_leave_are_lost():
    paces = {"expand": pace(0.5, 0.25)}
    assert within(paces, "expand", 1, 2, 3) == pytest.approx([0.25, 0.375, 0.4375])


def test_a_stage_left_at_once_leaves_the_rest_of_the_time_less_half_a_day():
    paces = {"explore": pace(0, 1, to="expand"), "expand": pace(0.5, 0.5)}
    # Expand wins 1/2 in a day and 3/4 in two: between them, 5/8.
    assert within(paces, "explore", 1, 2) == pytest.approx([0.25, 0.625])


def test_who_goes_back_begins_there_a_day_later():
    paces = {"explore": pace(0, 1, to="expand"), "expand": pace(0.5, 0.25, 0.25, behind=(("explore", 1.0),))}
    # In two days: 1/4 at once, 1/8 on the second, and of the quarter that went back (0 + 1/4) / 2.
    assert within(paces, "expand", 1, 2) == pytest.approx([0.25, 0.375 + 0.25 * 0.125])


def test_age_decides_and_beyond_the_last_nothing_changes():
    two = Pace([0.9, 0.5], [0.1, 0.5], [0.0, 0.0], (("execute", 1.0),), ())
    assert within({"expand": two}, "expand", 2, age=0) == pytest.approx([0.1 + 0.9 * 0.5])
    assert within({"expand": two}, "expand", 2, age=1) == pytest.approx([0.75])
    assert within({"expand": two}, "expand", 2, age=400) == pytest.approx([0.75])


def test_a_stage_nobody_left_keeps_its_deals():
    assert within({"explore": pace(0, 1, to="expand")}, "explore", 1, 30) == [0.0, 0.0]


shares = st.tuples(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1)).map(
    lambda each: tuple(x / max(1, sum(each)) for x in each)
)


@given(shares, shares, st.integers(0, 3))
def test_a_chance_is_one_and_more_time_is_never_worse(explore, expand, age):
    paces = {
        "explore": pace(1 - sum(explore), explore[0], explore[1], "expand", (("explore", 1.0),)),
        "expand": pace(1 - sum(expand), expand[0], expand[1], "execute", (("explore", 1.0),)),
    }
    found = within(paces, "explore", *range(1, 12), age=age)
    assert all(-1e-9 <= a <= b + 1e-9 for a, b in pairwise(found))
    assert found[-1] <= 1 + 1e-9


@given(shares, shares)
def test_a_stage_that_wins_does_so_though_an_older_version_kept_deals_open_in_it(expand, execute):
    paces = {
        "expand": pace(1 - sum(expand), expand[0], expand[1], "execute", (("expand", 1.0),)),
        "execute": pace(1 - sum(execute), execute[0], execute[1], "done", (("expand", 1.0),)),
    }
    alone = within({"expand": paces["expand"]}, "expand", *range(1, 12))
    assert within(paces, "expand", *range(1, 12)) == pytest.approx(alone)
    found = within(paces, "execute", *range(1, 12))
    assert all(-1e-9 <= a <= b + 1e-9 for a, b in pairwise(found))
