"""What a cell of a workbook says: numbers, days and times, spelled in one way.

Days are counted from 1900 or from 1904 (ECMA-376 part 1, 18.17.4.1); whether a number is one is known
from the format it is shown in alone (18.8.30).
"""

import re
from datetime import datetime, timedelta

from exchange.tables.table import Typed

NUMBER, MOMENT, TIME, DURATION = "number", "moment", "time", "duration"
_MOMENTS = (*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58)
_TIMES = (18, 19, 20, 21, *range(32, 36), 45, 47, 55, 56)
_LITERAL = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_DIGITS = 15
"""As many as a spreadsheet shows of a number: 0.1 + 0.2 is 0.3."""
_1904 = 1462
"""Days between the two beginnings."""
_LAST = 2_958_466
"""The day after 31 December 9999."""
_DAY = 86_400_000
"""Milliseconds."""


def kind_of_format(id: int, code: str | None) -> str:
    """What a number in this format is: one of those that come with every program, or `code`."""
    if code is None:
        if id == 46:
            return DURATION
        return MOMENT if id in _MOMENTS else TIME if id in _TIMES else NUMBER
    shown = _LITERAL.sub("", code.partition(";")[0]).lower()
    if _ELAPSED.search(shown):
        return DURATION
    if "general" in shown:
        return NUMBER
    if "y" in shown or "d" in shown or ("m" in shown and "h" not in shown and "s" not in shown):
        return MOMENT
    return TIME if "h" in shown or "s" in shown else NUMBER


def spelled(text: str, kind: str, *, since_1904: bool) -> str:
    """A cell's number as what its format says it is; text that is no number stays as it is."""
    if kind == NUMBER and text.isascii() and text.isdigit():
        return Typed(text)
    if "_" in text or not text.isascii():  # Python's numbers, and nobody else's
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    if value != value or value in (float("inf"), float("-inf")):
        return text
    if kind != NUMBER and 0 <= value < _LAST:
        return Typed(_SPELLING[kind](value, _1904 if since_1904 else 0))
    return Typed(_plain(text, value))


def _plain(text: str, value: float) -> str:
    from decimal import Decimal

    if text.lstrip("-").isdigit():
        return text
    return f"{Decimal(f'{value:.{_DIGITS}g}'):f}"


def _moment(value: float, later: int) -> str:
    """The 29th of February 1900, which there was not, counts as a day; before that all are one behind."""
    milliseconds = round(value * _DAY)
    if milliseconds < _DAY and not later:
        return _time(value, later)
    days = milliseconds // _DAY + later
    begin = datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)
    at = begin + timedelta(days=days, milliseconds=milliseconds % _DAY)
    spelled = at.isoformat(timespec="milliseconds" if at.microsecond else "seconds")
    return spelled.removesuffix("T00:00:00")


def _time(value: float, later: int) -> str:
    """A time of day; with days in front of it, it is a moment of which only the time is shown."""
    if value >= 1:
        return _moment(value, later)
    at = datetime(1900, 1, 1) + timedelta(milliseconds=round(value * _DAY))
    return at.time().isoformat(timespec="milliseconds" if at.microsecond else "seconds")


def _duration(value: float, later: int) -> str:
    seconds = round(value * 86_400)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_SPELLING = {MOMENT: _moment, TIME: _time, DURATION: _duration}
