"""A cell as an amount in minor units, exact, or why it is none."""

import re
from decimal import Decimal

from engine.message import Message, msg
from engine.money import decimal_of, digits, minor
from exchange.styles.numbers import Number, Written, number, taken_apart
from exchange.tables.table import Typed

_KEPT = 4096
"""Texts remembered."""
_TOO_MUCH = Decimal("1e15")
_PLAIN = {
    ".": re.compile(r"-?(?:\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{1,2})?"),
    ",": re.compile(r"-?(?:\d{1,15}|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?:,\d{1,2})?"),
}
"""By decimal mark, what most cells look like: read without taking them apart, five times as fast."""
_THOUSANDS = 3
"""Digits that look like a group of thousands: `5.000` is five thousand elsewhere. Other zeros behind the
mark, as in JPY `5.00` or `5.0000`, say nothing."""


class Amounts:
    """Reads cells with numbers, the same text once."""

    def __init__(self) -> None:
        self._written: dict[str, Written | Message | None] = {}
        self._minor: dict[tuple[str, str, str, int, bool], int | Message] = {}

    def minor(
        self, cell: str, mark: str | None, currency: str, factor: int = 1, *, said: bool = False
    ) -> int | Message:
        """Minor units of `currency`; `mark` is the decimal mark of the column, which a person `said` or which
        was found out, `factor` its unit, which counts where the cell has none."""
        if isinstance(cell, Typed):
            return _typed(cell, currency, factor)
        key = (cell, mark or ".", currency, factor, said)
        found = self._minor.get(key)
        if found is None:
            if len(self._minor) >= _KEPT:
                self._minor.clear()
            found = self._minor[key] = self._read(*key)
        return found

    def currencies(self, cell: str) -> frozenset[str] | None:
        """Those a cell names itself."""
        if cell.isdecimal() or isinstance(cell, Typed):
            return None
        written = self.written(cell)
        return written.currencies if isinstance(written, Written) else None

    def plain(self, cell: str, mark: str | None, factor: int = 1) -> str | None:
        """`1234.5`, whatever the column's style; None for what is no number."""
        if isinstance(cell, Typed):
            value = decimal_of(cell)
            return None if value is None else f"{value * factor:f}"
        written = self.written(cell)
        found = (
            _times(written, number(written, mark or "."), factor) if isinstance(written, Written) else None
        )
        return f"{found.value:f}" if found else None

    def written(self, cell: str) -> Written | Message | None:
        if cell not in self._written:
            if len(self._written) >= _KEPT:
                self._written.clear()
            self._written[cell] = taken_apart(cell)
        return self._written[cell]

    def _read(self, cell: str, mark: str, currency: str, factor: int, said: bool) -> int | Message:
        simple = factor == 1 and _PLAIN[mark].fullmatch(cell)
        plain = _plain(cell, mark, digits(currency)) if simple else None
        if plain is not None:
            return plain
        written = self.written(cell)
        if isinstance(written, Message):
            return written
        if written is None:
            return msg("exchange.bad_amount", given=cell, currency=currency)
        if written.currencies is not None and currency not in written.currencies:
            return msg(
                "styles.other_currency", given=cell, said=tuple(sorted(written.currencies)), currency=currency
            )
        found, other = _times(written, number(written, mark), factor), "," if mark == "." else "."
        amount = _exact(found, currency, said=said) if found else None
        if amount is not None:
            return amount
        turned = number(written, other)
        if turned is not None and _exact(turned, currency) is not None:
            if said:
                return msg("exchange.other_decimal", given=cell, currency=currency, mark=other)
            return msg("styles.other_mark", given=cell, value=turned.value, mark=mark)
        id = "styles.too_fine" if found and abs(found.value) < _TOO_MUCH else "exchange.bad_amount"
        return msg(id, given=cell, currency=currency)


def _plain(cell: str, mark: str, places: int) -> int | None:
    """None where it is finer than the currency, or too much."""
    whole, _, fraction = cell.partition(mark)
    whole = whole.replace("," if mark == "." else ".", "")
    if len(fraction) > places or len(whole) > 15:
        return None
    return int(whole + fraction.ljust(places, "0"))


def _times(written: Written, found: Number | None, factor: int) -> Number | None:
    """In the column's unit; `12万` under `金额（万元）` has its own."""
    if found is None or factor == 1 or written.unit or written.value is not None:
        return found
    return Number(found.value * factor, 0)


def _typed(cell: str, currency: str, factor: int) -> int | Message:
    """A number of the file's own. A boolean, or a day, is none."""
    value = decimal_of(cell) if factor != 1 else None
    amount = minor(cell if value is None else f"{(value * factor).normalize():f}", currency)
    return msg("exchange.bad_amount", given=cell, currency=currency) if amount is None else amount


def _exact(found: Number, currency: str, *, said: bool = False) -> int | None:
    """None where it is finer than the currency, or more than anybody owns."""
    places = digits(currency)
    if abs(found.value) >= _TOO_MUCH or (not said and places < found.places == _THOUSANDS):
        return None
    scaled = found.value.scaleb(places)
    return int(scaled) if scaled == scaled.to_integral_value() else None
