"""A table as JSON lines: an object a row. Amounts are decimal strings, as everywhere in our JSON."""

import json
from decimal import Decimal
from typing import Any, TextIO

from exchange.outgoing.column import Cell, Said, Sheet, heading


def write_jsonl(sheet: Sheet, file: TextIO, said: Said | None) -> int:
    """How many rows were written."""
    names = [heading(column, said) for column in sheet.columns]
    n = 0
    for row in sheet.rows:
        file.write(json.dumps(dict(zip(names, map(plain, row), strict=True)), ensure_ascii=False) + "\n")
        n += 1
    return n


def plain(cell: Cell) -> Any:
    return f"{cell:f}" if isinstance(cell, Decimal) else cell
