"""A workbook as a file: a ZIP of XML (ECMA-376), one sheet written after the other, row by row.

Of our own, because it takes a hundred lines: a library costs an import, and three times as long a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import IO, Self
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from exchange.outgoing.xlsx_cells import BOLD, FORMS, Written

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
    ' state="frozen"/></sheetView></sheetViews>'
)


class Package:
    """Closed, it is whole; before, it is no workbook."""

    def __init__(self, path: str) -> None:
        self._zip = ZipFile(path, "w", ZIP_DEFLATED)
        self._sheets: list[tuple[str, str]] = []
        """Names, and the area with the heading that is filtered."""

    @contextmanager
    def sheet(self, name: str, widths: Sequence[int]) -> "Iterator[SheetFile]":
        """One after the other; `widths` of its columns in characters."""
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
            for at, width in enumerate(widths, 1)
        )
        place = f"xl/worksheets/sheet{len(self._sheets) + 1}.xml"
        with self._zip.open(place, "w", force_zip64=True) as file:
            file.write(f"{_XML}<worksheet {_MAIN}>{_FROZEN}<cols>{columns}</cols><sheetData>".encode())
            made = SheetFile(file, len(widths))
            yield made
            file.write(f'</sheetData><autoFilter ref="{made.area}"/></worksheet>'.encode())
        self._sheets.append((name, made.area))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            for place, content in self._rest():
                self._zip.writestr(place, _XML + content)
        self._zip.close()

    def _rest(self) -> Iterator[tuple[str, str]]:
        """What tells a reader which sheets there are."""
        numbers = range(1, len(self._sheets) + 1)
        parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
        parts += [(f"xl/worksheets/sheet{number}.xml", "worksheet") for number in numbers]
        overrides = "".join(
            f'<Override PartName="/{place}" ContentType="{_TYPE}.{type}+xml"/>' for place, type in parts
        )
        yield (
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{overrides}</Types>",
        )
        yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
        links = [("worksheet", f"worksheets/sheet{number}.xml") for number in numbers]
        yield "xl/_rels/workbook.xml.rels", _relations([*links, ("styles", "styles.xml")])
        yield "xl/styles.xml", _styles()
        yield "xl/workbook.xml", self._workbook()

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
            for number, (name, _) in enumerate(self._sheets, 1)
        )
        filters = "".join(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
            f"{escape(_absolute(name, area))}</definedName>"
            for at, (name, area) in enumerate(self._sheets)
        )
        return (
            f'<workbook {_MAIN} xmlns:r="{_LINKS}"><sheets>{sheets}</sheets>'
            f"<definedNames>{filters}</definedNames></workbook>"
        )


class SheetFile:
    def __init__(self, file: IO[bytes], columns: int) -> None:
        self._file = file
        self._letters = [letters(at) for at in range(1, columns + 1)]
        self._rows = 0

    @property
    def area(self) -> str:
        return f"A1:{self._letters[-1]}{max(self._rows, 1)}"

    def heading(self, names: Iterable[str]) -> None:
        self.row(Written("inlineStr", name, BOLD) for name in names)

    def row(self, cells: Iterable[Written]) -> None:
        self._rows += 1
        said = "".join(
            _cell(f"{letter}{self._rows}", cell)
            for letter, cell in zip(self._letters, cells, strict=True)
            if cell.type
        )
        self._file.write(f'<row r="{self._rows}">{said}</row>'.encode())


def _cell(place: str, cell: Written) -> str:
    if cell.type == "inlineStr":
        form = f' s="{cell.form}"' if cell.form else ""
        text = f'<t xml:space="preserve">{escape(cell.text)}</t>'
        return f'<c r="{place}"{form} t="inlineStr"><is>{text}</is></c>'
    return f'<c r="{place}" s="{cell.form}" t="{cell.type}"><v>{cell.text}</v></c>'


def letters(column: int) -> str:
    """1 is A, 27 is AA."""
    found = ""
    while column:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found


def _absolute(name: str, area: str) -> str:
    """`'Deals'!$A$1:$AF$84`."""
    first, _, last = area.partition(":")
    column = last.rstrip("0123456789")
    sheet = name.replace("'", "''")
    return f"'{sheet}'!$A${first[1:]}:${column}${last[len(column) :]}"


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{type}" Target="{target}"/>'
        for number, (type, target) in enumerate(targets, 1)
    )
    return f"{_RELATIONS}{links}</Relationships>"


def _styles() -> str:
    """The number formats of FORMS, by their places; the heading is bold."""
    first = 164  # below stand those that Excel knows by itself
    forms = "".join(f'<numFmt numFmtId="{first + at}" formatCode="{form}"/>' for at, form in enumerate(FORMS))
    uses = "".join(
        f'<xf numFmtId="{first + at if form != "General" else 0}" fontId="{int(at == BOLD)}" fillId="0"'
        ' borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
        for at, form in enumerate(FORMS)
    )
    font = '<font>{bold}<sz val="11"/><name val="Calibri"/></font>'
    return (
        f'<styleSheet {_MAIN}><numFmts count="{len(FORMS)}">{forms}</numFmts>'
        f'<fonts count="2">{font.format(bold="")}{font.format(bold="<b/>")}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(FORMS)}">{uses}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
