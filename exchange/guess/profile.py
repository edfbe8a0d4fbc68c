"""What stands in the columns of a table: one pass, and nothing kept but counts and a few hundred values."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from exchange.styles import day_text, numbers
from exchange.styles.nulls import EVERYWHERE, OF_VALUES
from exchange.tables.table import Table, Torn

DAYS, NUMBERS, MAILS, PHONES, WORDS, NOTHING = "days", "numbers", "mails", "phones", "words", "nothing"
MOST = 300
"""Different values kept of a column; one with more is no column of stages."""
_LOOKED_AT = 2_000
"""Cells of a column that are looked at closely."""
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE = re.compile(r"\+?[\d\s()\-./]{7,20}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Column(NamedTuple):
    filled: int
    """Cells that say something."""
    values: Counter[str]
    """The first MOST, with the rows that have each."""
    many: bool
    """Whether there are more."""
    looks: str
    """DAYS, NUMBERS, MAILS, PHONES, WORDS or NOTHING: what nearly all of it is."""
    looked: Mapping[str, int]
    """By what a cell looks like, those looked at; what counts as empty among values is none of them."""
    first: Mapping[str, str]
    """The first cell of each look."""

    def mostly(self, looks: Collection[str]) -> bool:
        """Whether half of it looks so."""
        return 2 * sum(n for look, n in self.looked.items() if look in looks) >= sum(self.looked.values()) > 0

    def odd(self, looks: Collection[str]) -> str | None:
        """A cell that looks otherwise."""
        return next((cell for look, cell in self.first.items() if look not in looks), None)

    def few(self) -> bool:
        """Whether its values come again and again."""
        return not self.many and 0 < len(self.values) <= max(12, self.filled // 20)


class _Tally:
    def __init__(self) -> None:
        self.filled = 0
        self.values: Counter[str] = Counter()
        self.many = False
        self.looks: Counter[str] = Counter()
        self.first: dict[str, str] = {}

    def look(self, cell: str) -> None:
        self.filled += 1
        if self.filled <= _LOOKED_AT and cell not in OF_VALUES:
            looks = _looks(cell)
            self.looks[looks] += 1
            self.first.setdefault(looks, cell)
        if cell in self.values or len(self.values) < MOST:
            self.values[cell] += 1
        else:
            self.many = True

    def done(self) -> Column:
        looks, n = self.looks.most_common(1)[0] if self.looks else (WORDS, 0)
        nearly = looks if n * 10 >= 9 * sum(self.looks.values()) else WORDS
        nearly = nearly if self.filled else NOTHING
        return Column(self.filled, self.values, self.many, nearly, self.looks, self.first)


def profile(table: Table) -> tuple[dict[str, Column], int]:
    """By column, without those whose name stands twice; and how many rows there are. Reads the table to its
    end."""
    named = Counter(table.heading)
    tallies = [(at, name, _Tally()) for at, name in enumerate(table.heading) if named[name] == 1]
    rows = 0
    for _, cells in table.rows:
        if isinstance(cells, Torn):
            continue
        rows += 1
        for at, _, tally in tallies:
            text = cells[at].strip() if at < len(cells) else ""
            if text not in EVERYWHERE:
                tally.look(text)
    return {name: tally.done() for _, name, tally in tallies}, rows


def _looks(cell: str) -> str:
    if _MAIL.fullmatch(cell):
        return MAILS
    if _DAY.match(cell):
        return DAYS
    if cell.isdecimal():
        return PHONES if len(cell) == 11 and cell[0] == "1" else NUMBERS
    if day_text.taken_apart(cell) is not None:
        return DAYS
    if isinstance(numbers.taken_apart(cell), numbers.Written):
        return NUMBERS
    return PHONES if _PHONE.fullmatch(cell) else WORDS
