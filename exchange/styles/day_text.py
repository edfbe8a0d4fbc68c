"""A day as it is written, taken apart: which of its numbers is the day may be open still."""

import re
import unicodedata
from calendar import monthrange
from typing import NamedTuple

from exchange.styles.months import MONTHS

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day first", "month first", "year first"
SERIAL, SECONDS, MILLISECONDS = "serial", "seconds", "milliseconds"
ORDERS = (DAY_FIRST, MONTH_FIRST, YEAR_FIRST)
COUNTS = (SERIAL, SECONDS, MILLISECONDS)
_LONGEST = 60
_PIVOT = 69
"""Of years in two digits: 69 is 1969, 68 is 2068, as POSIX has it in `strptime`."""
_SERIALS = range(20_000, 80_000)
"""Days since 30 December 1899, as Excel counts: 1954 to 2119. Below, a number is a number."""
_AFTERNOON = ("下午", "晚上", "中午", "pm", "p")
_CLOCK = r"""(?:(?:\s*T|\s*,|)\s*(?P<part>凌晨|早上|上午|中午|下午|晚上)?\s*
    (?P<hour>\d{1,2})(?:[:.时點点](?P<minute>\d{2})分?(?::?(?P<second>\d{2})秒?(?:[.,](?P<fraction>\d{1,9}))?)?
    |[时點点]|(?=\s?[AaPp]\.?[Mm]))
    \s*(?P<half>[AaPp])?(?:(?<=[AaPp])\.?[Mm]\.?)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?"""
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?,?"
_TH = r"(?:st|nd|rd|th|er|\.)?"


def _form(day: str) -> re.Pattern[str]:
    return re.compile(rf"{day}(?:(?<=\d)(?=[T\s,凌早上中下晚])|(?<=[日号])|$){_CLOCK}", re.VERBOSE)


_YEAR_MONTH_DAY = _form(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)|年(?P<month_too>\d{1,2})月)(?P<day>\d{1,2})[日号]?"
)
_COMPACT = _form(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_NUMERIC = _form(
    r"(?P<first>\d{1,2})\s?(?P<mark>[-/.])\s?(?P<second_>\d{1,2})\s?(?P=mark)\s?(?P<third>\d{4}|\d{1,2})"
)
_DAY_NAME_YEAR = _form(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}}){_TH}[\s./-]*(?:(?:de|of)\s+)?{_NAME}[\s./-]*(?:del?\s+)?(?P<year>\d{{4}}|\d{{2}})"
)
_NAME_DAY_YEAR = _form(
    rf"{_WEEKDAY}{_NAME}[\s./-]*(?P<day>\d{{1,2}}){_TH},?[\s./-]+(?P<year>\d{{4}}|\d{{2}})"
)
_YEAR_NAME_DAY = _form(rf"(?P<year>\d{{4}})[\s./-]*{_NAME}[\s./-]*(?P<day>\d{{1,2}})")
_COUNT = re.compile(r"\d{5}(?:\.\d+)?|\d{10}|\d{13}")


class Clock(NamedTuple):
    """A time of day; `offset` is minutes east of Greenwich where it says so."""

    hour: int
    minute: int
    second: int
    microsecond: int
    offset: int | None


class DayText(NamedTuple):
    """`numbers` are year, month and day; where `open` they are as they stand there. `counts` is which of
    COUNTS a bare number may be."""

    numbers: tuple[int, int, int]
    clock: Clock | None = None
    open: bool = False
    short: bool = False
    """Whether its year has two digits; of an open one, the last number."""
    dotted: bool = False
    counts: str | None = None


def taken_apart(cell: str) -> DayText | None:
    """None for what is no day, whatever the order of its parts."""
    if len(cell) > _LONGEST:
        return None
    text = cell if cell.isascii() else unicodedata.normalize("NFKC", cell).replace("时间", "")
    if _COUNT.fullmatch(text):
        return _count(text)
    if found := _YEAR_MONTH_DAY.fullmatch(text) or _COMPACT.fullmatch(text):
        part = found.groupdict()
        month = part["month"] or part["month_too"]
        return _made(found, (int(part["year"]), int(month), int(part["day"])))
    if found := _NUMERIC.fullmatch(text):
        numbers = (int(found["first"]), int(found["second_"]), int(found["third"]))
        made = _made(found, numbers, open=True, short=len(found["third"]) < 4)
        return made._replace(dotted=found["mark"] == ".") if made else None
    return _named(text)


def _named(text: str) -> DayText | None:
    for form in (_DAY_NAME_YEAR, _NAME_DAY_YEAR, _YEAR_NAME_DAY):
        found = form.fullmatch(text)
        if found and (month := MONTHS.get(found["name"].casefold())):
            short = len(found["year"]) < 4
            year = full_year(int(found["year"])) if short else int(found["year"])
            return _made(found, (year, month, int(found["day"])), short=short)
    return None


def _count(text: str) -> DayText | None:
    whole = text.partition(".")[0]
    if len(whole) == 5:
        return DayText((0, 0, 0), counts=SERIAL) if int(whole) in _SERIALS else None
    return DayText((0, 0, 0), counts=SECONDS if len(whole) == 10 else MILLISECONDS)


def _made(
    found: re.Match[str], numbers: tuple[int, int, int], *, open: bool = False, short: bool = False
) -> DayText | None:
    if found["hour"] is None:
        return DayText(numbers, None, open, short)
    hour, half = int(found["hour"]), (found["part"] or found["half"] or "").lower()
    if half:
        if hour > 12 and found["part"] is None:
            return None
        hour = hour % 12 + (12 if half in _AFTERNOON else 0) if hour <= 12 else hour
    micro = int((found["fraction"] or "0")[:6].ljust(6, "0"))
    clock = Clock(hour, int(found["minute"] or 0), int(found["second"] or 0), micro, _offset(found["zone"]))
    return DayText(numbers, clock, open, short)


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    if zone[0] not in "+-":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[-2:]) if len(zone) > 3 else 0
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def full_year(two_digits: int) -> int:
    return two_digits + (1900 if two_digits >= _PIVOT else 2000)


def ordered(text: DayText, order: str) -> tuple[int, int, int]:
    """Year, month and day of one that is open, its parts in this order."""
    first, second, third = text.numbers
    if order == YEAR_FIRST:
        return full_year(first), second, third
    year = full_year(third) if text.short else third
    return (year, second, first) if order == DAY_FIRST else (year, first, second)


def is_real(numbers: tuple[int, int, int]) -> bool:
    """Whether year, month and day are one of the calendar."""
    year, month, day = numbers
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def orders(text: DayText) -> tuple[str, ...]:
    """The orders its numbers can stand in, going by what months and days there are; none where any
    order gives the same day."""
    first, second, third = text.numbers
    fit = [
        order
        for order, day, month in (
            (DAY_FIRST, first, second),
            (MONTH_FIRST, second, first),
            (YEAR_FIRST, third, second),
        )
        if 1 <= month <= 12 and 1 <= day <= 31 and (text.short or order != YEAR_FIRST)
    ]
    return () if len({ordered(text, order) for order in fit}) == 1 and len(fit) > 1 else tuple(fit)


def likely(text: DayText) -> tuple[str, ...]:
    """The orders it tells: nobody writes the month first with dots, and a 31/02/2026 says nothing."""
    fit = orders(text)
    if text.dotted and DAY_FIRST in fit:
        fit = tuple(order for order in fit if order != MONTH_FIRST)
    return fit if any(is_real(ordered(text, order)) for order in fit) else ()
