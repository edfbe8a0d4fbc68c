"""Instants, civil days and working days. Instants are UTC text that sorts; days belong to a time zone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from engine.message import Message, msg
from engine.store import Store
from engine.value import Value

if TYPE_CHECKING:
    # The state's dataclasses take longer to build than everything here.
    from zoneinfo import ZoneInfo

    from engine.state import Instant

_NAMED = {
    "today": 0, "今天": 0, "今日": 0,
    "tomorrow": 1, "明天": 1, "明日": 1,
    "后天": 2,
    "大后天": 3,
    "yesterday": -1, "昨天": -1, "昨日": -1,
    "前天": -2,
    "大前天": -3,
}  # fmt: skip
# Compiled where they are used: most commands read no day.
_WRITTEN = r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|年(\d\d?)月(\d\d?)[日号]?)"
_AHEAD = r"\+(\d{1,5})([dw])"
OUR_TIMES = range(1900, 3000)
"""Years a person can mean; 9999-12-31 stands for no date at all."""
_ONE_DAY = timedelta(days=1)
_WEEK = "1111100"


def to_instant(moment: datetime) -> Instant:
    """An aware time as '2026-11-21T08:00:00.000000Z'."""
    if moment.tzinfo is None:
        raise ValueError("a time without a zone is no instant")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_instant(instant: Instant) -> datetime:
    """The aware UTC time an instant stands for."""
    return datetime.fromisoformat(instant)


@cache
def zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name; KeyError, ValueError or OSError for a name nobody knows."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def day_of(instant: Instant, time_zone: str) -> date:
    """The civil day an instant falls on."""
    try:
        before, turn, after = _turn(instant[:10], time_zone)
    except OverflowError:  # where the calendar begins and ends
        return from_instant(instant).astimezone(zone(time_zone)).date()
    return after if instant >= turn else before


@lru_cache(maxsize=4096)
def _turn(utc_day: str, time_zone: str) -> tuple[date, Instant, date]:
    """The two civil days a day of UTC has a part in, and the first instant of the second: much happens on the
    same days."""
    first, last = (
        from_instant(f"{utc_day}T{time}Z").astimezone(zone(time_zone)).date()
        for time in ("00:00:00.000000", "23:59:59.999999")
    )
    return first, start_of_day(last, time_zone), last


def start_of_day(day: date, time_zone: str) -> Instant:
    """The first instant of a civil day; where a clock change skips midnight, the first after it."""
    return to_instant(datetime.combine(day, time(), zone(time_zone)))


@lru_cache(maxsize=4096)  # limits often end on the same days
def end_of_day(day: date, time_zone: str) -> Instant:
    """The last microsecond of a civil day; of the calendar's last, that of time itself."""
    if day == date.max:
        return to_instant(datetime.max.replace(tzinfo=UTC))
    return to_instant(from_instant(start_of_day(day + _ONE_DAY, time_zone)) - timedelta(microseconds=1))


END_OF_TIME = "9999-12-31T23:59:59.999999Z"
"""Later than every instant on record."""


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """2026-11-21, 2026/11/21, 2026年11月21日, today, 明天, +3d, +2w, and what `engine.day_words` reads.

    A day without its year is the nearest to come, with `past` the nearest at all. None when it is no day of
    our times.
    """
    typed = text.strip().casefold()
    day = _parsed(typed, today)
    if day is None and typed:
        from engine.day_words import spoken  # its patterns are for whoever doesn't type a date

        day = spoken(typed, today, past=past)
    return day if day is not None and day.year in OUR_TIMES else None


def no_day(typed: str, today: date, *, past: bool = False) -> Message:
    """That nobody can read a day, with one that would do: `past` as `parse_day` was asked."""
    example = today - 2 * _ONE_DAY if past else today + 7 * _ONE_DAY
    return msg("deals.bad_past_day" if past else "deals.bad_day", day=typed, example=example.isoformat())


def _parsed(text: str, today: date) -> date | None:
    if text in _NAMED:
        return today + _NAMED[text] * _ONE_DAY
    try:
        if ahead := re.fullmatch(_AHEAD, text):
            return today + int(ahead[1]) * (7 if ahead[2] == "w" else 1) * _ONE_DAY
        if written := re.fullmatch(_WRITTEN, text):
            year, month, day = (int(part) for part in written.groups() if part is not None)
            return date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return None


class _Year(Value):
    first: int
    """Ordinal of 1 January."""
    before: int
    """Working days from the anchor year up to it."""
    through: tuple[int, ...]
    """Working days of the year before its day 0, through day 0, through day 1 and so on."""


class Calendar:
    """Working days by year: for each a text of 365 or 366 characters, 1 for a working day.

    Years without a table count Monday to Friday and are named in `missing_years`; `provisional` are those
    whose public holidays are not all published yet.
    """

    def __init__(self, tables: Mapping[int, str], provisional: Collection[int] = ()) -> None:
        self._tables = tables
        self._provisional = provisional
        self._years: dict[int, _Year] = {}
        self._counted: dict[date, int] = {}
        self._guessed: set[int] = set()
        # Any fixed year would do to count from: only differences are asked for.
        self._anchor = min(tables, default=2000)

    @property
    def tables(self) -> Mapping[int, str]:
        """The years that are known, as given."""
        return self._tables

    @property
    def missing_years(self) -> tuple[int, ...]:
        """Years asked for so far that no table covers."""
        return tuple(sorted(self._guessed))

    def is_working(self, day: date) -> bool:
        return self._days(day.year)[day.timetuple().tm_yday - 1] == "1"

    def provisional(self, day: date) -> bool:
        """Whether the holidays of its year may still change: not published yet, or no table is there."""
        return day.year not in self._tables or day.year in self._provisional

    def working_days(self, start: date, end: date) -> int:
        """Working days after `start`, through `end`; negative when `end` comes first."""
        known = self._counted
        if start not in known:
            known[start] = self._through(start)
        if end not in known:
            known[end] = self._through(end)
        return known[end] - known[start]

    def back(self, end: date, n: int) -> date:
        """The latest start with `working_days(start, end) > n`: who began by then is past a limit of n."""
        if n < 0:
            raise ValueError("a limit is not negative")
        wanted = self._through(end) - n
        for number in range(end.year, 0, -1):
            year = self._year(number)
            if year.before < wanted:
                position = bisect_left(year.through, wanted - year.before)
                return date.fromordinal(max(1, year.first + position - 2))
        return date.min

    def _through(self, day: date) -> int:
        year = self._years.get(day.year) or self._year(day.year)
        return year.before + year.through[day.toordinal() - year.first + 1]

    def _year(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            days = self._days(number)
            first = date(number, 1, 1).toordinal()
            year = _Year(first, self._before(number), tuple(accumulate(map(int, days), initial=0)))
            self._years[number] = year
        return year

    def _before(self, number: int) -> int:
        if following := self._years.get(number + 1):
            return following.before - self._days(number).count("1")
        low, high = sorted((number, self._anchor))
        between = sum(self._days(year).count("1") for year in range(low, high))
        return between if number >= self._anchor else -between

    def _days(self, year: int) -> str:
        table = self._tables.get(year)
        if table is None:
            self._guessed.add(year)
            table = weekdays(year)
        return table


def weekdays(year: int) -> str:
    """A year as if it had no holidays: Monday to Friday."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return (_WEEK * 54)[first.weekday() :][: (last - first).days + 1]


def load_calendar(store: Store, country: str) -> Calendar:
    sql = "SELECT year, days, provisional FROM working_days WHERE country = :country"
    rows = store.rows(sql, country=country)
    tables = {row["year"]: row["days"] for row in rows}
    return Calendar(tables, {row["year"] for row in rows if row["provisional"]})
