"""Money: exact, in the minor unit of its currency."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.money import Money, currency_of, major, minor, plain, rough
from words.say import write


@pytest.mark.parametrize(
    ("typed", "currency", "expected"),
    [
        ("480000", "CNY", 48_000_000),
        ("480,000.50", "CNY", 48_000_050),
        ("480，000.5", "CNY", 48_000_050),
        ("５００", "CNY", 50_000),
        (" 0.10 ", "USD", 10),
        ("1,234,567", "JPY", 1_234_567),
        ("1.234", "KWD", 1_234),
        ("1,00,000", "INR", 10_000_000),
        ("-5", "CNY", -500),
        ("100万元", "CNY", 100_000_000),
        ("1.2万元", "CNY", 1_200_000),
        ("１２．５ 元", "CNY", 1_250),
        ("999999999999999", "CNY", 99_999_999_999_999_900),
    ],
)
def test_typed_amounts(typed, currency, expected):
    assert minor(typed, currency) == expected


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("", "CNY"),
        ("much", "CNY"),
        ("1.005", "CNY"),
        ("5.000元", "CNY"),
        ("元", "CNY"),
        ("100.5", "JPY"),
        ("NaN", "CNY"),
        ("Infinity", "CNY"),
        ("1000000000000000", "CNY"),
        ("1e5", "CNY"),
        ("1e999999999", "CNY"),
        ("1,5", "CNY"),
        ("12,34.00", "CNY"),
        ("1.5,000", "CNY"),
        ("1_000", "CNY"),
        ("1 2", "CNY"),
    ],
)
def test_what_is_no_amount_of_that_currency(typed, currency):
    assert minor(typed, currency) is None


@given(st.integers(1 - 10**15, 10**15 - 1), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_there_and_back_again(amount, currency):
    assert minor(plain(amount, currency), currency) == amount
    assert major(amount, currency) == Decimal(plain(amount, currency))


def test_nothing_is_nothing():
    assert plain(None, "CNY") is plain(5, None) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("120万", 120_000_000), ("1.2m", 120_000_000), ("45k", 4_500_000), ("0.5 亿", 5_000_000_000)],
)
def test_amounts_as_people_say_them(typed, expected):
    assert minor(typed, "CNY") == expected


@pytest.mark.parametrize("typed", ["5.000", "1.234", "12.000"])
def test_a_point_that_may_stand_for_thousands_is_refused(typed):
    assert minor(typed, "EUR") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("cny", "CNY"), ("RMB", "CNY"), ("元", "CNY"), ("€", "EUR"), ("ZZZ", None), ("", None)],
)
def test_currencies_are_those_in_use(typed, code):
    assert currency_of(typed) == code


@pytest.mark.parametrize(
    ("exactly", "said"),
    [
        (Money(6_014_725, "USD"), "USD 60,100"),
        (Money(236_091, "USD"), "USD 2,360"),
        (Money(99_950, "CNY"), "CNY 1,000"),
        (Money(4_671, "CNY"), "CNY 47"),
        (Money(583, "CNY"), "CNY 5.83"),
        (Money(7, "CNY"), "CNY 0.07"),
        (Money(12_345, "JPY"), "JPY 12,300"),
        (Money(7, "JPY"), "JPY 7"),
        (Money(0, "CNY"), "CNY 0"),
    ],
)
def test_estimates_have_three_digits_and_no_cents(exactly, said):
    assert write(rough(exactly)) == said
