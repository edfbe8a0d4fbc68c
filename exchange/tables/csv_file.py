"""Rows of a CSV file (RFC 4180, with whatever delimiter), numbered as a spreadsheet numbers them."""

import csv
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, TextIO

from engine.message import msg
from exchange.tables.delimiter import LINES, delimiter_of, named_delimiter
from exchange.tables.table import WIDEST, Numbered, Torn

_NEUTRALISED = re.compile(r"'+[=+\-@\t\r]")
_QUOTES = 2


class CsvFile(NamedTuple):
    delimiter: str
    rows: Iterator[Numbered]


def read_csv(file: TextIO, delimiter: str | None) -> CsvFile:
    """The rows that say anything; the empty ones count, as they do on a screen. `file` is opened with
    `newline=""`."""
    above = named_delimiter(file.readline(LINES))
    file.seek(0)
    chosen = delimiter or above or delimiter_of(_sample(file))
    if above:
        file.readline()
    return CsvFile(chosen, _numbered(file, chosen))


def _sample(file: TextIO) -> list[str]:
    said = (line for line in file if line.strip())
    sample = list(islice(said, LINES))
    file.seek(0)
    return sample or [""]


def _numbered(file: Iterator[str], delimiter: str) -> Iterator[Numbered]:
    """Strict, because a stray quotation mark would else swallow the rows after it without a word."""
    taken: list[str] = []
    reader = csv.reader(_remembered(file, taken), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            torn = _torn(str(error), taken, file)
            yield number, torn
            if torn.last:
                return
            continue
        if len(cells) > WIDEST:
            yield number, Torn(msg("tables.wide_row", limit=WIDEST), _kept(taken))
        elif any(cells):
            yield number, _as_meant(cells, taken)


def _remembered(file: Iterator[str], taken: list[str]) -> Iterator[str]:
    """The lines, each kept until its row is done."""
    for line in file:
        taken.append(line)
        yield line


def _as_meant(cells: list[str], lines: list[str]) -> list[str]:
    """An apostrophe that keeps a spreadsheet from calculating a text is no part of the text."""
    for line in lines:
        if "'" in line:
            return [cell[1:] if _NEUTRALISED.match(cell) else cell for cell in cells]
    return cells


def _torn(error: str, taken: list[str], file: Iterator[str]) -> Torn:
    """The parser tells its complaints apart by their words alone.

    It stops in the middle of a cell that is too long: the rest of that, up to its closing quotation mark,
    is no row.
    """
    lines = len(taken)
    if "field limit" in error:
        quotes = sum(line.count('"') for line in taken)
        while quotes % _QUOTES and (line := next(file, None)) is not None:
            quotes += line.count('"')
            lines += 1
        if not quotes % _QUOTES:
            return Torn(msg("tables.long_cell", limit=csv.field_size_limit()), _kept(taken))
    elif "unexpected end" not in error:
        why = msg("tables.bad_quote") if lines == 1 else msg("tables.bad_quotes", lines=lines)
        return Torn(why, _kept(taken))
    return Torn(msg("tables.open_quote", lines=lines), _kept(taken), last=True)


def _kept(lines: list[str]) -> tuple[str, ...]:
    """The lines as one cell, as many whole ones as it can hold."""
    text = "".join(lines).rstrip("\r\n")
    if len(text) <= csv.field_size_limit():
        return (text,)
    return (text[: text.rfind("\n", 0, csv.field_size_limit()) + 1].rstrip("\r\n"),)
