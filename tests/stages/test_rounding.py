from decimal import Decimal as D
from fractions import Fraction

import pytest

from stages.rounding import tenth, to_minor


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (D("0.05"), "0.1"),
        (D("0.15"), "0.2"),
        (D("-0.05"), "-0.1"),
        (D("7"), "7.0"),
        (Fraction(1, 20), "0.1"),
        (Fraction(2, 3), "0.7"),
    ],
)
def test_halves_are_rounded_up(value, rounded):
    assert str(tenth(value)) == rounded


@pytest.mark.parametrize(
    ("value", "currency", "rounded"),
    [("0.125", "CNY", "0.13"), ("2.5", "JPY", "3"), ("1", "KWD", "1.000"), ("-0.005", "USD", "-0.01")],
)
def test_amounts_to_the_smallest_unit(value, currency, rounded):
    assert str(to_minor(D(value), currency)) == rounded
