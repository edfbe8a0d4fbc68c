"""How long stays last, from instants: worked out by hand, in calendar days and working days."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from ways import BOOK, WEEKDAYS, ZONE, at, ways

from coach.enough import TooFew
from coach.statistics.stage_time import Quartiles, between, quartiles, stage_times


def explore(*texts, now=100):
    return stage_times(ways(*texts), [BOOK], WEEKDAYS, ZONE, at(now))[0]


def test_quartiles_by_hand():
    """0 to 20: the median is the 11th, 10; at 75 % lies 15; at 90 % lies 18."""
    assert quartiles(range(20, -1, -1)) == Quartiles(21, 10, 15, 18)
    assert between([1.0, 2.0, 4.0], 0.75) == 3.0


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60), st.sampled_from((0.5, 0.75, 0.9)))
def test_quantiles_against_scipy(values, p):
    assert between(sorted(values), p) == pytest.approx(
        stats.mstats.mquantiles(values, [p], 1, 1)[0], abs=1e-9
    )


def test_stays_of_twenty_one_deals():
    """One left every half day, from Monday the 5th to Thursday the 15th."""
    found = explore(*(f"explore 0, expand {n / 2}" for n in range(21)))
    assert found.days == Quartiles(21, 5.0, 7.5, 9.0)
    # Saturday the 10th is four working days on, Monday the 12th five, Wednesday the 14th seven.
    assert found.working == Quartiles(21, 4, 5, 7)
    assert found.exits[0] == {"on": 2}
    assert (found.curve.n, found.curve.ended, found.open_days) == (21, 21, ())


def test_what_still_lasts_is_counted_as_long_as_it_lasted():
    """Of 40 that came, 20 left by day 20, one a day, and 20 are there for 100: half gone on the 20th."""
    found = explore(*(f"explore 0, expand {n}" for n in range(1, 21)), *["explore 0"] * 20)
    assert found.days == Quartiles(20, 10.5, 15.25, 18.1)
    assert found.open_days == (100.0,) * 20
    assert found.median.day == 20
    assert found.curve.at(10) == pytest.approx(30 / 40)


def test_ways_to_leave():
    found = explore("explore 0, stop cancelled 3.2", "explore 0, stop ? 3.9", "explore 0, execute 3")
    assert found.exits == {3: {"stopped": 2, "on": 1}}
    assert found.stops == {"cancelled": {3: 1}, None: {3: 1}}
    back = stage_times(ways("explore 0, expand 1, explore 2.5"), [BOOK], WEEKDAYS, ZONE, at(9))
    assert [each.exits for each in back[:2]] == [{1: {"on": 1}}, {1: {"back": 1}}]
    assert back[0].open_days == (6.5,)


def test_too_few_to_say():
    found = explore("explore 0, expand 4")
    assert (found.days, found.working, found.median) == (TooFew(1), TooFew(1), TooFew(1))


def test_nothing_is_made_of_unknown_days_and_clocks_that_go_backwards():
    found = explore(
        "explore ?, expand 4", "explore 9, expand 4", "explore 200", "explore ?", "explore 1, expand 3"
    )
    assert (found.undated, found.backwards, found.curve.n) == (2, 2, 1)
    assert found.exits == {2: {"on": 1}}


def test_duplicates_say_nothing_and_stages_nobody_came_to_are_empty():
    found = stage_times(ways("explore 0, stop duplicate 3"), [BOOK], WEEKDAYS, ZONE, at(9))
    assert [(each.stage, each.curve.n) for each in found] == [(stage, 0) for stage in BOOK.order]
    assert [each.days for each in found] == [TooFew(0)] * 4
    assert stage_times([], [BOOK], WEEKDAYS, ZONE, at(9)) == ()


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from(("expand", "stop cancelled", ""))), max_size=40))
def test_every_stay_is_told_somewhere(stays):
    texts = [f"explore 0{f', {how} {days}' if how else ''}" for days, how in stays] or ["explore 0"]
    found = explore(*texts)
    left = sum(n for ways_ in found.exits.values() for n in ways_.values())
    assert left + len(found.open_days) + found.undated + found.backwards == len(texts)
    assert (left, found.curve.n) == (found.curve.ended, left + len(found.open_days))
    assert sum(sum(days.values()) for days in found.stops.values()) == sum(
        ways_.get("stopped", 0) for ways_ in found.exits.values()
    )
