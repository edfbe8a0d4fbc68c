"""A workbook on its way to the disk, by XlsxWriter: one row is in memory, the others wait in files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from exchange.outgoing.xlsx_cells import escaped


class _Sheet(Worksheet):
    """Every text comes back from it. XlsxWriter's own escapes lose the second of two that touch, as in
    `_x0041_x0042_`, and a text like `<r>…</r>` goes into its file as XML."""

    @staticmethod
    def _escape_control_characters(data: str | int) -> str | int:
        return escaped(data) if isinstance(data, str) else data


class _Book(Workbook):
    worksheet_class = _Sheet


@contextmanager
def writing(path: str) -> Iterator[Workbook]:
    """Written when all went well. Until then its rows wait beside it, for the disk of temporary files may
    be memory. Raises OSError."""
    folder, name = os.path.split(path)
    with TemporaryDirectory(prefix=f"{name}-", dir=folder or os.curdir, ignore_cleanup_errors=True) as rows:
        options = {
            "constant_memory": True,
            "tmpdir": rows,
            "use_zip64": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = _Book(path, options)
        yield book
        try:
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
