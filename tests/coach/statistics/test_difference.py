"""How far two win rates lie apart: published examples, a library's, and a bootstrap of whole deals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from coach.statistics.difference import difference, difference_of_counted, score_interval
from coach.statistics.win_rate import rate


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 10), -0.2775, 0.2775),
    ],
)
def test_the_examples_newcombe_printed(one, other, low, high):
    """Statist. Med. 17 (1998), table II, method 10."""
    found = difference(one, other)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


counts = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_a_library_says_the_same(one, other):
    low, high = confint_proportions_2indep(*one, *other, compare="diff", method="newcomb")
    found = difference(one, other)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)
    assert -1 <= found.low <= found.gap <= found.high <= 1


@given(counts)
def test_the_interval_of_a_rate_is_wilson_s(counted):
    won, n = counted
    whole = rate(won, n)
    assert score_interval(won / n, n) == pytest.approx((whole.low, whole.high))


def test_by_hand():
    """8 of 20 against 2 of 20. Wilson: 0.2188–0.6134 and 0.0279–0.3010.

    Lower: 0.3 − √((0.4 − 0.2188)² + (0.3010 − 0.1)²) = 0.3 − √(0.03283 + 0.04040) = 0.0294.
    """
    found = difference((8, 20), (2, 20))
    assert found.gap == pytest.approx(0.3)
    assert found.low == pytest.approx(0.0294, abs=5e-4)
    assert found.told_from_chance
    assert not difference((6, 20), (2, 20)).told_from_chance


def keys(name, n, weight=1):
    return dict.fromkeys((f"{name}{i}" for i in range(n)), weight)


def test_deals_counted_once_are_newcombe_s_case():
    one, other = keys("A", 30), keys("B", 50)
    won = frozenset([*list(one)[:12], *list(other)[:35]])
    assert difference_of_counted(one, other, won) == pytest.approx(difference((12, 30), (35, 50)))


def test_looking_five_times_at_the_same_deals_makes_nothing_surer():
    once, often = keys("A", 30), keys("A", 30, 5)
    other = keys("B", 50)
    won = frozenset([*list(once)[:12], *list(other)[:35]])
    assert difference_of_counted(often, other, won) == pytest.approx(difference_of_counted(once, other, won))


def test_a_deal_counted_three_times_weighs_three_times_and_is_one_all_the_same():
    """10 deals once, of which 5 won, and 10 thrice, none won: 5 of 40, resting on 40² / (10 + 90) = 16."""
    one = keys("A", 10) | keys("B", 10, 3)
    other = keys("C", 20)
    won = frozenset([*list(one)[:5], *list(other)[:15]])
    found = difference_of_counted(one, other, won)
    low, high = score_interval(0.125, 16)
    there = rate(15, 20)
    assert found.gap == pytest.approx(0.125 - 0.75)
    assert found.low == pytest.approx(-0.625 - ((0.125 - low) ** 2 + (there.high - 0.75) ** 2) ** 0.5)
    assert found.high == pytest.approx(-0.625 + ((high - 0.125) ** 2 + (0.75 - there.low) ** 2) ** 0.5)


def test_the_same_deals_in_both_groups_do_not_differ():
    """Whatever became of them, it became of both; of different deals one would know far less."""
    both = keys("A", 12)
    found = difference_of_counted(both, both, frozenset(list(both)[:6]))
    apart = difference((6, 12), (6, 12))
    assert found == pytest.approx((0, 0, 0), abs=1e-9)
    assert apart.high > 0.3


@pytest.mark.parametrize("seed", range(3))
def test_drawing_whole_deals_again_gives_much_the_same_interval(seed):
    """A bootstrap of clusters: C. A. Field & A. H. Welsh (2007), J. R. Statist. Soc. B 69, 369–390."""
    draw = np.random.default_rng(seed)
    n = 400
    wins = draw.random(n) < 0.4
    # A deal that drags on is looked at more often, first unflagged, then flagged, and won less often.
    looks = np.where(wins, draw.integers(1, 4, n), draw.integers(1, 8, n))
    flagged = np.maximum(0, looks - 2)
    others = looks - flagged
    found = difference_of_counted(
        {f"{i}": float(f) for i, f in enumerate(flagged) if f},
        {f"{i}": float(o) for i, o in enumerate(others)},
        frozenset(f"{i}" for i in range(n) if wins[i]),
    )
    low, high = bootstrapped(draw, wins, flagged, others)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.025)


def bootstrapped(draw, wins, flagged, others, times=2000):
    """The middle 95 % of the differences in samples of whole deals."""
    gaps = []
    for _ in range(times):
        at = draw.integers(0, len(wins), len(wins))
        f, o, w = flagged[at], others[at], wins[at]
        gaps.append((f * w).sum() / f.sum() - (o * w).sum() / o.sum())
    return np.percentile(gaps, [2.5, 97.5])
