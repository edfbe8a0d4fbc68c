"""How far periods go their own way: the arithmetic by hand, and what it should and shouldn't see."""

from math import exp, log, sqrt
from random import Random
from statistics import fmean

import pytest

from coach.forecast.swing import Met, swing


def test_before_anything_was_seen_a_period_is_as_expected_give_or_take_a_half():
    found = swing([])
    assert found.means.get(0, found.otherwise) == 0
    # A quarter, the mean unsure by a third of its variance, and ν / (ν − 2) = 3 for its being a guess.
    assert found.deviation == pytest.approx(sqrt(0.0625 * 4 / 3 * 3)) == pytest.approx(0.5)


def test_one_period_by_hand():
    found = swing([Met(0, 99.5, 49)])
    swung, weight = log(49.5 / 100), 0.0625 / (0.0625 + 0.01)
    centre = weight * swung / (3 + weight)
    assert found.otherwise == pytest.approx(centre)
    variance = (3 * 0.0625 + weight * ((swung - centre) ** 2 - 0.01)) / (3 + weight)
    unsure = (1 + 1 / (3 + weight)) * (3 + weight) / (1 + weight)
    assert found.deviation == pytest.approx(sqrt(variance * unsure))


def periods(*ratios, expected=400):
    return [Met(n % 3, expected, round(expected * ratio)) for n, ratio in enumerate(ratios)]


def test_the_months_of_a_quarter_are_told_apart_where_they_differ():
    found = swing(periods(0.2, 0.9, 1.3, 0.2, 0.9, 1.3, 0.2, 0.9))
    assert [exp(found.means[place]) for place in range(3)] == pytest.approx([0.2, 0.9, 1.3], rel=0.15)
    assert found.deviation < 0.35


def test_and_not_where_they_only_happen_to():
    found = swing(periods(1.1, 0.9, 1.0, 0.9, 1.1, 1.0, 1.0, 1.05))
    assert [exp(mean) for mean in found.means.values()] == pytest.approx([1, 1, 1], rel=0.05)


def test_one_quarter_alone_tells_nothing_of_quarters():
    assert swing(periods(0.2, 0.9, 1.3)).means == {}


def test_steady_periods_make_it_sure_and_wild_ones_unsure():
    steady, wild = swing(periods(*[1.0] * 12)), swing(periods(*[0.5, 2.0] * 6))
    assert steady.deviation < 0.2 < 0.5 < wild.deviation


def test_what_chance_alone_explains_is_no_swing():
    few = [Met(0, 3.5, won) for won in (2, 6, 3, 5, 1, 4)]
    assert swing(few).deviation < swing([]).deviation


def test_old_periods_fade():
    once, now = periods(*[2.0] * 12), periods(*[1.0] * 24)
    assert exp(swing([*once, *now]).otherwise) < 1.25 < exp(swing([*now, *once]).otherwise)


def test_it_is_drawn_about_its_mean():
    found = swing(periods(*[0.5] * 20))
    drawn = [log(found.drawn(0, Random(n))) for n in range(500)]
    assert fmean(drawn) == pytest.approx(found.means[0], abs=0.03)
