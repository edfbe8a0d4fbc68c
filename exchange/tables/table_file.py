"""A table in a file: its heading, and its rows as a stream, numbered as a spreadsheet numbers them."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import TextIO

from engine.errors import BadFile
from engine.message import Message, msg
from exchange.tables.file_text import probe
from exchange.tables.table import Form, Numbered, Table

_DELIMITERS = (",", ";", "\t")
AS_FOUND = Form()


@contextmanager
def open_table(path: str, form: Form = AS_FOUND) -> Iterator[Table]:
    """A CSV file with commas, semicolons or tabs. Raises BadFile where it holds no table with rows."""
    text = probe(path, form.encoding)
    with open(path, encoding=text.encoding, newline="") as file:
        delimiter = form.delimiter or _delimiter(file)
        numbered = _numbered(file, delimiter)
        _, heading = next(numbered, (0, []))
        if isinstance(heading, Message) or not any(heading):
            raise BadFile(msg("exchange.no_heading", file=path))
        first = next(numbered, None)
        if first is None:
            raise BadFile(msg("exchange.no_rows", file=path))
        found = Form("csv", text.encoding, delimiter, None, 1)
        yield Table(tuple(cell.strip() for cell in heading), chain((first,), numbered), text.lines, found)


def _delimiter(file: TextIO) -> str:
    """The one that stands most often in the first line that says anything, quoted cells aside."""
    line = next((line for line in file if line.strip()), "")
    file.seek(0)
    return max(_DELIMITERS, key=re.sub('"[^"]*"', "", line).count)


def _numbered(file: TextIO, delimiter: str) -> Iterator[Numbered]:
    """Rows that say anything; the empty ones count, as they do on a screen.

    Strict, because a stray quotation mark would else swallow the rows after it without a word.
    """
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, _why(error)
            continue
        if any(cells):
            yield number, cells


def _why(error: csv.Error) -> Message:
    """The parser tells its complaints apart by their words alone."""
    if "field limit" in str(error):
        return msg("exchange.long_cell", limit=csv.field_size_limit())
    return msg("exchange.open_quote" if "unexpected end" in str(error) else "exchange.bad_quote")
