"""The middle 80 %, and that deals are drawn each with its own chance."""

from math import exp
from statistics import fmean, median_low, pvariance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.forecast.draw import CROWD, Ahead, Run, _poisson, draw, interval
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
    median, low, high, share = interval(found)
    assert low <= median == median_low(found) <= high
    assert share == pytest.approx(sum(low <= each <= high for each in found) / len(found))
    assert share >= 0.8
    if low < high:
        for end in (low, high):
            assert share - found.count(end) / len(found) < 0.8


def test_every_deal_wins_by_its_own_chance():
    # Seen so often that the pace is sure: it goes on within n days with 1 − e^(−0.3n).
    ages, many = len(EDGES), 1e7
    left = {"on": [3_000_000] * ages, "back": [0] * ages, "stopped": [0] * ages}
    place = "small", "explore"
    road = Road(("explore", "execute"), {"explore": "execute"}, frozenset({"execute"}))
    seen = Seen((many,) * ages, left, {"on": {"execute": 3_000_000 * ages}, "back": {}})
    standing = {f"D-{n}": (place, n) for n in range(40)}
    known = Outlook(0.0, {"small": road}, {place: seen}, standing, (), (), 20)
    ahead = [Ahead(days, 0, Swing({}, 0.0, 0.0)) for days in (1, 2)]
    found, chance = draw(known, dict.fromkeys(standing, 7), ahead, 4)
    first, both = 1 - exp(-0.3), 1 - exp(-0.6)
    assert fmean(run.wins[0] for run in found) == pytest.approx(40 * first, rel=0.03)
    assert fmean(sum(run.wins) for run in found) == pytest.approx(40 * both, rel=0.03)
    assert pvariance([sum(run.wins) for run in found]) == pytest.approx(40 * both * (1 - both), rel=0.15)
    assert list(chance.values()) == pytest.approx([both] * 40, rel=0.01)
    assert all(run.worth == [7 * n for n in run.wins] for run in found)


def test_what_is_printed_does_not_rise_with_what_is_not_known():
    """A swing nobody knows widens the interval; the mean of the runs would be e^½ = 1.65 times as high."""
    ages = len(EDGES)
    left = {"on": [300_000] * ages, "back": [0] * ages, "stopped": [0] * ages}
    place = "small", "explore"
    road = Road(("explore", "execute"), {"explore": "execute"}, frozenset({"execute"}))
    seen = Seen((1e7,) * ages, left, {"on": {"execute": 300_000 * ages}, "back": {}})
    deals = {f"D-{n}": 1 for n in range(2000)}
    known = Outlook(0.0, {"small": road}, {place: seen}, dict.fromkeys(deals, (place, 1)), (), (), 20)
    sure, unsure = (
        interval([run.wins[0] for run in draw(known, deals, [Ahead(1, 0, Swing({}, 0.0, each))], 1).runs])
        for each in (0.0, 1.0)
    )
    assert sure.median == pytest.approx(2000 * (1 - exp(-0.03)), rel=0.02)
    assert unsure.median == pytest.approx(sure.median, rel=0.1)
    assert unsure.high - unsure.low > 2 * (sure.high - sure.low)


def test_of_many_the_normal_law_draws_what_deal_by_deal_would(monkeypatch):
    """Deals of two worths and ages, 400 wins, and a second month that strays: both agree but for chance."""
    ages = len(EDGES)
    left = {"on": [3_000] * ages, "back": [0] * ages, "stopped": [1_000] * ages}
    place = "small", "explore"
    road = Road(("explore", "execute"), {"explore": "execute"}, frozenset({"execute"}))
    seen = Seen((1e5,) * ages, left, {"on": {"execute": 3_000 * ages}, "back": {}})
    deals = {f"D-{n}": 1 + 20 * (n % 7 == 0) for n in range(1500)}
    standing = {key: (place, 1 + 30 * (n % 3 == 0)) for n, key in enumerate(deals)}
    known = Outlook(0.0, {"small": road}, {place: seen}, standing, (), (), 20)
    ahead = [Ahead(10, 0, Swing({}, 0.0, 0.0)), Ahead(20, 1, Swing({}, 0.1, 0.2))]

    def told(many):
        monkeypatch.setattr("coach.forecast.draw.MANY", many)
        return draw(known, deals, ahead, 3).runs

    normal, one_by_one = told(0), told(10**9)
    assert normal != one_by_one
    for of in (Run.wins, Run.worth):
        for at in range(2):
            by_law, by_deal = (
                interval([of.__get__(run)[at] for run in each]) for each in (normal, one_by_one)
            )
            width = by_deal.high - by_deal.low
            assert by_law.median == pytest.approx(by_deal.median, abs=width / 8)
            assert by_law.low == pytest.approx(by_deal.low, abs=width / 6)
            assert by_law.high == pytest.approx(by_deal.high, abs=width / 6)
    for at in range(2):
        means = [fmean(run.worth[at] for run in each) for each in (normal, one_by_one)]
        assert means[0] == pytest.approx(means[1], rel=0.02)


def test_of_very_many_each_still_wins_by_its_own_chance():
    ages = len(EDGES)
    left = {"on": [3_000_000] * ages, "back": [0] * ages, "stopped": [0] * ages}
    place = "small", "explore"
    road = Road(("explore", "execute"), {"explore": "execute"}, frozenset({"execute"}))
    seen = Seen((1e7,) * ages, left, {"on": {"execute": 3_000_000 * ages}, "back": {}})
    deals = {f"D-{n}": 1 for n in range(5000)}
    known = Outlook(0.0, {"small": road}, {place: seen}, dict.fromkeys(deals, (place, 1)), (), (), 20)
    won = [run.wins[0] for run in draw(known, deals, [Ahead(1, 0, Swing({}, 0.0, 0.0))], 1).runs]
    chance = 1 - exp(-0.3)
    assert fmean(won) == pytest.approx(5000 * chance, rel=0.01)
    assert pvariance(won) == pytest.approx(5000 * chance * (1 - chance), rel=0.15)


def _many(n):
    """Deals a tenth of which is won within ten days, but for how a period strays."""
    ages = len(EDGES)
    left = {"on": [3_000_000] * ages, "back": [0] * ages, "stopped": [0] * ages}
    place = "small", "explore"
    road = Road(("explore", "execute"), {"explore": "execute"}, frozenset({"execute"}))
    seen = Seen((3e8,) * ages, left, {"on": {"execute": 3_000_000 * ages}, "back": {}})
    deals = {f"D-{n}": 1 + 20 * (n % 7 == 0) for n in range(n)}
    return Outlook(0.0, {"small": road}, {place: seen}, dict.fromkeys(deals, (place, 1)), (), (), 20), deals


def test_of_a_period_that_strays_far_no_deal_is_hit_again_and_again(monkeypatch):
    """A thousandfold: nearly all are won, and to draw them takes no thousand times as long."""
    known, deals = _many(3500)
    hits = []
    monkeypatch.setattr("coach.forecast.draw._poisson", lambda *a: hits.append(_poisson(*a)) or hits[-1])
    swings = [Swing({}, -1.0, 3.0), Swing({}, 0.0, 0.1)]
    ahead = [Ahead(10 + 10 * at, at, each) for at, each in enumerate(swings)]
    runs = draw(known, deals, ahead, 5).runs
    assert max(run.wins[0] for run in runs) == 3500
    assert max(hits) < 3500
    assert max(sum(run.wins) for run in runs) <= 3500
    assert [run.wins[:1] for run in runs] == [run.wins for run in draw(known, deals, ahead[:1], 5).runs]


def test_a_run_that_strays_far_ends_by_the_normal_law_as_it_would_deal_by_deal(monkeypatch):
    known, deals = _many(3800)
    ahead = [Ahead(5, 0, Swing({}, 0.0, 0.2)), Ahead(15, 1, Swing({}, 2.2, 0.3))]

    def told(crowd):
        monkeypatch.setattr("coach.forecast.draw.CROWD", crowd)
        return draw(known, deals, ahead, 3).runs

    normal, one_by_one = told(CROWD), told(10**9)
    assert normal != one_by_one
    for of in (Run.wins, Run.worth):
        by_law, by_deal = (interval([of.__get__(run)[1] for run in each]) for each in (normal, one_by_one))
        width = by_deal.high - by_deal.low
        assert by_law.median == pytest.approx(by_deal.median, abs=width / 8)
        assert by_law.low == pytest.approx(by_deal.low, abs=width / 6)
        assert by_law.high == pytest.approx(by_deal.high, abs=width / 6)
        means = [fmean(of.__get__(run)[1] for run in each) for each in (normal, one_by_one)]
        assert means[0] == pytest.approx(means[1], rel=0.01)
