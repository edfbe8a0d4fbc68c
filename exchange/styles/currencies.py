"""Currencies as they stand in a cell: by a sign, a code or a name, before the number or behind it."""

from engine.money import currency_of

_DOLLARS = frozenset(("USD", "AUD", "CAD", "HKD", "SGD", "NZD", "TWD", "MXN", "BRL", "ARS", "CLP", "COP"))
_SIGNS = {
    "$": _DOLLARS,
    "¥": frozenset({"CNY", "JPY"}),
    "元": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "块": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "圆": frozenset({"CNY", "TWD", "HKD", "MOP", "JPY"}),
    "円": frozenset({"JPY"}),
    "kr": frozenset({"SEK", "NOK", "DKK", "ISK"}),
    "£": frozenset({"GBP", "EGP"}),
    "₨": frozenset({"INR", "PKR", "LKR", "NPR"}),
    "Rs": frozenset({"INR", "PKR", "LKR", "NPR"}),
}
"""Signs that several currencies share."""
_NAMES = {
    "US$": "USD", "USD$": "USD", "美元": "USD", "美金": "USD",
    "A$": "AUD", "AU$": "AUD", "澳元": "AUD",
    "C$": "CAD", "CA$": "CAD", "加元": "CAD",
    "HK$": "HKD", "港元": "HKD", "港币": "HKD",
    "NT$": "TWD", "新台币": "TWD", "S$": "SGD", "新加坡元": "SGD", "R$": "BRL", "NZ$": "NZD",
    "CN¥": "CNY", "RMB¥": "CNY", "人民币": "CNY", "元人民币": "CNY", "人民币元": "CNY",
    "JP¥": "JPY", "日元": "JPY", "日圆": "JPY",
    "€": "EUR", "欧元": "EUR", "英镑": "GBP", "₩": "KRW", "韩元": "KRW", "₹": "INR", "₽": "RUB",
    "卢布": "RUB", "₺": "TRY", "₫": "VND", "฿": "THB", "₪": "ILS", "₴": "UAH", "zł": "PLN",
    "Kč": "CZK", "Ft": "HUF",
    "Fr.": "CHF", "SFr.": "CHF", "瑞士法郎": "CHF",
}  # fmt: skip


def currencies(sign: str) -> frozenset[str] | None:
    """The currencies it may stand for, by ISO 4217; None where it stands for none.

    `$`, `¥` and `元` stand for several, though somebody who types one means the nearest.
    """
    if shared := _SIGNS.get(sign):
        return shared
    code = _NAMES.get(sign) or currency_of(sign)
    return frozenset({code}) if code else None
