"""A time-out is told from decisions; a rush at the beginning and the last few of a stage are not."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import stats
from ways import BOOK, WEEKDAYS, ZONE, at, ways

from coach.statistics.pile_up import binomial_tail, pile_ups
from coach.statistics.stage_time import stage_times


def found(*texts):
    return pile_ups(stage_times(ways(*texts), [BOOK], WEEKDAYS, ZONE, at(400))[0])


def stopped(day, n, why="cancelled"):
    return [f"explore 0, stop {why} {day}"] * n


STEADY = [text for day in range(60) for text in stopped(day + 0.5, 2)]


def test_stops_that_pile_up_on_a_day():
    """Two a day over sixty days, and forty more on the 30th, when 60 + 40 are there.

    In the week before 114, 112, … 102 are there, in the week behind 58, 56, … 46; 14 are stopped in either.
    The higher rate is 14 of 364, so that 100 would make 3.85.
    """
    (one,) = found(*STEADY, *stopped(30.6, 40))
    assert (one.stop_class, one.first, one.last, one.n) == ("cancelled", 30, 30, 42)
    assert one.expected == pytest.approx(100 * 14 / 364)
    # Of 56 stops on 100 + 364 mornings, 42 or more on the 100: once for 2 widths, 53 places and one class.
    assert one.p == pytest.approx(2 * 53 * stats.binom.sf(41, 56, 100 / 464))


def test_two_days_together():
    (one,) = found(*STEADY, *stopped(30.9, 30), *stopped(31.1, 30))
    assert (one.first, one.last, one.n) == (30, 31, 64)


def test_only_the_class_that_piles_up():
    others = [text for day in range(60) for text in stopped(day + 0.2, 2, "lost_to_competitor")]
    assert [each.stop_class for each in found(*STEADY, *others, *stopped(30.6, 40))] == ["cancelled"]


@pytest.mark.parametrize(
    "deals",
    [
        [],
        STEADY,
        stopped(30.5, 9),
        stopped(0.5, 200) + STEADY,  # a rush on the first day is how stages begin
        [text for day in range(30) for text in stopped(day + 0.5, 2**9 >> day // 3)],  # ever fewer
        STEADY * 50 + stopped(30.5, 100),  # surely more, but twice as many is no time-out
    ],
    ids=["nothing", "steady", "few", "rush", "falling", "twice"],
)
def test_no_pile_up(deals):
    assert found("explore 0", *deals) == ()


def test_everybody_who_was_left_goes_on_one_day():
    (one,) = found(*STEADY[:60], *stopped(35.5, 60))
    assert (one.first, one.n) == (35, 60)


@example((250, 264), 0.0546875)
@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.01, 0.99))
def test_binomial_tail_against_whole_numbers(counts, p):
    """Counted out without rounding; far out in the tail a library may be off by more than this."""
    (k, n), (yes, of) = counts, p.as_integer_ratio()
    ways = sum(comb(n, i) * yes**i * (of - yes) ** (n - i) for i in range(k, n + 1))
    assert binomial_tail(k, n, p) == pytest.approx(float(Fraction(ways, of**n)), rel=1e-9, abs=1e-300)
