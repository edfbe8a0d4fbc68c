"""What a cell is in a workbook: numbers and days as such, text as text and never as a formula."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

from engine.clock import from_instant
from engine.money import digits
from exchange.outgoing.column import Cell, Kind

LONGEST = 32_767
"""Characters of a cell: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3."""
_DIGITS = 15
"""Significant digits of a number in Excel, by the same page."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day too many: it takes 1900 for a leap year."""

GENERAL, DAY, INSTANT, WHOLE = "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "0"
_MONEY = {0: "#,##0", 2: "#,##0.00", 3: "#,##0.000"}
FORMS = (GENERAL, DAY, INSTANT, WHOLE, *_MONEY.values())
"""Number formats (ECMA-376 part 1, 18.8.31)."""

Value: TypeAlias = str | int | Decimal | bool | date | None


class Written(NamedTuple):
    """A moment is a datetime without zone, nothing an empty cell; `form` is one of FORMS."""

    value: Value
    form: str = GENERAL


def written(cell: Cell, kind: Kind, currency: str | None, zone: ZoneInfo) -> Written:
    """Instants in the zone, to the second. What Excel can't hold exactly is written as text."""
    if cell is None or cell == "":
        return Written(None)
    if isinstance(cell, bool):
        return Written(cell)
    if isinstance(cell, Decimal):
        return _number(cell, _MONEY[digits(currency)] if currency else GENERAL)
    if isinstance(cell, int):
        return _number(cell, WHOLE)
    if kind == "day" and (day := date.fromisoformat(cell)) >= _FIRST_DAY:
        return Written(day, DAY)
    if kind == "instant":
        moment = from_instant(cell).astimezone(zone)
        if moment.date() >= _FIRST_DAY:
            return Written(moment.replace(microsecond=0, tzinfo=None), INSTANT)
    return Written(cell)


def _number(number: int | Decimal, form: str) -> Written:
    said = f"{number:f}" if isinstance(number, Decimal) else str(number)
    significant = said.lstrip("-").replace(".", "").strip("0")
    return Written(number, form) if len(significant) <= _DIGITS else Written(said)


def parts(text: str) -> list[str]:
    """A text in pieces that fit into a cell each. What stands beyond 16 bits counts twice there."""
    if len(text) <= LONGEST // 2:
        return [text]
    room = LONGEST if max(text) < "\U00010000" else LONGEST // 2
    return [text[start : start + room] for start in range(0, len(text), room)]


_NO_XML = r"[\x00-\x08\x0b-\x1f\ufffe\uffff]"
_ESCAPED = re.compile(
    rf"{_NO_XML}"
    rf"|_(?=x[0-9A-Fa-f]{{4}}(?:_|{_NO_XML}))"  # read as an escape, now or once its end is written as one
    r"|\A<(?=r>.*</r>\Z)",  # taken by XlsxWriter for XML of its own
    re.DOTALL,
)


def escaped(text: str) -> str:
    """Characters no XML holds as `_x0001_`, by ECMA-376 part 1, 22.9.2.19 (ST_Xstring)."""
    return _ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
