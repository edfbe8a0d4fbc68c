"""Days as people write them down: 11月27日, 27 Nov 2026, 27.11.2026, 周五, next Friday.

A day without its year, its month or its date is the nearest to come, today included; `past` takes the
nearest at all. A week begins on Monday, and 下周五 and “next Friday” are the Friday of the next one.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from unicodedata import normalize

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = {name: n for names in (_MONTHS, _LONG_MONTHS) for n, name in enumerate(names, 1)} | {"sept": 9}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {
    **{name: n for n, name in enumerate(_WEEKDAYS)},
    **{name[:3]: n for n, name in enumerate(_WEEKDAYS)},
    "tues": 1,
    "wednes": 2,
    "thur": 3,
    "thurs": 3,
    **{name: n for n, name in enumerate("一二三四五六日")},
    "天": 6,
}
_WHICH = {"本": 0, "这": 0, "下": 1, "下下": 2, "上": -1, "上上": -2, "this": 0, "next": 1, "last": -1}

_WEEKS = {
    **dict.fromkeys(("本周", "这周", "this week"), 0),
    **dict.fromkeys(("下周", "下星期", "next week"), 1),
    **dict.fromkeys(("上周", "上星期", "last week"), -1),
}
_NAME = r"[a-z]{3,9}"
_ENGLISH = re.compile(
    rf"(?:({_NAME})\.?,? )?"
    rf"(?:(\d\d?)(?:st|nd|rd|th)?(?: of)? ({_NAME})\.?|({_NAME})\.? (\d\d?)(?:st|nd|rd|th)?)"
    r"(?:,? (\d{4}))?"
)
_CHINESE_DAY = r"(?:周|星期|礼拜)([一二三四五六日天])"
_CHINESE = re.compile(
    rf"(?:(\d{{4}})年)?(?:(\d\d?)月)?(\d\d?)[日号](?: ?\(?{_CHINESE_DAY}\)?)?"
    rf"|{_CHINESE_DAY} ?(?:(\d{{4}})年)?(?:(\d\d?)月)?(\d\d?)[日号]"
)
_WEEKDAY_ONLY = re.compile(
    rf"(下下|上上|[本这下上])?个?{_CHINESE_DAY}|(?:(this|next|last) )?({_NAME})\.?",
)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})|(\d{4})\.(\d\d?)\.(\d\d?)")
"""With dots between, the day always stands farthest from the year."""
_SLASHED = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})")
_NUMBER = r"(?:\d\d?|[一二两三四五六七八九十]{1,3})"
_PART = "上午|下午|早上|晚上|中午|傍晚|morning|afternoon|evening|noon"
_CHINESE_TIME = rf"(?:(?:{_PART}) ?)?(?:{_NUMBER}[点时](?:半|整|[一三]刻|{_NUMBER}分?)?|\d\d?[:：]\d\d)"
_TIME = rf"{_CHINESE_TIME}(?: ?[ap]\.?m\.?)?|\d\d?(?:[.:]\d\d)? ?[ap]\.?m\.?|{_PART}"
_WITH_TIME = re.compile(
    rf"(.*?)[ ,，]*(?:\b(?:at|in the) )?({_TIME})|({_TIME})[ ,，]+(?:on )?(.+)", re.IGNORECASE
)
_LONGEST = 80
"""Characters anybody needs to say a day and a time."""
_YEARS = 8
"""The farthest the next 29 February can be."""
_A_DAY = timedelta(days=1)


def spoken(text: str, today: date, *, past: bool = False) -> date | None:
    """The day meant; None where it is none, or where a weekday does not go with its date."""
    text = " ".join(normalize("NFKC", text).casefold().split())
    if said := _ENGLISH.fullmatch(text):
        weekday, day, month, month_first, day_behind, year = said.groups()
        number = _MONTH.get(month or month_first)
        if number is None or (weekday is not None and weekday not in _WEEKDAY):
            return None
        return _dated(year, number, int(day or day_behind), _WEEKDAY.get(weekday or ""), today, past)
    if said := _CHINESE.fullmatch(text):
        one, other = said.groups()[:4], said.groups()[4:]
        year, month, day, weekday = one if one[2] else (*other[1:], other[0])
        if year and not month:
            return None
        return _dated(year, int(month) if month else None, int(day), _WEEKDAY.get(weekday or ""), today, past)
    if said := _DOTTED.fullmatch(text):
        day, month, year = said.groups()[:3] if said[1] else said.groups()[:2:-1]
        return _date(int(year), int(month), int(day))
    if said := _SLASHED.fullmatch(text):
        return _only_one(int(said[3]), int(said[1]), int(said[2]))
    if said := _WEEKDAY_ONLY.fullmatch(text):
        which, chinese, english_which, english = said.groups()
        wanted = _WEEKDAY.get(chinese or english)
        return None if wanted is None else _on_weekday(which or english_which, wanted, today, past)
    return None


def day_and_time(text: str, today: date) -> tuple[date | None, str]:
    """The day of `11月27日 10:00` and `27 Nov 2pm`, and the time as it was written; "" where none is."""
    from engine.clock import parse_day

    day = parse_day(text, today)
    words = " ".join(text.split())
    said = None if day or len(words) > _LONGEST else _WITH_TIME.fullmatch(words)
    if said is None:
        return day, ""
    typed, time = (said[1], said[2]) if said[2] else (said[4], said[3])
    return parse_day(typed, today), time


def spoken_week(text: str, today: date) -> date | None:
    """The Monday of 本周, last week and the like; None for anything else."""
    ahead = _WEEKS.get(" ".join(normalize("NFKC", text).casefold().split()))
    return None if ahead is None else today + (7 * ahead - today.weekday()) * _A_DAY


def _dated(
    year: str | None, month: int | None, day: int, weekday: int | None, today: date, past: bool
) -> date | None:
    if year is not None:
        found = _date(int(year), month or 1, day)
    elif month is not None:
        found = _nearest((_date(y, month, day) for y in _around(today)), today, past)
    else:
        found = _nearest((_date(y, m, day) for y, m in _months(today)), today, past)
    return found if found is None or weekday in (None, found.weekday()) else None


def _only_one(year: int, one: int, other: int) -> date | None:
    """Which of two is the month, where only one of them can be."""
    days = {day for day in (_date(year, one, other), _date(year, other, one)) if day is not None}
    return days.pop() if len(days) == 1 else None


def _around(today: date) -> Iterable[int]:
    return range(today.year - _YEARS, today.year + _YEARS + 1)


def _months(today: date) -> Iterable[tuple[int, int]]:
    """From two months ago to two ahead: of two that follow each other, one has 31 days."""
    months = (today.year * 12 + today.month - 1 + shift for shift in range(-2, 3))
    return ((month // 12, month % 12 + 1) for month in months)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(days: Iterable[date | None], today: date, past: bool) -> date | None:
    """The first that is not behind us; with `past` the nearest, and of two as near the earlier."""
    known = [day for day in days if day is not None]
    if past:
        return min(known, key=lambda day: (abs((day - today).days), day), default=None)
    return min((day for day in known if day >= today), default=None)


def _on_weekday(which: str | None, weekday: int, today: date, past: bool) -> date | None:
    ahead = (weekday - today.weekday()) % 7
    try:
        if which is None:
            return today + (ahead - 7 if past and ahead > 3 else ahead) * _A_DAY
        if which == "last":  # on a Saturday, last Friday was yesterday
            return today + (ahead - 7) * _A_DAY
        return today + (weekday - today.weekday() + 7 * _WHICH[which]) * _A_DAY
    except OverflowError:
        return None
