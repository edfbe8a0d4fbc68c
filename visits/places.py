"""What the anchor of a worksheet's blank names: a field, or some columns of one of its rows."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

ROOM = 2
"""Columns a question about one row leaves room for."""


class Place(NamedTuple):
    worksheet: str
    field: str
    row: str | None = None
    """By its mark."""
    columns: tuple[str, ...] = ()


def row_anchor(worksheet: str, field: str, row: str, columns: Sequence[str]) -> str:
    """`fill:risks.risks.1a2b3c4d.proof`: a row by its name, for its place among others may change."""
    return f"fill:{worksheet}.{field}.{row_mark(row)}.{'.'.join(columns[:ROOM])}"


def row_mark(name: str) -> str:
    return f"{crc32(name.encode()):08x}"


def place_of(fills: str) -> Place:
    worksheet, _, rest = fills.partition(":")[2].partition(".")
    field, *of_row = rest.split(".")
    return Place(worksheet, field, of_row[0] if of_row else None, tuple(of_row[1:]))
