"""What the cells of a column tell of how they are written: a handful of examples, however long it is."""

import re

from exchange.styles import day_text, numbers
from exchange.styles.example import Example
from exchange.styles.midnights import Midnights
from exchange.styles.open_ends import OPEN_ENDS
from exchange.tables.table import Typed

_KEPT = 4096
"""Texts that need not be looked at again."""
_MOST_ENDS = 200
_PLAIN = {
    ".": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)\.\d\d?"),
    ",": re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+),\d\d?"),
}
_IS_DAY = re.compile(r"\d+[-/.]\d+[-/.]\d+")
_LAST_YEARS = {int(day[:4]) for day in OPEN_ENDS}


class NumberTally:
    """`certain` are cells that read by one mark alone, `whole` those that read both ways and are whole by
    one, `open` one with a unit, which may well have three decimals. `bare` is one without a currency,
    `named` are those with one, by what it may stand for."""

    def __init__(self) -> None:
        self.certain: dict[str, Example] = {}
        self.whole: dict[str, Example] = {}
        self.open: Example | None = None
        self.currencies: set[str] = set()
        self.bare: Example | None = None
        self.named: dict[frozenset[str], Example] = {}
        self._seen: set[str] = set()

    def look(self, row: int, cell: str) -> None:
        if cell.isdecimal() or isinstance(cell, Typed) or self._is_known(cell):
            self.bare = self.bare or Example(row, cell)
            return
        if cell in self._seen:
            return
        if len(self._seen) >= _KEPT:
            self._seen.clear()
        self._seen.add(cell)
        written = numbers.taken_apart(cell)
        if not isinstance(written, numbers.Written):
            return
        self._priced(written.currencies, Example(row, cell))
        if not numbers.is_telling(written):
            return
        fit, example = numbers.marks(written), Example(row, cell)
        if len(fit) == 1:
            self.certain.setdefault(fit[0], example)
        elif fit and written.unit:
            self.open = self.open or example
        elif fit and (mark := numbers.thousands_mark(written)):
            self.whole.setdefault(mark, example)

    def _priced(self, currencies: frozenset[str] | None, example: Example) -> None:
        if currencies is None:
            self.bare = self.bare or example
        else:
            self.currencies |= currencies
            self.named.setdefault(currencies, example)

    def _is_known(self, cell: str) -> bool:
        """Whether it is a plain number by a mark that stood there before."""
        return any(_PLAIN[mark].fullmatch(cell) for mark in self.certain)


class DayTally:
    """`orders` are days whose parts stand in one of these orders, `counts` bare numbers that count; `clear`
    whether there is a day that reads in one way only. `ends` look like open ends, `midnights` like days that
    were written as moments."""

    def __init__(self) -> None:
        self.orders: dict[tuple[str, ...], Example] = {}
        self.counts: dict[str, Example] = {}
        self.clear = False
        self.ends: list[Example] = []
        self.midnights = Midnights()
        self._real: set[tuple[str, ...]] = set()
        self._seen: set[str] = set()

    def look(self, row: int, cell: str) -> None:
        # The day alone tells the order, whatever the time that stands behind it.
        day, _, clock = cell.partition(" ")
        if cell in self._seen or (clock and day in self._seen):
            return
        if len(self._seen) >= _KEPT:
            self._seen.clear()
        self._seen.add(cell)
        if cell[4:5] == "-" == cell[7:8] and cell[:4].isdecimal():
            self.clear = True
            self._end(cell[:10] in OPEN_ENDS, row, cell)
            self.midnights.look(row, cell, None)
            return
        text = day_text.taken_apart(cell)
        if text is None:
            return
        self.midnights.look(row, cell, text)
        self._end(late := not set(text.numbers).isdisjoint(_LAST_YEARS), row, cell)
        if text.clock and text.clock.offset is None and not late and _IS_DAY.fullmatch(day):
            self._seen.add(day)
        if text.counts:
            self.counts.setdefault(text.counts, Example(row, cell))
        elif text.open:
            if fit := day_text.likely(text):
                self._order(fit, text, Example(row, cell), late=late)
        else:
            self.clear = True

    def _order(self, fit: tuple[str, ...], text: day_text.DayText, example: Example, *, late: bool) -> None:
        """What is a day in the first of the orders, and no open end, is a better example."""
        if fit not in self._real:
            real = not late and day_text.is_real(day_text.ordered(text, fit[0]))
            if real or fit not in self.orders:
                self.orders[fit] = example
            if real:
                self._real.add(fit)

    def _end(self, like: bool, row: int, cell: str) -> None:
        if like and len(self.ends) < _MOST_ENDS:
            self.ends.append(Example(row, cell))
