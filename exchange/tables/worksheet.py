"""Rows of one sheet of a workbook, as it keeps them: numbered, and without what is empty."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.message import Message, msg
from engine.nearest import shown
from exchange.tables.excel_values import NUMBER, spelled
from exchange.tables.package import Attributes, Package
from exchange.tables.shared_texts import SharedTexts, unescaped
from exchange.tables.table import WIDEST, Numbered, Torn, Typed, Unread

ROWS = 1_048_576
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MERGED = re.compile(rb'mergeCell\s+ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_MERGES = 100_000
_ROW = re.compile(rb"<(?:\w+:)?row[ >]")


class Book(NamedTuple):
    """What the cells of all sheets refer to."""

    texts: SharedTexts
    formats: Sequence[str]
    """By style, what a number in it is."""
    since_1904: bool


class Merge(NamedTuple):
    """Cells below each other shown as one, of which only the first holds what it says."""

    column: int
    first: int
    last: int


class Survey(NamedTuple):
    """What is at the end of a sheet and must be known at its beginning."""

    rows: int
    merges: tuple[Merge, ...]


def look_through(package: Package, part: str) -> Survey:
    """Counts rows and finds merged cells; nothing is parsed for that."""
    rows = 0
    merges: list[Merge] = []
    before = b""
    for chunk in package.chunks(part):
        text = before + chunk
        rows += len(_ROW.findall(text)) - len(_ROW.findall(before))
        for left, top, _, bottom in _MERGED.findall(text):
            if int(bottom) > int(top) and len(merges) < _MERGES:
                merges.append(Merge(_column(left.decode()), int(top), int(bottom)))
        before = _unfinished(text)
    return Survey(rows, tuple(merges))


def _unfinished(text: bytes) -> bytes:
    """The tag that goes on in the next chunk; none is looked for that is longer than this."""
    tail = text[-80:]
    at = tail.rfind(b"<")
    return tail[at:] if at >= 0 and b">" not in tail[at:] else b""


def rows_of(package: Package, part: str, book: Book, merges: Sequence[Merge]) -> Iterator[Numbered]:
    """Rows that say anything, in their order; one that comes too late in it is refused."""
    reading = _Sheet(book, merges)
    for _ in package.walk(part, reading.start, reading.end):
        yield from reading.rows
        reading.rows.clear()
    yield from reading.rows


class _Sheet:
    """Takes the tags of a sheet, and has the rows that are complete."""

    def __init__(self, book: Book, merges: Sequence[Merge]) -> None:
        self.rows: list[Numbered] = []
        self._book = book
        self._merges = sorted(merges, key=lambda merge: -merge.first)
        self._held: dict[int, tuple[int, str]] = {}
        """By column, down to which row it says this."""
        self._number = 0
        self._late = False
        self._cells: list[str] = []
        self._wrong: Message | None = None
        self._says = False
        """Whether the row says something that can't be read."""
        self._column = 0
        self._given: Attributes = {}
        self._value: str | None = None
        self._texts: list[str] = []
        self._formula = False
        self._aloud = False

    def start(self, tag: str, given: Attributes) -> None:
        if tag == "c":
            self._given, self._value, self._formula = given, None, False
        elif tag == "row":
            self._begin_row(given.get("r"))
        elif tag == "is":
            self._texts.clear()
        elif tag == "rPh":
            self._aloud = True

    def end(self, tag: str, text: str) -> None:
        if tag == "v":
            self._value = text
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "f":
            self._formula = True
        elif tag == "t" and not self._aloud:
            self._texts.append(text)
        elif tag == "is":
            self._value = "".join(self._texts)
        elif tag == "rPh":
            self._aloud = False

    def _begin_row(self, number: str | None) -> None:
        """Numbers are left out by programs that write every row."""
        self._cells, self._wrong, self._column, self._says = [], None, 0, False
        given = int(number) if number and number.isdigit() else self._number + 1
        if given <= self._number:
            self._wrong = msg("tables.row_order", row=given, before=self._number)
        elif given > ROWS:
            self._wrong = msg("tables.row_order", row=given, before=ROWS)
        else:
            self._number = given

    def _end_row(self) -> None:
        cells = self._filled_down() if self._merges or self._held else self._cells
        if self._wrong is not None:
            self.rows.append((self._number, Torn(self._wrong, tuple(cells))))
        elif self._says or any(cells):
            self.rows.append((self._number, cells))

    def _end_cell(self) -> None:
        column = self._column_of(self._given.get("r"))
        if column is None:
            self._wrong = self._wrong or msg("tables.cell_order", cell=shown(self._place()))
            return
        if column >= WIDEST:
            self._wrong = self._wrong or msg("tables.wide_row", limit=WIDEST)
            return
        text = self._text()
        if isinstance(text, Message):
            self._says, text = True, Unread(text)
        if text or type(text) is Unread:
            self._cells += [""] * (column - len(self._cells))
            self._cells.append(text)
        self._column = column + 1

    def _place(self) -> str:
        """As the file says it, or by the cells before."""
        return self._given.get("r") or f"{_letters(self._column)}{self._number}"

    def _column_of(self, place: str | None) -> int | None:
        """None where it doesn't come after the cell before."""
        if place is None:
            return self._column
        found = _PLACE.fullmatch(place)
        column = _column(found[1]) if found else -1
        return column if column >= self._column else None

    def _text(self) -> str | Message:
        value, kind = self._value, self._given.get("t", "n")
        if not value:
            lacks = self._formula and kind != "str"
            return msg("tables.no_result", cell=self._place()) if lacks else ""
        if len(value) > csv.field_size_limit():
            return msg("tables.long_cell", limit=csv.field_size_limit())
        if kind == "s":
            return self._shared(value)
        if kind == "b":
            return Typed("false" if value == "0" else "true")
        if kind == "d":
            return Typed(value.removesuffix("Z").removesuffix(".000").removesuffix("T00:00:00"))
        return (
            spelled(value, self._format(), since_1904=self._book.since_1904)
            if kind == "n"
            else unescaped(value)
        )

    def _shared(self, value: str) -> str | Message:
        try:
            text = self._book.texts.text(int(value))
        except (IndexError, ValueError):
            return msg("tables.no_shared", cell=self._place())
        return (
            msg("tables.long_cell", limit=csv.field_size_limit())
            if len(text) > csv.field_size_limit()
            else text
        )

    def _format(self) -> str:
        style = self._given.get("s", "0")
        at = int(style) if style.isdigit() else 0
        return self._book.formats[at] if at < len(self._book.formats) else NUMBER

    def _filled_down(self) -> list[str]:
        """With what merged cells say in each row they are shown in."""
        number = self._number
        while self._merges and self._merges[-1].first <= number:
            merge = self._merges.pop()
            if merge.first == number and merge.column < len(self._cells):
                self._held[merge.column] = (merge.last, self._cells[merge.column])
        self._held = {column: held for column, held in self._held.items() if held[0] >= number}
        for column, (_, text) in self._held.items():
            self._cells += [""] * (column + 1 - len(self._cells))
            self._cells[column] = self._cells[column] or text
        return self._cells


def _letters(column: int) -> str:
    """0 is A, 26 is AA."""
    before, last = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _column(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
