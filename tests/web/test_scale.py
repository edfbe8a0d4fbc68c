"""Places and round numbers, counted by hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.scale import Scale, ticks


@pytest.mark.parametrize(
    ("value", "place"), [(0, 40.0), (5, 90.0), (10, 140.0), (-3, 40.0), (12, 140.0), (2.5, 65.0)]
)
def test_a_value_stands_in_proportion_and_never_outside(value, place):
    assert Scale(0, 10, 40, 140).at(value) == place


def test_a_scale_may_run_upward_and_may_be_empty():
    assert Scale(0, 1, 160, 30).at(0.25) == 127.5
    assert Scale(0, 0, 40, 140).at(7) == 40


@pytest.mark.parametrize(
    ("high", "most", "expected"),
    [
        (0, 6, (0, 1)),
        (1, 6, (0, 1)),
        (3, 6, (0, 1, 2, 3)),
        (9, 6, (0, 2, 4, 6, 8, 10)),
        (60, 6, (0, 20, 40, 60)),
        (423, 6, (0, 100, 200, 300, 400, 500)),
        (37, 5, (0, 10, 20, 30, 40)),
        (0.4, 6, (0, 1)),
    ],
)
def test_ticks_are_round_and_reach_the_highest(high, most, expected):
    assert ticks(high, most) == expected


@given(st.floats(0, 1e7), st.integers(2, 10))
def test_ticks_are_few_and_even(high, most):
    found = ticks(high, most)
    steps = {b - a for a, b in pairwise(found)}
    assert found[0] == 0
    assert found[-1] >= high
    assert len(steps) == 1
    assert len(found) <= most + 1
