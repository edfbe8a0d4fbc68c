"""A workbook (ECMA-376, both its sets of names): which sheet holds the table, and what its cells refer to."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import NamedTuple
from zipfile import ZipFile

from engine.errors import BadFile
from engine.message import Message, msg
from engine.nearest import shown
from exchange.tables.excel_values import NUMBER, kind_of_format
from exchange.tables.heading import LOOKED_AT, filled
from exchange.tables.package import DAMAGE, Attributes, Package
from exchange.tables.shared_texts import IN_MEMORY, SharedTexts
from exchange.tables.table import Numbered, Torn
from exchange.tables.worksheet import Book, look_through, rows_of

_NAMED = 5
_OTHERS = {"xl/workbook.bin": "tables.binary_excel", "content.xml": "tables.open_document"}
"""By a part it has, what else a ZIP archive may be."""


class Named(NamedTuple):
    name: str
    part: str
    hidden: bool


class Sheet(NamedTuple):
    name: str
    rows: Iterator[Numbered]
    lines: int
    notes: list[Message]


@contextmanager
def open_workbook(path: str, wanted: str | None) -> Iterator[Sheet]:
    """The sheet of this name, or the first that shows a table. Raises BadFile where there is
    none."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as scratch, ExitStack() as opened:
        try:
            sheet = _opened(path, wanted, opened, SharedTexts(scratch))
        except DAMAGE:
            raise BadFile(msg("tables.damaged", file=path)) from None
        yield sheet


def _opened(path: str, wanted: str | None, opened: ExitStack, texts: SharedTexts) -> Sheet:
    package = Package(path, opened.enter_context(ZipFile(path)))
    contents = _Contents(path, package)
    for part in contents.of_kind("sharedStrings"):
        texts.load(package, part)
    book = Book(texts, _formats(package, contents.of_kind("styles")), contents.since_1904)
    named = _chosen(path, package, book, contents.sheets, wanted)
    found = look_through(package, named.part)
    rows = _undamaged(path, rows_of(package, named.part, book, found.merges))
    return Sheet(named.name, rows, found.rows, _notes(contents.sheets, named, wanted, len(found.merges)))


def _undamaged(path: str, rows: Iterator[Numbered]) -> Iterator[Numbered]:
    try:
        yield from rows
    except DAMAGE:
        raise BadFile(msg("tables.damaged", file=path)) from None


class _Contents:
    """What the workbook says of itself."""

    def __init__(self, path: str, package: Package) -> None:
        self.sheets: list[Named] = []
        self.since_1904 = False
        tops = [part for kind, part in package.related("").values() if kind == "officeDocument"]
        top = next((part for part in tops if part in package.names), "xl/workbook.xml")
        if top not in package.names:
            other = next((id for part, id in _OTHERS.items() if part in package.names), "tables.archive")
            raise BadFile(msg(other, file=path))
        self._related = package.related(top)
        package.read(top, self._start, lambda tag, text: None)
        self.sheets = [sheet for sheet in self.sheets if sheet.part in package.names]

    def _start(self, tag: str, given: Attributes) -> None:
        if tag == "workbookPr":
            self.since_1904 = given.get("date1904") in ("1", "true")
        elif tag == "sheet":
            id = next((value for key, value in given.items() if key.rpartition(":")[2] == "id"), "")
            kind, part = self._related.get(id, ("", ""))
            if kind == "worksheet":
                hidden = given.get("state", "") not in ("", "visible")
                self.sheets.append(Named(given.get("name", ""), part, hidden))

    def of_kind(self, wanted: str) -> list[str]:
        return [part for kind, part in self._related.values() if kind == wanted]


def _formats(package: Package, parts: Sequence[str]) -> list[str]:
    """By style, what a number in it is."""
    codes: dict[int, str] = {}
    formats: list[str] = []
    inside: list[str] = []

    def start(tag: str, given: Attributes) -> None:
        inside.append(tag)
        id = given.get("numFmtId", "0")
        if not id.isdigit():
            return
        if tag == "numFmt":
            codes[int(id)] = given.get("formatCode", "")
        elif tag == "xf" and "cellXfs" in inside:
            formats.append(kind_of_format(int(id), codes.get(int(id))))

    for part in parts:
        package.read(part, start, lambda tag, text: _left(inside))
    return formats or [NUMBER]


def _left(inside: list[str]) -> None:
    inside.pop()


def _chosen(path: str, package: Package, book: Book, sheets: Sequence[Named], wanted: str | None) -> Named:
    names = tuple(sheet.name for sheet in sheets)
    if wanted is not None:
        same = [sheet for sheet in sheets if sheet.name.strip().casefold() == wanted.strip().casefold()]
        if not same:
            raise BadFile(msg("tables.no_sheet", file=path, sheet=shown(wanted)), hint=_sheets(names))
        return same[0]
    visible = [sheet for sheet in sheets if not sheet.hidden]
    for cells in (2, 1):  # a cover says one thing a row
        for sheet in visible:
            if _has_rows(rows_of(package, sheet.part, book, ()), cells):
                return sheet
    if len(visible) < len(sheets):
        raise BadFile(msg("tables.all_hidden", file=path), hint=_sheets(names))
    raise BadFile(msg("tables.no_rows", file=path))


def _has_rows(rows: Iterator[Numbered], cells: int) -> bool:
    """Whether two of the first rows say as many things; one that can't be read says enough."""
    first = islice(rows, LOOKED_AT)
    return sum(isinstance(each, Torn) or filled(each) >= cells for _, each in first) > 1


def _sheets(names: Sequence[str]) -> Message:
    return msg("tables.sheets_are", sheets=_few(names))


def _few(names: Sequence[str]) -> tuple[str | Message, ...]:
    """As many as a sentence can carry."""
    more = len(names) - _NAMED
    named = tuple(shown(name) for name in names[:_NAMED])
    return (*named, msg("tables.more", n=more)) if more > 0 else named


def _notes(sheets: Sequence[Named], chosen: Named, wanted: str | None, merges: int) -> list[Message]:
    notes = []
    others = tuple(sheet.name for sheet in sheets if sheet != chosen)
    if others and wanted is None:
        notes.append(msg("tables.other_sheets", sheet=shown(chosen.name), others=_few(others)))
    if merges:
        notes.append(msg("tables.merged", n=merges))
    return notes
