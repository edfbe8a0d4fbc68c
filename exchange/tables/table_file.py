"""A table in a file: its heading, and its rows as a stream, numbered as a spreadsheet numbers them."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice

from engine.errors import BadFile
from engine.message import Message, msg
from exchange.tables.csv_file import read_csv
from exchange.tables.file_kind import head_of, kind_of
from exchange.tables.file_text import open_ended, probe
from exchange.tables.footer import without_footer
from exchange.tables.heading import LOOKED_AT, heading_of
from exchange.tables.json_lines import open_json
from exchange.tables.mended import mended
from exchange.tables.table import REJECTED, Form, Numbered, Table, Torn

AS_FOUND = Form()
_CALLED = {";": "tables.semicolons", "\t": "tables.tabs", "|": "tables.bars"}
"""Delimiters worth being named: a comma is what everybody expects."""


def open_table(path: str, form: Form = AS_FOUND) -> AbstractContextManager[Table]:
    """The table in a file of CSV, XLSX or JSON lines, as `form` says or as it is found.

    Raises BadFile where it holds no table with rows, LookupError for an encoding there is none of.
    """
    kind = form.kind or kind_of(path, head_of(path))
    if kind == "jsonl":
        return open_json(path, form)
    return _open_workbook(path, form) if kind == "xlsx" else _open_csv(path, form)


@contextmanager
def _open_csv(path: str, form: Form) -> Iterator[Table]:
    text = probe(path, form.encoding)
    notes = [msg("tables.guessed", encoding=text.encoding.upper())] if text.guessed else []
    with open(path, encoding=text.encoding, newline="") as file:
        delimiter, rows = read_csv(file, form.delimiter)
        if text.lines > 1 and open_ended(path, text.encoding):
            notes.append(msg("tables.open_end"))
        if form.delimiter is None and delimiter in _CALLED:
            notes.append(msg("tables.delimiter", mark=msg(_CALLED[delimiter])))
        found = form._replace(kind="csv", encoding=text.encoding, delimiter=delimiter, sheet=None)
        yield _table(path, rows, text.lines, found, notes)


@contextmanager
def _open_workbook(path: str, form: Form) -> Iterator[Table]:
    from exchange.tables.workbook import (
        open_workbook,
    )  # a package of XML: only who has one needs a reader of it

    with open_workbook(path, form.sheet) as sheet:
        found = form._replace(kind="xlsx", encoding=None, delimiter=None, sheet=sheet.name)
        table = _table(path, sheet.rows, sheet.lines, found, sheet.notes)
        yield table._replace(rows=_as_wide(table.rows, len(table.heading)))


def _as_wide(rows: Iterator[Numbered], width: int) -> Iterator[Numbered]:
    """A workbook keeps no empty cells at the end of a row."""
    for number, cells in rows:
        if isinstance(cells, list) and len(cells) < width:
            cells += [""] * (width - len(cells))
        yield number, cells


def _table(path: str, rows: Iterator[Numbered], lines: int, form: Form, notes: list[Message]) -> Table:
    """Raises BadFile where no row names columns, or none follows."""
    first = list(islice(rows, max(LOOKED_AT, form.heading or 0)))
    if first and isinstance(first[0][1], list) and tuple(first[0][1][-len(REJECTED) :]) == REJECTED:
        form = form._replace(heading=first[0][0])
    heading = heading_of(first, form.heading)
    if heading is None and (torn := _torn(first, form.heading)):
        raise BadFile(msg("tables.torn_heading", file=path, row=torn[0], why=torn[1]))
    if heading is None and form.heading is not None:
        raise BadFile(msg("tables.no_such_heading", file=path, row=form.heading))
    if heading is None:
        raise BadFile(msg("tables.no_heading", file=path), hint=msg("tables.name_heading"))
    number = first[heading.at][0]
    below = chain(first[heading.at + 1 :], rows)
    one = next(below, None)
    if one is None:
        raise BadFile(msg("tables.no_rows", file=path))
    if heading.grouped:
        notes.append(msg("tables.two_headings", row=number, above=number - 1))
    elif heading.at and form.heading is None:
        notes.append(msg("tables.heading_found", row=number))
    kept = mended(without_footer(chain((one,), below), heading.names, notes), heading.names)
    return Table(heading.names, kept, max(lines - number, 1), form._replace(heading=number), notes)


def _torn(rows: Sequence[Numbered], wanted: int | None) -> tuple[int, Message] | None:
    """What is wrong with the row that should name the columns, where its cells can't be told."""
    for number, cells in rows:
        if isinstance(cells, Torn) and wanted in (None, number):
            return number, cells.why
    return None
