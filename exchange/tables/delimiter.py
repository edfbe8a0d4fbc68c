"""What stands between the cells of a line, judged over many lines."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

DELIMITERS = (",", ";", "\t", "|")
LINES = 50
"""Looked at, of those that say anything."""
_NAMED = re.compile(r'"?sep=(.)"?[\r\n]*')


def named_delimiter(line: str) -> str | None:
    """Excel writes it into a line of its own above the table: `sep=;`."""
    found = _NAMED.fullmatch(line.removeprefix("\ufeff"))
    return found[1] if found else None


class _Fit(NamedTuple):
    """How well a delimiter fits, compared part by part."""

    rows: int
    """That have the same number of cells, more than one."""
    in_heading: int
    cells: int


def delimiter_of(lines: Sequence[str]) -> str:
    """The one that gives most lines the same number of cells; a comma where none does."""
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: Sequence[str], delimiter: str) -> _Fit:
    try:
        rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        rows = []
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return _Fit(0, 0, 0)
    cells, same = max(widths.items(), key=lambda item: (item[1], item[0]))
    bare = re.sub('"[^"]*"', "", lines[0])
    return _Fit(same, bare.count(delimiter), cells)
