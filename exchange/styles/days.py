"""Reads the days and times of a column, the same text once. A time without a zone is the workspace's."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple

from engine.clock import OUR_TIMES, start_of_day, to_instant, zone
from engine.message import Message, msg
from engine.state import Day, Instant
from exchange.styles.day_text import (
    COUNTS,
    MILLISECONDS,
    ORDERS,
    SERIAL,
    Clock,
    DayText,
    ordered,
    orders,
    taken_apart,
)
from exchange.styles.forms import DayForm
from exchange.styles.midnights import is_midnight
from exchange.styles.open_ends import is_open_end

_KEPT = 4096
"""Texts remembered."""
_ZERO = datetime(1899, 12, 30)
"""Day 0 of Excel's 1900 date system, whose 29 February 1900 never was."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_IS_DAY = re.compile(r"\d+[-/.]\d+[-/.]\d+")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
"""What most times look like."""


class Moment(NamedTuple):
    """`open` where it stands for "not yet"."""

    day: Day
    instant: Instant
    open: bool = False


_OPEN = Moment("", "", open=True)


class Days:
    """`way` is how the days of the column are written: () for what needs no saying, one of ORDERS or COUNTS,
    or forms of `strptime`, tried one after the other."""

    def __init__(
        self,
        time_zone: str,
        way: Sequence[str] = (),
        open_ends: frozenset[str] = frozenset(),
        *,
        midnights: bool = False,
        latest: int = OUR_TIMES[-1],
    ) -> None:
        """`midnights`: a moment that is midnight in Greenwich means that day. `latest`: the last year."""
        self._time_zone, self._open_ends = time_zone, open_ends
        self._midnights, self._latest = midnights, latest
        named = len(way) == 1 and way[0] in (*ORDERS, *COUNTS)
        self._way, self._forms = (way[0] if named else None), [] if named else [DayForm(form) for form in way]
        self._known: dict[str, Moment | Message] = {}
        self._dates: dict[str, date] = {}
        """Days that stood before a time of day."""

    def read(self, cell: str) -> Moment | Message:
        known = self._known.get(cell)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = self._known[cell] = self._read(cell)
        return known

    def says_nothing(self, cell: str) -> bool:
        found = self.read(cell)
        return isinstance(found, Moment) and found.open

    def _read(self, cell: str) -> Moment | Message:
        moment = self._parsed(cell)
        if isinstance(moment, Message):
            return moment
        if is_open_end(moment, self._open_ends):
            return _OPEN
        if moment.year not in OUR_TIMES or moment.year > self._latest:
            return msg("styles.not_our_times", given=cell)
        try:
            return self._here(moment)
        except OverflowError:
            return msg("styles.not_our_times", given=cell)

    def _here(self, moment: datetime) -> Moment:
        """A day begins where the workspace is. Of an hour the clocks skip, the same time after the change;
        of one they show twice, the first (PEP 495)."""
        here = zone(self._time_zone)
        if self._midnights and is_midnight(moment):
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        if moment.tzinfo is not None:
            return Moment(moment.astimezone(here).isoformat()[:10], to_instant(moment))
        day = moment.date()
        if moment.time() == time():
            return Moment(day.isoformat(), start_of_day(day, self._time_zone))
        return Moment(day.isoformat(), to_instant(moment.replace(tzinfo=here)))

    def _parsed(self, cell: str) -> datetime | Message:
        if self._forms:
            return self._by_form(cell)
        if cell[4:5] == "-" and cell.isascii():
            try:
                return datetime.fromisoformat(cell)
            except ValueError:
                pass
        day, _, clock = cell.partition(" ")
        if (known := self._dates.get(day)) and (at := _CLOCK.fullmatch(clock)):
            hour, minute, second = at.groups("0")
            return datetime(known.year, known.month, known.day, int(hour), int(minute), int(second))
        text = taken_apart(cell)
        if text is None:
            return self._in_another_form(cell)
        if text.counts:
            return (
                counted(cell, text.counts) if text.counts == self._way else msg("styles.no_day", given=cell)
            )
        numbers = self._numbers(text)
        if numbers is None:
            return self._out_of_order(cell)
        if clock and _IS_DAY.fullmatch(day) and isinstance(alone := _dated(numbers, None, cell), datetime):
            if len(self._dates) >= _KEPT:
                self._dates.clear()
            self._dates[day] = alone.date()
        return _dated(numbers, text.clock, cell)

    def _numbers(self, text: DayText) -> tuple[int, int, int] | None:
        """Year, month and day; None where they can't stand in the order of the column."""
        if not text.open:
            return text.numbers
        fit = orders(text)
        if not fit:
            return ordered(text, self._way if self._way in ORDERS else ORDERS[0])
        if self._way is None and len(fit) == 1:
            return ordered(text, fit[0])
        return ordered(text, self._way) if self._way in fit else None

    def _out_of_order(self, cell: str) -> Message:
        way = self._way if self._way in ORDERS else None
        return msg(f"styles.not_{way.replace(' ', '_')}" if way else "styles.no_day", given=cell)

    def _by_form(self, cell: str) -> datetime | Message:
        for form in self._forms:
            if (found := form.read(cell)) is not None:
                return found
        return msg("styles.not_in_form", given=cell, forms=tuple(form.form for form in self._forms))

    def _in_another_form(self, cell: str) -> datetime | Message:
        """ISO 8601 has weeks, too."""
        try:
            return datetime.fromisoformat(cell)
        except ValueError:
            return msg("styles.no_day", given=cell)


def counted(cell: str, count: str) -> datetime:
    """What a number counts: days since Excel's zero, or seconds or milliseconds since 1970 in UTC."""
    if count == SERIAL:
        whole, _, fraction = cell.partition(".")
        part = int((fraction or "0")[:9].ljust(9, "0"))
        # To the second: a fraction of a day is written with some nine digits at most.
        return _ZERO + timedelta(days=int(whole), seconds=(part * 86_400 + 500_000_000) // 10**9)
    return _EPOCH + timedelta(milliseconds=int(cell) * (1 if count == MILLISECONDS else 1000))


def _dated(numbers: tuple[int, int, int], clock: Clock | None, cell: str) -> datetime | Message:
    year, month, day = numbers
    try:
        found = datetime(year, month, day)
    except ValueError:
        return _no_such_day(year, month, day, cell)
    if clock is None:
        return found
    try:
        return _at(found, clock)
    except (ValueError, OverflowError):
        return msg("styles.no_such_time", given=cell)


def _at(day: datetime, clock: Clock) -> datetime:
    """24:00 is the end of the day, which is where the next begins."""
    midnight = clock[:4] == (24, 0, 0, 0)
    moment = day + timedelta(days=1) if midnight else datetime.combine(day, time(*clock[:4]))
    return (
        moment if clock.offset is None else moment.replace(tzinfo=timezone(timedelta(minutes=clock.offset)))
    )


def _no_such_day(year: int, month: int, day: int, cell: str) -> Message:
    """There is no 31 February 2024."""
    if 1 <= month <= 12 and 28 < day <= 31:
        return msg("styles.no_such_day", day=day, month=msg(f"styles.month_{month}"), year=year)
    return msg("styles.no_day", given=cell)
