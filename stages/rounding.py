"""Figures are rounded here, at the edge, and nowhere before: halves up, and no zero with a minus."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from engine.money import digits

TENTH = Decimal("0.1")
_PLENTY = 200
"""Digits: at a rate of −99 % a sum of today is worth astronomically much in fifty years."""


def tenth(value: Decimal | Fraction) -> Decimal:
    """To one decimal place: per cents, points, mean scores."""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / value.denominator
    return _to(value, 1)


def hundredth(value: Decimal) -> Decimal:
    """To two decimal places: rates of return, years."""
    return _to(value, 2)


def to_minor(value: Decimal, currency: str) -> Decimal:
    """To the smallest unit of a currency."""
    return _to(value, digits(currency))


def tenths(value: Decimal) -> Decimal:
    """To one decimal place, and none where it would be a zero: how a sentence says it."""
    rounded = tenth(value)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded


def percent(share: Decimal) -> Decimal:
    """A share of 0.5 as 50."""
    return tenths(share * 100)


def plain(value: Decimal) -> str:
    """A number as a sentence carries it: 120000 and 12.5, not 1.2E+5 or 12.50."""
    return f"{value.normalize():f}" if value else "0"


def _to(value: Decimal, places: int) -> Decimal:
    with localcontext(prec=_PLENTY):
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return rounded or abs(rounded)
