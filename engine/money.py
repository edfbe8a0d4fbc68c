"""Money is integer minor units with its currency; it never passes through binary floating point."""

from decimal import Decimal, InvalidOperation
from typing import NamedTuple

# ISO 4217, the currencies whose minor unit is not a hundredth.
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"), 0),
    **dict.fromkeys(("VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


class Money(NamedTuple):
    minor: int
    currency: str


def digits(currency: str) -> int:
    """Decimal places of a currency's minor unit."""
    return _DIGITS.get(currency, 2)


def minor(amount: str, currency: str) -> int | None:
    """'500,000.50' in major units to minor units; None when it is no amount of that currency."""
    try:
        value = Decimal(amount.replace(",", "").replace(",", "").strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= Decimal("1e15"):
        return None
    scaled = value.scaleb(digits(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def major(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-digits(currency))


def plain(amount: int | None, currency: str | None) -> str | None:
    """The decimal string programs get: '480000.00'."""
    return None if amount is None or currency is None else f"{major(amount, currency):f}"
