"""A table as CSV (RFC 4180): commas, CRLF, quotes where they are needed."""

import csv
from typing import TextIO

from exchange.outgoing.column import Said, Sheet, heading
from exchange.outgoing.spelling import harmless

ENCODING = "utf-8-sig"
"""With its mark, by which Excel knows it."""


def write_csv(sheet: Sheet, file: TextIO, said: Said | None, end: str = "\r\n") -> int:
    """How many rows were written below the heading, each with this `end`. The file is opened with
    `newline=""`."""
    writer = csv.writer(file, lineterminator=end)
    writer.writerow([harmless(heading(column, said)) for column in sheet.columns])
    n = 0
    for row in sheet.rows:
        writer.writerow(map(harmless, row))
        n += 1
    return n
