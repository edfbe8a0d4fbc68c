"""Against examples computed by hand, and against pyxirr, which finds its rates another way."""

from decimal import Decimal as D
from itertools import pairwise

import pytest
import pyxirr
from hypothesis import given
from hypothesis import strategies as st

from stages.cash_flow import (
    HIGHEST,
    LOWEST,
    discounted_payback,
    irr,
    npv,
    payback,
    per_period,
    per_year,
)


def flows(*amounts: int | str) -> list[D]:
    return [D(amount) for amount in amounts]


def floats(amounts: list[D]) -> list[float]:
    return [float(amount) for amount in amounts]


CENTS = st.decimals(-(10**12), 10**12, places=2)
WHOLE = st.integers(-(10**6), 10**6).map(D)
PROJECT = st.builds(
    lambda out, back: [-out, *back],
    st.integers(1, 10**9).map(D),
    st.lists(st.integers(0, 10**9).map(D), min_size=1, max_size=60).filter(any),
)
"""Money out once, then money in: exactly one rate of return."""


# ── net present value ─────────────────────────────────────────────────────────────────────────


def test_npv_by_hand():
    # −1000 + 500/1.1 + 400/1.21 + 300/1.331 = −1000 + 454.5455 + 330.5785 + 225.3944
    assert round(npv(D("0.1"), flows(-1000, 500, 400, 300)), 4) == D("10.5184")


def test_the_first_flow_is_not_discounted():
    assert npv(D("0.25"), flows(-100, 125)) == 0
    assert npv(D("0.25"), flows(-100)) == -100
    assert npv(D("0.25"), []) == 0


def test_at_a_rate_of_zero_it_is_the_sum():
    assert npv(D(0), flows("-100.10", "30.05", "80.05")) == D("10.00")


def test_at_minus_99_per_cent_every_period_is_worth_a_hundred_times_the_last():
    # 1 + 1·100 + 1·10000
    assert npv(D("-0.99"), flows(1, 1, 1)) == 10101


@pytest.mark.parametrize("rate", [D(-1), D("-1.5")])
def test_at_minus_100_per_cent_there_is_nothing_to_discount_by(rate):
    with pytest.raises(ValueError, match="nothing to discount by"):
        npv(rate, flows(-100, 110))
    with pytest.raises(ValueError, match="nothing to discount by"):
        discounted_payback(rate, flows(-100, 110))


@given(st.decimals("-0.99", "10", places=4), st.lists(CENTS, max_size=40))
def test_npv_agrees_with_pyxirr(rate, amounts):
    theirs = pyxirr.npv(float(rate), floats(amounts), start_from_zero=True) if amounts else 0.0
    # Floats lose digits where large parts cancel; what can be asked is agreement beside the parts.
    size = npv(rate, [abs(amount) for amount in amounts])
    assert abs(npv(rate, amounts) - D(theirs)) <= size * D("1e-12")


# ── internal rate of return ───────────────────────────────────────────────────────────────────


def test_irr_by_hand():
    # 100·1.2² = 144 = 60·1.2 + 72
    found = irr(flows(-100, 60, 72))
    assert found.standing == "one"
    assert round(found.rate, 25) == D("0.2")


def test_irr_of_a_textbook():
    # Brealey & Myers' −4000, 2000, 4000: x = (2000 + √(2000² + 4·4000·4000)) / 8000 = (1 + √17)/4
    assert round(irr(flows(-4000, 2000, 4000)).rate, 20) == round((1 + D(17).sqrt()) / 4 - 1, 20)


@pytest.mark.parametrize(
    ("amounts", "rate"),
    [
        (flows(-100, 1), "-0.99"),
        (flows(-100, 100), "0"),
        (flows(0, -100, 0, 121), "0.1"),
        (flows(100, -110), "0.1"),
        (flows(-1, 10_000), "9999"),
        (flows(-(10**15), 10**15 + 10**12), "0.001"),
        # an annuity of 1/0.03 · (1 − 1.03^−360)
        ([-(1 - D("1.03") ** -360) / D("0.03"), *flows(*[1] * 360)], "0.03"),
    ],
)
def test_one_rate(amounts, rate):
    found = irr(amounts)
    assert (found.standing, round(found.rate, 20)) == ("one", D(rate))


@pytest.mark.parametrize("amounts", [[], flows(0, 0), flows(5), flows(1, 2, 3), flows(-1, 0, -3)])
def test_without_a_change_of_sign_there_is_no_rate(amounts):
    assert irr(amounts) == (None, "none", ())


def test_two_changes_of_sign_and_still_no_rate():
    # −100x² + 150x − 80 with x = 1 + rate: 150² − 4·100·80 < 0
    assert irr(flows(-100, 150, -80)) == (None, "none", ())


def test_several_rates_are_all_found():
    # −100x² + 230x − 132 = −100(x − 1.1)(x − 1.2)
    found = irr(flows(-100, 230, -132))
    assert (found.rate, found.standing) == (None, "several")
    assert [round(rate, 25) for rate in found.rates] == flows("0.1", "0.2")


def test_three_rates():
    # −(x − 1)(x − 2)(x − 3) = −x³ + 6x² − 11x + 6
    assert [round(rate, 25) for rate in irr(flows(-1, 6, -11, 6)).rates] == [0, 1, 2]


@pytest.mark.parametrize(
    ("amounts", "rate"),
    [
        (flows(-100, 220, -121), "0.1"),  # −100(x − 1.1)²: touches zero
        (flows(-9, 24, -16), "0.333333333"),  # −(3x − 4)²
        (flows(-1000, 3300, -3630, 1331), "0.1"),  # −1000(x − 1.1)³: three in one spot
        (flows(-10_000, 44_000, -72_600, 53_240, -14_641), "0.1"),  # −10000(x − 1.1)⁴
        (flows(-81, 432, -864, 768, -256), "0.333333333"),  # −(3x − 4)⁴
    ],
)
def test_rates_that_fall_together_are_one(amounts, rate):
    found = irr(amounts)
    assert (found.standing, round(found.rate, 9)) == ("one", D(rate))


def test_nearly_falling_together_is_not_the_same():
    # 1 part in 10¹⁰ up the NPV crosses zero twice, 1 part down it never does
    assert irr(flows(-100, "220.00000001", -121)).standing == "several"
    assert irr(flows(-100, "219.99999999", -121)).standing == "none"


@pytest.mark.parametrize("amounts", [flows(-1, 10**9), flows(-(10**9), 1), flows(1, -(10**9))])
def test_a_rate_beyond_what_is_searched_is_said_to_be_there(amounts):
    assert irr(amounts) == (None, "not_found", ())


@given(PROJECT)
def test_one_rate_where_money_goes_out_once_and_pyxirr_finds_the_same(amounts):
    found = irr(amounts)
    assert found.standing in ("one", "not_found")
    theirs = pyxirr.irr(floats(amounts))
    if found.rate is not None and theirs is not None:
        assert float(found.rate) == pytest.approx(theirs, rel=1e-6, abs=1e-6)
    if found.rate is not None:
        size = npv(found.rate, [abs(amount) for amount in amounts])
        assert abs(npv(found.rate, amounts)) <= size * D("1e-20")


@given(st.lists(WHOLE, max_size=24))
def test_any_flows(amounts):
    """Where there are several, pyxirr gives one of them, which depends on where it starts looking:
    asserted is that ours hold the one it gives, that each is a rate indeed, and that there are no more
    than Descartes allows. Flows all of one sign it refuses."""
    found = irr(amounts)
    theirs = pyxirr.irr(floats(amounts), silent=True)
    # Near −100 % a float has no digits left to tell one rate by.
    if theirs is not None and -0.99 < theirs < HIGHEST:
        assert any(float(rate) == pytest.approx(theirs, rel=1e-5, abs=1e-5) for rate in found.rates)
    for rate in found.rates:
        assert LOWEST <= rate <= HIGHEST
        assert abs(npv(rate, amounts)) <= npv(rate, [abs(amount) for amount in amounts]) * D("1e-20")
    signs = [amount > 0 for amount in amounts if amount]
    assert len(found.rates) <= sum(a != b for a, b in pairwise(signs))
    assert (found.rate is not None) == (found.standing == "one")


@given(st.lists(st.integers(-90, 900), min_size=1, max_size=7, unique=True))
def test_flows_made_from_their_rates_give_them_back(per_cents):
    """−(x − a)(x − b)…, multiplied out."""
    amounts = [D(-1)]
    for per_cent in per_cents:
        growth = 1 + D(per_cent) / 100
        amounts = [a - b * growth for a, b in zip([*amounts, D(0)], [D(0), *amounts], strict=True)]
    wanted = [D(per_cent) / 100 for per_cent in sorted(per_cents)]
    assert [round(rate, 9) for rate in irr(amounts).rates] == wanted


@given(PROJECT, st.integers(1, 10**6))
def test_the_unit_of_the_money_does_not_matter(amounts, times):
    one, many = irr(amounts), irr([amount * times for amount in amounts])
    assert one.standing == many.standing
    assert [round(rate, 20) for rate in one.rates] == [round(rate, 20) for rate in many.rates]


# ── payback ───────────────────────────────────────────────────────────────────────────────────


def test_payback_by_hand():
    # −1000, −600, −200, then 200 of 500 more: 2.4
    assert payback(flows(-1000, 400, 400, 500)) == D("2.4")
    assert payback(flows(-1000, 500, 500)) == 2


def test_discounted_payback_by_hand():
    # at 10 %: −1000, then 600/1.1 = 545.4545 and 600/1.21 = 495.8678: 1 + 454.5455/495.8678
    assert round(discounted_payback(D("0.1"), flows(-1000, 600, 600)), 4) == D("1.9167")
    assert discounted_payback(D(0), flows(-1000, 600, 600)) == payback(flows(-1000, 600, 600))
    assert discounted_payback(D("0.2"), flows(-1000, 600, 600)) is None  # 500 + 416.67


@pytest.mark.parametrize(
    ("amounts", "periods"),
    [
        (flows(-100, 50), None),
        (flows(-100, 150, -80), None),  # back after the first, and gone again
        (flows(-100, 150, -80, 60), "2.5"),  # 50, −30, 30: back for good halfway through the third
        (flows(-100, 0, 100, 0), "2"),
        (flows(100, 50), "0"),
        (flows(100, -50), "0"),  # never laid out anything
        (flows(0, -100, 200), "1.5"),
        ([], "0"),
    ],
)
def test_payback_is_when_the_money_is_back_for_good(amounts, periods):
    assert payback(amounts) == (None if periods is None else D(periods))


@given(st.decimals("0", "2", places=2), PROJECT)
def test_discounting_never_pays_back_sooner(rate, amounts):
    plain, discounted = payback(amounts), discounted_payback(rate, amounts)
    assert discounted is None or (plain is not None and plain <= discounted)


# ── rates of a period and of a year ───────────────────────────────────────────────────────────


def test_rates_compound():
    # 1.01^12 = 1.126825…
    assert round(per_year(D("0.01"), 12), 6) == D("0.126825")
    assert round(per_period(D("0.21"), 2), 25) == D("0.1")
    assert per_period(D("0.08"), 1) == D("0.08")


@given(st.decimals("-0.9", "9", places=4), st.sampled_from([1, 4, 12]))
def test_a_rate_there_and_back(yearly, periods):
    assert round(per_year(per_period(yearly, periods), periods), 20) == yearly
