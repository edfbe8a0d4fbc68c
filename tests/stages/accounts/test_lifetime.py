from decimal import Decimal
from itertools import pairwise

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from stages.accounts.lifetime import expected_margins, lifetime, lifetime_value


@pytest.mark.parametrize(
    ("retention", "periods"), [("0.9", 10), ("0.95", 20), ("0.5", 2), ("0", 1), ("0.75", 4)]
)
def test_expected_life(retention, periods):
    assert lifetime(Decimal(retention)) == (periods,)
    assert not lifetime(Decimal(retention)).endless


def test_who_never_leaves_stays_for_ever():
    assert lifetime(Decimal(1)).periods is None
    assert lifetime(Decimal(1)).endless


@pytest.mark.parametrize("retention", ["-0.01", "1.01"])
def test_retention_is_a_share(retention):
    with pytest.raises(ValueError, match="share"):
        lifetime(Decimal(retention))


def value(margin, retention, rate, horizon, acquisition="0"):
    return lifetime_value(Decimal(margin), Decimal(retention), Decimal(rate), horizon, Decimal(acquisition))


def test_by_hand():
    # 1000 + 800/1.1 + 640/1.21 = 1000 + 727.2727 + 528.9256 = 2256.1983; less 500 to win them
    assert round(value(1000, "0.8", "0.1", 3, 500), 4) == Decimal("1756.1983")


def test_without_retention_only_the_first_period_counts():
    assert value(1000, 0, "0.1", 5, 300) == 700


def test_with_full_retention_it_is_an_annuity_due():
    # 1000 × (1 + 1/1.25 + 1/1.5625) = 1000 + 800 + 640
    assert value(1000, 1, "0.25", 3) == 2440


def test_undiscounted_it_is_margin_times_expected_life():
    assert abs(value(100, "0.9", 0, 500) - 1000) < Decimal("1e-15")


def test_a_rate_of_minus_99_per_cent_multiplies_by_a_hundred():
    assert value(1, "0.5", "-0.99", 3) == 1 + 50 + 2500


def test_a_rate_of_minus_100_per_cent_is_refused():
    with pytest.raises(ValueError, match="rate"):
        value(1, "0.5", -1, 3)


SHARES = st.decimals(0, 1, places=3) | st.sampled_from([Decimal(0), Decimal(1)])
RATES = st.decimals("-0.99", 5, places=3) | st.just(Decimal("-0.99"))
MARGINS = st.decimals(-100_000, 1_000_000, places=2)


@given(MARGINS, SHARES, RATES, st.integers(1, 20), st.decimals(0, 100_000, places=2))
def test_an_independent_npv_agrees(margin, retention, rate, horizon, acquisition):
    flows = [float(margin) * float(retention) ** t for t in range(horizon)]
    flows[0] -= float(acquisition)
    theirs = pyxirr.npv(float(rate), flows)
    ours = lifetime_value(margin, retention, rate, horizon, acquisition)
    size = sum(abs(f) / (1 + float(rate)) ** t for t, f in enumerate(flows)) + float(acquisition)
    assert float(ours) == pytest.approx(theirs, rel=1e-9, abs=1e-9 * max(size, 1))


@given(MARGINS, SHARES, st.integers(1, 20))
def test_margins_shrink_by_retention(margin, retention, horizon):
    flows = expected_margins(margin, retention, horizon)
    assert len(flows) == horizon
    assert flows[0] == margin
    assert all(abs(b - a * retention) < Decimal("1e-15") for a, b in pairwise(flows))
