"""A table as JSON: an object a row. Amounts are decimal strings, as everywhere in our JSON."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TextIO

from exchange.outgoing.column import Cell, Column, Said, Sheet, heading


def write_jsonl(sheet: Sheet, file: TextIO, said: Said | None) -> int:
    """How many rows were written."""
    n = 0
    for row in objects(sheet, said):
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        n += 1
    return n


def objects(sheet: Sheet, said: Said | None) -> Iterator[dict[str, Any]]:
    """The rows."""
    names = [heading(column, said) for column in sheet.columns]
    for row in sheet.rows:
        yield dict(zip(names, map(_plain, sheet.columns, row), strict=True))


def _plain(column: Column, cell: Cell) -> Any:
    if column.kind == "object" and isinstance(cell, str):
        return json.loads(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else cell
