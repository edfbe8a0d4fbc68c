"""The rows that could not go in, in a file of their own: to be corrected there, and brought in as they are.

It is written the way the table was, and says of each row where it stood, in which columns it is wrong, and
why.
"""

import csv
import json
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile, mkstemp
from typing import IO

from engine import temporary
from engine.errors import BadFile
from engine.message import msg
from exchange.tables.mended import is_unmended
from exchange.tables.table import REJECTED, UNMENDED, Form, Typed

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_JSON_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_COUNTED = re.compile(r"(.*\.rejected)-(\d{1,9})")
_MARKED = "utf-8-sig"
"""Excel knows UTF-8 by its mark."""


class RejectedRows:
    """Nothing is written before the first row, and nothing is there under its name before it is closed."""

    def __init__(self, path: str, heading: Sequence[str], form: Form) -> None:
        """A workbook's rows become CSV."""
        self._wanted, self._form = Path(path), form
        self._kept = [at for at, name in enumerate(heading) if name not in REJECTED]
        self._whole = heading
        self._heading = [heading[at] for at in self._kept]
        self._encoding = form.encoding or _MARKED
        self._file: IO[str] | None = None

    def add(self, number: int, cells: Sequence[str], refusals: Sequence[tuple[str | None, str]]) -> None:
        """A row as it was read, and what is wrong with it by column.

        One that is too short is filled up, for nothing to stand under another name, and marked; what is too
        much of a long one stands behind the reasons.
        """
        kept = [cells[at] if at < len(cells) else "" for at in self._kept]
        columns = "; ".join(dict.fromkeys(column for column, _ in refusals if column))
        reasons = "; ".join(dict.fromkeys(reason for _, reason in refusals))
        said = (str(number), UNMENDED if is_unmended(cells, self._whole) else columns, reasons)
        with temporary.writing():
            file = self._opened()
            if self._form.kind == "jsonl":
                file.write(
                    _object([*zip(self._heading, kept, strict=True), *zip(REJECTED, said, strict=True)])
                )
            else:
                self._row(file, [*kept, *said, *cells[len(self._whole) :]])

    def close(self) -> Path | None:
        """Where the rows are; None where there was none. Raises BadFile where they can't be written."""
        if self._file is None:
            return None
        path = _free(self._wanted)
        try:
            handle, written = mkstemp(dir=path.parent, prefix=".dealgate-")
            os.close(handle)
            try:
                self._write(self._file, written)
                os.replace(written, path)
            finally:
                Path(written).unlink(missing_ok=True)
        except OSError:
            raise _no_place(self._wanted) from None
        self._file.close()
        return path

    def _write(self, rows: IO[str], path: str) -> None:
        """In the table's own encoding, unless a reason can't be said in it; a mark tells then."""
        for encoding in (self._encoding, _MARKED):
            rows.seek(0)
            with suppress(UnicodeEncodeError), open(path, "w", encoding=encoding, newline="") as file:
                copyfileobj(rows, file)
                return

    def _opened(self) -> IO[str]:
        if self._file is None:
            if not os.access(self._wanted.parent, os.W_OK):
                raise _no_place(self._wanted)
            self._file = _nameless()
            if self._form.kind != "jsonl":
                self._row(self._file, [*self._heading, *REJECTED])
        return self._file

    def _row(self, file: IO[str], cells: Sequence[str]) -> None:
        writer = csv.writer(file, delimiter=self._form.delimiter or ",", lineterminator="\r\n")
        writer.writerow([_neutral(cell) for cell in cells])


def _nameless() -> IO[str]:
    """A file that is gone when nobody knows it any more."""
    return TemporaryFile("w+", encoding="utf-8", newline="")


def _no_place(path: Path) -> BadFile:
    return BadFile(msg("tables.no_place", file=str(path)))


def _neutral(cell: str) -> str:
    """With an apostrophe where a spreadsheet would calculate; reading takes it away again. Numbers do no
    harm."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _object(pairs: Sequence[tuple[str, str]]) -> str:
    """On one line; numbers as they were, to the last digit."""
    return "{" + ", ".join(f"{_json(name)}: {_json(cell)}" for name, cell in pairs if cell) + "}\n"


def _json(cell: str) -> str:
    plain = isinstance(cell, Typed) and (cell in ("true", "false") or _JSON_NUMBER.fullmatch(cell))
    return cell if plain else json.dumps(cell, ensure_ascii=False)


def _free(path: Path) -> Path:
    """This one, if nothing is there; else one with the next number behind its name: somebody may have
    corrected half of what is there."""
    found = _COUNTED.fullmatch(path.stem)
    stem, first = (found[1], int(found[2])) if found else (path.stem, 1)
    tried = (path.with_stem(f"{stem}-{n}") for n in count(first + 1))
    return path if not path.exists() else next(each for each in tried if not each.exists())
