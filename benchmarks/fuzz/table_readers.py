"""Reads files of tables, whatever stands in them, as `import` does: their rows, their notes, their faults."""

from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from benchmarks.fuzz.readers import Read
from engine.errors import BadFile
from engine.message import Message
from exchange.tables.table import Torn
from exchange.tables.table_file import open_table
from words.say import LANGUAGES, say, speak

BETWEEN = b"=====\n"
"""Stands between the parts of a workbook when it is an input."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PARTS = ("xl/sheet.xml", "xl/styles.xml", "xl/shared.xml", "xl/workbook.xml")
_ABOUT = {
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="a" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
    '<sheet name="Deals" sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
    f'<Relationship Id="a" Type="{_RELATIONS}/worksheet" Target="sheet.xml"/>'
    f'<Relationship Id="b" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
    f'<Relationship Id="c" Type="{_RELATIONS}/sharedStrings" Target="shared.xml"/></Relationships>',
}


def workbook(folder: Path) -> Read:
    """The parts of the input in an archive; and the archive itself with a byte changed."""
    path = folder / "table.xlsx"

    def read(content: bytes) -> bool:
        archive = _packed(content)
        spot = len(content) % len(archive)
        path.write_bytes(archive[:spot] + bytes([archive[spot] ^ 0x55]) + archive[spot + 1 :])
        with suppress(BadFile):
            _read(path)
        path.write_bytes(archive)
        return _read(path)

    return read


def objects(folder: Path) -> Read:
    path = folder / "table.json"

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        return _read(path)

    return read


def _packed(content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        parts: dict[str, str | bytes] = {**_ABOUT, **dict(zip(_PARTS, content.split(BETWEEN), strict=False))}
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _read(path: Path) -> bool:
    """Every row; none is wider than a spreadsheet, none holds what no database takes."""
    good = 0
    with open_table(str(path)) as table:
        for _, cells in table.rows:
            if isinstance(cells, Torn):
                _said([cells.why])
                "".join(cells.cells).encode()
            else:
                "".join(cells).encode()
                assert "\0" not in "".join(cells), "a zero in a cell"
                good += 1
        _said(table.notes)
    return good > 0


def _said(sentences: Iterable[Message]) -> None:
    for sentence in sentences:
        for language in LANGUAGES:
            speak(language)
            say(sentence).encode()
