"""Money is integer minor units with its currency; it never passes through binary floating point."""

import re
from decimal import Decimal

from engine.value import Value

# ISO 4217, the currencies whose minor unit is not a hundredth.
_DIGITS = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI"), 0),
    **dict.fromkeys(("VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
# ISO 4217, the currencies in use.
_IN_USE = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD
    CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
    LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
    OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN
    SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UZS VED VES VND VUV WST XAF XCD
    XOF XPF YER ZAR ZMW ZWG
"""
_CURRENCIES = frozenset(_IN_USE.split())
_ALSO = {
    **dict.fromkeys(("RMB", "CNH", "人民币", "元", "¥", "￥"), "CNY"),
    "NTD": "TWD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
}
_TYPED = r"([+-]?(?:\d+|\d{1,3}(?:,\d{2,3})*,\d{3})(?:\.(\d+))?)\s*([万亿kKmM]?)"
_WIDE = str.maketrans("０１２３４５６７８９，．－＋", "0123456789,.-+")
_TIMES = {"": 0, "万": 4, "亿": 8, "k": 3, "m": 6}
"""Powers of ten."""
_TOO_MUCH = Decimal("1e15")
_LONGEST = 28
"""Characters of a number, commas included: with more, arithmetic would round it unawares."""


class Money(Value):
    minor: int
    currency: str


def currency_of(typed: str) -> str | None:
    """The ISO 4217 code of what was typed: `cny`, `RMB` and `元` are CNY. None for what is no currency."""
    code = typed.strip().upper()
    code = _ALSO.get(code, code)
    return code if code in _CURRENCIES else None


def digits(currency: str) -> int:
    """Decimal places of a currency's minor unit."""
    return _DIGITS.get(currency, 2)


def decimal_of(typed: str) -> Decimal | None:
    """'500,000.50', '50万', '50万元' or '1.2m' as the number it is; None when it is none."""
    found = re.fullmatch(_TYPED, _bare(typed))
    if found is None:
        return None
    number, _, times = found.groups()
    if len(number) > _LONGEST:
        return None
    value = Decimal(number.replace(",", "")).scaleb(_TIMES[times.lower()])
    return value if abs(value) < _TOO_MUCH else None


def _bare(typed: str) -> str:
    """Without the unit people say behind an amount, and with the signs of a narrow keyboard."""
    return typed.translate(_WIDE).strip().removesuffix("元").rstrip()


def minor(amount: str, currency: str) -> int | None:
    """'500,000.50', '50万' or '1.2m' in major units, to minor units; None when it is no such amount.

    A comma must stand before three digits, and no more digits after the point than the currency
    has: elsewhere `1,5` is one and a half and `5.000` is five thousand, and a guess would be wrong.
    """
    value = decimal_of(amount)
    if value is None:
        return None
    fraction = _bare(amount).partition(".")[2]
    if fraction.isdecimal() and len(fraction) > digits(currency):  # where a 万 stands behind it, it counts
        return None
    scaled = value.scaleb(digits(currency))
    return int(scaled) if scaled == scaled.to_integral_value() else None


def major(amount: int, currency: str) -> Decimal:
    return Decimal(amount).scaleb(-digits(currency))


def of_major(value: Decimal, currency: str) -> Money:
    """An amount in major units, to the nearest minor one."""
    return Money(int(value.scaleb(digits(currency)).to_integral_value()), currency)


def rough(amount: Money) -> Money:
    """Of an estimate or a mean: three significant digits, and cents only below ten."""
    value = major(*amount)
    last = max(value.adjusted() - 2, 0 if abs(value) >= 10 else -digits(amount.currency))
    return of_major(value.quantize(Decimal(1).scaleb(last)), amount.currency)


def plain(amount: int | None, currency: str | None) -> str | None:
    """The decimal string programs get: '480000.00'."""
    return None if amount is None or currency is None else f"{major(amount, currency):f}"
