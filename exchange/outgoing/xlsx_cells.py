"""How a cell is written in a workbook: numbers and days as such, text as text and never as a formula."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple
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
_NONE = date(1899, 12, 30).toordinal()
"""The day that has the number 0: ECMA-376 part 1, 18.17.4.1."""
_NOT_XML = r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
"""What XML can't hold or would change, and what would be read as one that was written so."""

GENERAL, BOLD, DAY, INSTANT, WHOLE = range(5)
FORMS = ("General", "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "0", "#,##0", "#,##0.00", "#,##0.000")
"""Number formats; a cell names one by its place."""
_MONEY = {0: 5, 2: 6, 3: 7}


class Written(NamedTuple):
    """`type` as in a sheet: n for a number, b for a flag, inlineStr for text; '' for an empty cell."""

    type: str
    text: str
    form: int = GENERAL


EMPTY = Written("", "")


def written(cell: Cell, kind: Kind, currency: str | None, zone: ZoneInfo) -> Written:
    """Instants in the zone, to the second. What Excel can't hold exactly is written as text."""
    if cell is None or cell == "":
        return EMPTY
    if isinstance(cell, bool):
        return Written("b", "1" if cell else "0")
    if isinstance(cell, Decimal):
        form = _MONEY[digits(currency)] if currency else GENERAL
        return _number(f"{cell:f}", form)
    if isinstance(cell, int):
        return _number(str(cell), WHOLE)
    if kind == "day" and (day := date.fromisoformat(cell)) >= _FIRST_DAY:
        return Written("n", str(day.toordinal() - _NONE), DAY)
    if kind == "instant":
        moment = from_instant(cell).astimezone(zone)
        if moment.date() >= _FIRST_DAY:
            seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
            return Written("n", f"{moment.toordinal() - _NONE + seconds / 86400:.10f}", INSTANT)
    return Written("inlineStr", escaped(cell))


def _number(digits: str, form: int) -> Written:
    significant = digits.lstrip("-").replace(".", "").strip("0")
    return Written("n", digits, form) if len(significant) <= _DIGITS else Written("inlineStr", digits)


def escaped(text: str) -> str:
    """Characters no XML holds as `_x0001_`, by ECMA-376 part 1, 22.9.2.19 (ST_Xstring)."""
    return re.sub(_NOT_XML, lambda found: f"_x{ord(found[0]):04X}_", text)


def parts(text: str) -> list[str]:
    """A text in pieces that fit into a cell each. What stands beyond 16 bits counts twice there."""
    if len(text) <= LONGEST // 2:
        return [text]
    room = LONGEST if max(text) < "\U00010000" else LONGEST // 2
    return [text[start : start + room] for start in range(0, len(text), room)]
