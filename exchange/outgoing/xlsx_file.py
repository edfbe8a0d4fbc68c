"""Tables as a workbook: typed cells, a filter, widths by what stands there, the heading always in sight.

Nothing in it is a formula. Held in memory are a few hundred rows, and what did not fit into a cell.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from engine.message import Message, Text, msg
from exchange.outgoing.column import Cell, Column, Row, Said, Sheet, heading, number, text
from exchange.outgoing.spelling import spelled
from exchange.outgoing.xlsx_book import writing
from exchange.outgoing.xlsx_cells import FORMS, Written, parts, written

MOST_ROWS = 1_048_576
"""Of a sheet, its heading included: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3."""
_MEASURED = 200
"""Rows that are looked at for the width of a column."""
_WIDEST = 60
_CONTINUED = (
    text("sheet", "表", "Sheet"),
    number("row", "行", "Row"),
    text("column", "列", "Column"),
    number("part", "第几段", "Part"),
    text("text", "内容", "Text"),
)
_LEGEND = (
    text("sheet", "表", "Sheet"),
    text("title", "列名", "Title"),
    text("column", "列编号", "Column"),
    text("kind", "类型", "Kind"),
)


class Told(NamedTuple):
    """Rows by table, and what had to be split."""

    rows: dict[str, int]
    notes: tuple[Message, ...]


def write_xlsx(
    sheets: Sequence[Sheet],
    path: str,
    said: Said | None,
    zone: ZoneInfo,
    most: int = MOST_ROWS,
    *,
    alone: bool = False,
) -> Told:
    """One sheet a table, then what was too long for its cell, and which column is what. `said` gives titles
    in the reader's language; without it sheets and columns go by their ids. `alone`: nothing but the
    tables, for a program that takes any sheet for one. Raises OSError."""
    with writing(path) as workbook:
        book = _Book(workbook, said, zone, most)
        rows = {sheet.name: book.add(sheet) for sheet in sheets}
        if not alone:
            book.end(sheets)
    return Told(rows, tuple(book.notes))


class _Book:
    def __init__(self, workbook: Workbook, said: Said | None, zone: ZoneInfo, most: int) -> None:
        self.workbook, self.said, self.zone, self.most = workbook, said, zone, most
        self.bold = workbook.add_format({"bold": True})
        self.forms = {form: workbook.add_format({"num_format": form}) for form in FORMS}
        self.notes: list[Message] = []
        self.rest: list[Row] = []
        """What did not fit into a cell."""

    def add(self, sheet: Sheet) -> int:
        """How many rows there were. Where one sheet is too small, there is another."""
        n, number, first = 0, 1, next(sheet.rows, None)
        while first is not None or number == 1:
            rows = sheet.rows if first is None else chain((first,), sheet.rows)
            n += self._fill(sheet, self._name(sheet, number), islice(rows, self.most - 1))
            first, number = next(sheet.rows, None), number + 1
        if number > 2:
            self.notes.append(msg("exporting.split_rows", table=sheet.name, sheets=number - 1))
        return n

    def end(self, sheets: Sequence[Sheet]) -> None:
        if self.rest:
            cells = len({tuple(row[:3]) for row in self.rest})
            self.notes.append(msg("exporting.split_cells", n=cells))
            self.add(Sheet("continued", Text("续", "Continued"), _CONTINUED, iter(self.rest)))
        legend = (
            (self._name(sheet), heading(column, self.said), column.id, column.kind)
            for sheet in sheets
            for column in sheet.columns
        )
        columns = Sheet("columns", Text("列说明", "Columns"), _LEGEND, legend)
        self._fill(columns, self._name(columns), columns.rows)

    def _name(self, sheet: Sheet, number: int = 1) -> str:
        name = self.said(sheet.title) if self.said else sheet.name
        return name if number == 1 else f"{name} ({number})"

    def _fill(self, sheet: Sheet, name: str, rows: Iterator[Row]) -> int:
        measured = list(islice(rows, _MEASURED))
        names = [heading(column, self.said) for column in sheet.columns]
        money = next((at for at, column in enumerate(sheet.columns) if column.id == "currency"), None)
        file, n = self._begun(name, names, _widths(names, sheet.columns, measured)), 0
        for n, row in enumerate(chain(measured, rows), 1):
            currency = None if money is None or row[money] is None else spelled(row[money])
            for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                value, form = self._cell(name, n + 1, column, cell, currency)
                if value is not None:
                    file.write(n, at, value, self.forms[form])
        file.autofilter(0, 0, n, len(names) - 1)
        return n

    def _begun(self, name: str, names: Sequence[str], widths: Iterator[int]) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, (title, width) in enumerate(zip(names, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write(0, at, title, self.bold)
        return sheet

    def _cell(self, sheet: str, row: int, column: Column, cell: Cell, currency: str | None) -> Written:
        if isinstance(cell, str):
            cell, *more = parts(cell)
            if more:
                title = heading(column, self.said)
                self.rest += ((sheet, row, title, part, text) for part, text in enumerate(more, 2))
        return written(cell, column.kind, currency, self.zone)


def _widths(names: Sequence[str], columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[int]:
    """In characters of Excel; a Chinese one takes two, and an instant what it takes in the cell."""
    for at, (name, column) in enumerate(zip(names, columns, strict=True)):
        said = [19 if column.kind == "instant" else _width(spelled(row[at])) for row in rows]
        yield min(max(_width(name) + 4, *said, 8) + 2, _WIDEST)


def _width(text: str) -> int:
    lines = text[:1000].split("\n")
    return max(sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in lines)
