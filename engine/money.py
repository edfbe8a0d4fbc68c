"""Money is integer minor units with its currency; it never passes through binary floating point."""

import re
from decimal import Decimal
from typing import NamedTuple

# ISO 4217, the currencies whose minor unit is not a hundredth.
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"), 0),
    **dict.fromkeys(("VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
_TYPED = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{2,3})*,\d{3})(\.\d+)?")
_TOO_MUCH = Decimal("1e15")


class Money(NamedTuple):
    minor: int
    currency: str


def digits(currency: str) -> int:
    """Decimal places of a currency's minor unit."""
    return _DIGITS.get(currency, 2)


def minor(amount: str, currency: str) -> int | None:
    """'500,000.50' in major units to minor units; None when it is no amount of that currency.

    A comma must stand before three digits, so that `1,5` is refused and does not become 15.
    """
    text = amount.strip().replace("，", ",")
    if not _TYPED.fullmatch(text):
        return None
    value = Decimal(text.replace(",", ""))
    if abs(value) >= _TOO_MUCH:
        return None
    scaled = value.scaleb(digits(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def major(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-digits(currency))


def of_major(value: Decimal, currency: str) -> Money:
    """An amount in major units, to the nearest minor one."""
    return Money(int(value.scaleb(digits(currency)).to_integral_value()), currency)


def plain(amount: int | None, currency: str | None) -> str | None:
    """The decimal string programs get: '480000.00'."""
    return None if amount is None or currency is None else f"{major(amount, currency):f}"
