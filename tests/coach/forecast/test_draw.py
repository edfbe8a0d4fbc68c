"""The middle 80 %, and that deals are drawn each with its own chance."""

from math import exp
from random import Random
from statistics import fmean, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.forecast.draw import Ahead, interval, runs
from coach.forecast.outlook import Outlook, Road
from coach.forecast.past import EDGES, Seen
from coach.forecast.swing import Swing


@pytest.mark.parametrize(
    ("found", "held"),
    [
        (range(10), (1, 8, 0.8)),
        ([0] * 8 + [1] * 2, (0, 0, 0.8)),
        ([0] * 6 + [1] * 3 + [2], (0, 1, 0.9)),
        ([0] * 2 + [1] * 3 + [2] * 5, (1, 2, 0.8)),
        ([7] * 10, (7, 7, 1.0)),
        ([1] + [5] * 8 + [9], (5, 5, 0.8)),
    ],
)
def test_by_hand(found, held):
    assert interval(list(found))[1:] == pytest.approx(held)


@given(st.lists(st.integers(0, 12), min_size=1))
def test_it_holds_80_percent_and_could_not_be_narrower_at_an_end(found):
    mean, low, high, share = interval(found)
    assert mean == pytest.approx(sum(found) / len(found))
    assert share == pytest.approx(sum(low <= each <= high for each in found) / len(found))
    assert share >= 0.8
    if low < high:
        for end in (low, high):
            assert share - found.count(end) / len(found) < 0.8


def test_every_deal_wins_by_its_own_chance():
    # Seen so often that the pace is sure: it goes on within n days with 1 − e^(−0.3n).
    ages, many = len(EDGES), 1e7
    left = {"on": [3_000_000] * ages, "back": [0] * ages, "stopped": [0] * ages}
    place, road = ("small", "explore"), Road(("explore", "execute"), frozenset({"execute"}))
    seen = Seen((many,) * ages, left, {"on": {"execute": 3_000_000 * ages}, "back": {}})
    standing = {f"D-{n}": (place, n) for n in range(40)}
    known = Outlook(0.0, {"small": road}, {place: seen}, standing, (), (), 20)
    ahead = [Ahead(days, 0, Swing({}, 0.0, 0.0)) for days in (1, 2)]
    found = list(runs(known, dict.fromkeys(standing, 7), ahead, Random(4)))
    first, both = 1 - exp(-0.3), 1 - exp(-0.6)
    assert fmean(run.wins[0] for run in found) == pytest.approx(40 * first, rel=0.03)
    assert fmean(sum(run.wins) for run in found) == pytest.approx(40 * both, rel=0.03)
    assert pvariance([sum(run.wins) for run in found]) == pytest.approx(40 * both * (1 - both), rel=0.15)
    assert all(run.worth == [7 * n for n in run.wins] for run in found)
