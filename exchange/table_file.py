"""A table in a file: its heading, and its rows as a stream, numbered as a spreadsheet numbers them."""

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple, TextIO, TypeAlias

from engine.errors import BadFile
from engine.message import Message, msg
from exchange.file_text import probe

_DELIMITERS = (",", ";", "\t")

Numbered: TypeAlias = tuple[int, list[str] | Message]
"""A row's number and its cells, or why they can't be told apart."""


class Table(NamedTuple):
    heading: tuple[str, ...]
    rows: Iterator[Numbered]
    lines: int
    """About how many rows there are."""


@contextmanager
def open_table(path: str, encoding: str | None = None) -> Iterator[Table]:
    """A CSV file with commas, semicolons or tabs. Raises BadFile where it holds no table with rows."""
    text = probe(path, encoding)
    with open(path, encoding=text.encoding, newline="") as file:
        numbered = _numbered(file, _delimiter(file))
        _, heading = next(numbered, (0, []))
        if isinstance(heading, Message) or not any(heading):
            raise BadFile(msg("exchange.no_heading", file=path))
        first = next(numbered, None)
        if first is None:
            raise BadFile(msg("exchange.no_rows", file=path))
        yield Table(tuple(cell.strip() for cell in heading), chain((first,), numbered), text.lines)


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
