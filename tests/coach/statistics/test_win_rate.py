"""The formulas, each by an example worked by hand and against scipy."""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from coach.statistics.win_rate import chi_square_tail, entropy, holm, information, rate

counts = st.integers(0, 400)
tables = st.lists(st.tuples(counts, counts), min_size=1, max_size=8).filter(lambda t: any(map(sum, t)))


def test_wilson_by_hand():
    """8 of 10: centre (0.8 + 0.19207) / 1.38415 = 0.71674, and 0.22660 to either side."""
    found = rate(8, 10)
    assert found.rate == 0.8
    assert (found.low, found.high) == pytest.approx((0.49016, 0.94331), abs=1e-5)


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_against_scipy(given):
    won, n = given
    expected = stats.binomtest(won, n).proportion_ci(0.95, method="wilson")
    found = rate(won, n)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)
    assert 0 <= found.low <= found.rate <= found.high <= 1


def test_information_by_hand():
    """30 of 40 won against 10 of 40. Half are won, 1 bit; knowing the answer leaves
    −¾ log₂ ¾ − ¼ log₂ ¼ = 0.811278 of it. G = 2 (60 ln 1.5 + 20 ln 0.5) = 20.9300."""
    found = information([(30, 10), (10, 30)])
    assert found.bits == pytest.approx(1 - 0.811278, abs=1e-6)
    assert (found.g, found.df) == (pytest.approx(20.9300, abs=1e-4), 1)
    assert found.chance_bits == pytest.approx(1 / (160 * 0.693147), abs=1e-6)
    assert found.share == pytest.approx(0.188722 - 0.009017, abs=1e-5)
    assert found.reliable


@given(tables)
def test_g_test_against_scipy(table):
    found = information(table)
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)]
    expected = stats.chi2_contingency(
        list(zip(*columns, strict=True)), correction=False, lambda_="log-likelihood"
    )
    assert found.g == pytest.approx(expected.statistic, abs=1e-6)
    assert found.df == expected.dof
    assert found.p == pytest.approx(expected.pvalue, rel=1e-6, abs=1e-12)


@given(tables)
def test_no_answer_tells_more_than_there_is_to_know(table):
    found = information(table)
    won, lost = (sum(row[at] for row in table) for at in (0, 1))
    assert -1e-12 <= found.bits <= entropy([won, lost]) + 1e-9
    assert 0 <= found.share <= 1


@pytest.mark.parametrize(
    ("table", "reliable"),
    [
        ([(5, 5), (5, 5)], True),
        ([(4, 5), (5, 5)], False),  # 4.26 and 4.74 are expected where 5 are wanted: two cells in four
        ([(4, 5), (5, 5), (9, 9), (9, 9)], False),
        ([(4, 5), (9, 9), (9, 9), (9, 9), (9, 9)], True),  # two cells in ten
        ([(300, 0), (200, 0)], False),  # nothing was lost
        ([(300, 200)], False),  # everybody answered the same
        ([(1, 0), (300, 300), (300, 300), (300, 300), (300, 300), (300, 300)], False),  # ½ expected
    ],
)
def test_when_there_are_deals_enough(table, reliable):
    assert information(table).reliable is reliable


@pytest.mark.parametrize(
    ("x", "df", "p"),
    [
        (3.841459, 1, 0.05),
        (2 * log(20), 2, 0.05),  # e^(−x/2)
        (4.0, 4, exp(-2) * 3),  # e^(−x/2) (1 + x/2)
        (7.814728, 3, 0.05),
        (0.0, 3, 1.0),
        (5.0, 0, 1.0),
    ],
)
def test_chi_square_tail_by_the_table(x, df, p):
    assert chi_square_tail(x, df) == pytest.approx(p, abs=1e-7)


@given(st.floats(0, 5000), st.integers(1, 900))
def test_chi_square_tail_against_scipy(x, df):
    assert chi_square_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-8, abs=1e-14)


def test_holm_by_hand():
    """0.01 × 3, then 0.03 × 2, then 0.04 × 1, which may not come below 0.06."""
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == pytest.approx({"a": 0.03, "b": 0.06, "c": 0.06})


@given(st.dictionaries(st.integers(), st.floats(0, 1), max_size=12))
def test_holm_makes_nothing_surer_and_keeps_the_order(ps):
    adjusted = holm(ps)
    assert all(p <= adjusted[name] <= 1 for name, p in ps.items())
    in_order = [adjusted[name] for name in sorted(ps, key=ps.__getitem__)]
    assert in_order == sorted(in_order)
