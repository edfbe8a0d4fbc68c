"""What must be known of a whole file, kept on disk while it is read: in memory it would grow with the file.

Which ids it had, how often a row said the same, the rows of a log by the deals they tell of, and of accounts
what helps to tell them apart.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from tempfile import gettempdir
from typing import Any, NamedTuple

from engine.among import among, batches
from engine.message import Message
from engine.sqlite import refusals
from exchange.tables.table import Typed, Unread

_TABLES = """
CREATE TABLE met (id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE alike (content TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID;
CREATE TABLE line (deal TEXT, number INTEGER, cells TEXT, odd TEXT);
CREATE TABLE spelled (same TEXT, called TEXT, PRIMARY KEY (same, called)) WITHOUT ROWID;
CREATE TABLE numbered (code TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE opened (code TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE named (stem TEXT, code TEXT, name TEXT);
"""
_MET = "INSERT OR IGNORE INTO met VALUES (?, ?)"
_TIMES = (
    "INSERT INTO alike VALUES (?, 1) ON CONFLICT (content) DO UPDATE SET times = times + 1 RETURNING times"
)
_CASES = (
    "SELECT line.deal, line.number, line.cells, line.odd FROM line JOIN met ON met.id = line.deal"
    " ORDER BY met.number, line.number"
)
_DOUBLES = (
    "SELECT stem, named.code, name, opened.code IS NOT NULL FROM named"
    " LEFT JOIN opened ON opened.code = named.code WHERE stem IN (SELECT stem FROM named GROUP BY stem"
    " HAVING count(*) > 1 AND sum(named.code IN (SELECT code FROM opened)) > 0) ORDER BY stem, named.code"
)

_BETWEEN = "\x1f"
"""Stands between cells, and hardly ever in one."""
_CACHE = 8000
"""KiB kept in memory, however much lies on disk."""


class Line(NamedTuple):
    """A row of the file as it stands there."""

    number: int
    cells: Sequence[str]


class Scratch:
    def __init__(self) -> None:
        self._place = gettempdir()
        with refusals(self._place):
            # Without a name it is a file of its own among the temporary ones, gone whatever happens.
            self._connection = sqlite3.connect("", isolation_level=None)
            self._connection.executescript(
                f"PRAGMA synchronous = OFF; PRAGMA cache_size = -{_CACHE}; {_TABLES} BEGIN;"
            )

    def close(self) -> None:
        self._connection.close()

    # ── rows ──────────────────────────────────────────────────────────────────────────────────

    def met_before(self, id: str, number: int) -> int | None:
        """The earlier row that had this id; None for the first, which is noted."""
        with refusals(self._place):
            if self._connection.execute(_MET, (id, number)).rowcount:
                return None
            found: int = self._connection.execute("SELECT number FROM met WHERE id = ?", (id,)).fetchone()[0]
            return found

    def times(self, content: str) -> int:
        """How often this was said by now, with this time."""
        with refusals(self._place):
            found: int = self._connection.execute(_TIMES, (content,)).fetchone()[0]
            return found

    # ── rows of a log ─────────────────────────────────────────────────────────────────────────

    def keep(self, told: Sequence[tuple[str, Line]]) -> None:
        """Rows of a log, each with the id of its deal."""
        with refusals(self._place):
            self._connection.executemany(_MET, ((id, line.number) for id, line in told))
            kept = ((id, number, *_texts(cells)) for id, (number, cells) in told)
            self._connection.executemany("INSERT INTO line VALUES (?, ?, ?, ?)", kept)

    def count_cases(self) -> int:
        """Deals the rows kept tell of."""
        with refusals(self._place):
            found: int = self._connection.execute("SELECT count(*) FROM met").fetchone()[0]
            return found

    def cases(self) -> Iterator[tuple[str, list[Line]]]:
        """The rows of each deal in the file's order, deals in the order in which it first names them."""
        with refusals(self._place):
            rows = self._connection.execute(_CASES)
            for id, own in groupby(rows, key=itemgetter(0)):
                yield id, [Line(number, _cells(cells, odd)) for _, number, cells, odd in own]

    # ── accounts ──────────────────────────────────────────────────────────────────────────────

    def spell(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Of accounts the name as it is compared, and the spelling by which the database finds it."""
        with refusals(self._place):
            self._connection.executemany("INSERT OR IGNORE INTO spelled VALUES (?, ?)", spellings)

    def spellings(self, names: Iterable[str]) -> set[str]:
        """All the spellings of these names, which are as they are compared."""
        return {called for (called,) in self._among("SELECT called FROM spelled WHERE same", names)}

    def numbers(self, codes: Iterable[str]) -> dict[str, int]:
        """Of codes the number up to which they are used; of one that was never asked for nothing."""
        return dict(self._among("SELECT code, number FROM numbered WHERE code", codes))

    def note_numbers(self, numbers: Iterable[tuple[str, int]]) -> None:
        with refusals(self._place):
            self._connection.executemany("INSERT OR REPLACE INTO numbered VALUES (?, ?)", numbers)

    def note_opened(self, codes: Iterable[str]) -> None:
        """Accounts this import opened."""
        with refusals(self._place):
            self._connection.executemany("INSERT INTO opened VALUES (?)", ((code,) for code in codes))

    def note_names(self, accounts: Iterable[tuple[str, str, str]]) -> None:
        """Accounts by stem, with code and name."""
        with refusals(self._place):
            self._connection.executemany("INSERT INTO named VALUES (?, ?, ?)", accounts)

    def opened(self, codes: Iterable[str]) -> set[str]:
        """Those of the codes whose accounts this import opened."""
        return {code for (code,) in self._among("SELECT code FROM opened WHERE code", codes)}

    def any_opened(self) -> bool:
        with refusals(self._place):
            return self._connection.execute("SELECT 1 FROM opened LIMIT 1").fetchone() is not None

    def doubles(self) -> Iterator[list[tuple[str, str, bool]]]:
        """Accounts of one stem, by code and name, and which this import opened: one at least of several."""
        with refusals(self._place):
            for _, group in groupby(self._connection.execute(_DOUBLES), key=itemgetter(0)):
                yield [(code, name, bool(opened)) for _, code, name, opened in group]

    def _among(self, select: str, values: Iterable[str]) -> Iterator[Any]:
        """What a `select` that ends with a column finds where that is one of these."""
        with refusals(self._place):
            for page in batches(values):
                marks, params = among(page)
                yield from self._connection.execute(f"{select} IN ({marks})", params)


def _texts(cells: Sequence[str]) -> tuple[str, str | None]:
    """A row as one text; and where that doesn't do, what is odd about it: its cells, and which of them the
    file holds as numbers or days, or not at all."""
    text = _BETWEEN.join(cells)
    odd = [at for at, cell in enumerate(cells) if type(cell) is not str]
    if odd or text.count(_BETWEEN) >= len(cells):
        typed = [at for at in odd if type(cells[at]) is Typed]
        unread = [(at, *cell.why) for at in odd if type(cell := cells[at]) is Unread]
        return "", json.dumps((cells, typed, unread))
    return text, None


def _cells(text: str, odd: str | None) -> list[str]:
    if odd is None:
        return text.split(_BETWEEN)
    cells: list[str]
    cells, typed, unread = json.loads(odd)
    for at in typed:
        cells[at] = Typed(cells[at])
    for at, id, params in unread:
        cells[at] = Unread(Message(id, params))
    return cells
