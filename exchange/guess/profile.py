"""What stands in the columns of a table: one pass, and nothing kept but counts and a few hundred values."""

import re
from collections import Counter
from typing import NamedTuple

from engine.message import Message
from exchange.styles import day_text, numbers
from exchange.styles.nulls import EVERYWHERE
from exchange.tables.table import Table

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
    """DAYS, NUMBERS, MAILS, PHONES, WORDS or NOTHING."""

    def few(self) -> bool:
        """Whether its values come again and again."""
        return not self.many and 0 < len(self.values) <= max(12, self.filled // 20)


class _Tally:
    def __init__(self) -> None:
        self.filled = 0
        self.values: Counter[str] = Counter()
        self.many = False
        self.looks: Counter[str] = Counter()

    def look(self, cell: str) -> None:
        self.filled += 1
        if self.filled <= _LOOKED_AT:
            self.looks[_looks(cell)] += 1
        if cell in self.values or len(self.values) < MOST:
            self.values[cell] += 1
        else:
            self.many = True

    def done(self) -> Column:
        looks, n = self.looks.most_common(1)[0] if self.looks else (NOTHING, 0)
        mostly = looks if n * 10 >= 9 * sum(self.looks.values()) else WORDS
        return Column(self.filled, self.values, self.many, mostly if self.filled else NOTHING)


def profile(table: Table) -> tuple[dict[str, Column], int]:
    """By column; and how many rows there are. Reads the table to its end."""
    tallies = {name: _Tally() for name in table.heading}
    rows = 0
    for _, cells in table.rows:
        if isinstance(cells, Message):
            continue
        rows += 1
        for tally, cell in zip(tallies.values(), cells, strict=False):
            text = cell.strip()
            if text not in EVERYWHERE:
                tally.look(text)
    return {name: tally.done() for name, tally in tallies.items()}, rows


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
