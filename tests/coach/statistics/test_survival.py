"""Kaplan–Meier by hand, and what must hold of any curve. `5` ended after 5 days, `6+` still goes on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics.quantile import Quantile
from coach.statistics.survival import Curve, Span, kaplan_meier, quantile


def spans(said):
    return [Span(float(each.rstrip("+")), not each.endswith("+")) for each in said.split()]


def curve(said):
    return kaplan_meier(spans(said))


SIX = "3 5 5 6+ 8 8+"
anything = st.lists(st.builds(Span, st.integers(0, 40), st.booleans()), min_size=1, max_size=60)


def test_six_stays_worked_out_by_hand():
    """S: 5/6; × 3/5 = 1/2; 6+ takes nobody away; × 1/2 = 1/4, because 8+ was at risk on day 8."""
    found = curve(SIX)
    assert (found.n, found.ended) == (6, 4)
    assert [point[:4] for point in found.points] == [(3, 6, 1, 0), (5, 5, 2, 0), (6, 3, 0, 1), (8, 2, 1, 1)]
    assert [point.survival for point in found.points] == pytest.approx([5 / 6, 1 / 2, 1 / 2, 1 / 4])


def test_the_interval_of_a_point_worked_out_by_hand():
    """Day 5: V = 1/(6·5) + 2/(5·3) = 1/6; 1.96 · √V / ln 2 = 1.1544; 0.5 to the e^±1.1544."""
    day_5 = curve(SIX).points[1]
    assert (day_5.low, day_5.high) == pytest.approx((0.1109, 0.8037), abs=1e-4)


def test_quantiles_worked_out_by_hand():
    """Half had ended by day 5. The bound below passes ½ on day 3 (0.273), the one above never (0.646)."""
    found = curve(SIX)
    assert quantile(found, 0.5) == (5, 3, None)
    assert quantile(found, 0.75).day == 8
    assert quantile(found, 0.9) == Quantile(None, 8, None)


def test_the_curve_between_its_points():
    assert [curve(SIX).at(day) for day in (0, 2.9, 3, 7, 99)] == pytest.approx([1, 1, 5 / 6, 1 / 2, 1 / 4])


def test_nothing_seen():
    assert kaplan_meier([]) == Curve(0, 0, ())
    assert kaplan_meier([]).at(3) == 1
    assert quantile(kaplan_meier([]), 0.5) == (None, None, None)


def test_one_that_ended_says_nothing_of_how_sure_it_is():
    assert curve("4").points == ((4, 1, 1, 0, 0.0, 0.0, 1.0),)
    assert quantile(curve("4"), 0.5) == (4, 4, None)


def test_as_long_as_all_go_on_nothing_has_ended():
    assert [point.survival for point in curve("2+ 7+").points] == [1, 1]
    assert quantile(curve("2+ 7+"), 0.75) == (None, None, None)


def test_a_share_that_is_reached_exactly_counts_as_reached():
    """Eight of ten: 0.2 left, and 1 − 0.8 is a hair below that in floating point."""
    assert quantile(curve(" ".join(map(str, range(1, 11)))), 0.8).day == 8


@given(anything)
def test_a_curve_falls_from_1_and_stays_in_its_interval(spans):
    points = kaplan_meier(spans).points
    assert all(a.survival >= b.survival and a.day < b.day for a, b in pairwise(points))
    assert all(0 <= p.low <= p.survival <= p.high <= 1 for p in points)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=60), st.integers(0, 40))
def test_where_nothing_goes_on_it_is_the_share_that_lasted_longer(days, day):
    found = kaplan_meier(Span(d, True) for d in days)
    assert found.at(day) == pytest.approx(sum(d > day for d in days) / len(days))


@given(anything, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(spans, random):
    mixed = list(spans)
    random.shuffle(mixed)
    assert kaplan_meier(mixed) == kaplan_meier(spans)


@given(anything, st.floats(0.05, 0.95))
def test_a_quantile_stays_in_its_interval(spans, share):
    found = kaplan_meier(spans)
    day, low, high = quantile(found, share)
    if day is None:
        assert high is None
        assert all(point.survival > 1 - share for point in found.points)
    else:
        assert found.at(day) <= 1 - share + 1e-9
        assert low is not None
        assert low <= day <= (day if high is None else high)
