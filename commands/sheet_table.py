"""A table whose long cells run over several lines, in the reader's window."""

from collections.abc import Sequence
from itertools import zip_longest

from commands.printing import clean_cell, pad, pieces, width, wrap
from commands.sheet_view import Column, Table
from words.say import say

MOST_COLUMNS = 7
_GAP = 2
_WORD = 8
"""Columns a Chinese phrase needs at least, to be read with ease."""


def table_lines(table: Table, room: int) -> list[str]:
    """Rows under their headings; where they don't fit the room, each row as a list of its own."""
    widths = _widths(table, room)
    if widths is None:
        return _one_by_one(table, room)
    lines = _cells([column.head for column in table.columns], table.columns, widths)
    for row in table.rows:
        lines += _cells(row, table.columns, widths)
    return lines


def _cells(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """One row, as many lines as its longest cell needs."""
    broken = [wrap(clean_cell(cell).strip(), n).split("\n") for cell, n in zip(cells, widths, strict=True)]
    return [
        (" " * _GAP)
        .join(pad(part, n, right=c.right) for part, n, c in zip(parts, widths, columns, strict=True))
        .rstrip()
        for parts in zip_longest(*broken, fillvalue="")
    ]


def _widths(table: Table, room: int) -> list[int] | None:
    """Of each column, the widest giving way first; None where even words would have to be broken."""
    if len(table.columns) > MOST_COLUMNS:
        return None
    lines = [tuple(column.head for column in table.columns), *table.rows]
    columns = list(zip(*lines, strict=True))
    widths = [max(map(width, cells)) for cells in columns]
    least = [max(map(_least, cells)) for cells in columns]
    over = sum(widths) + _GAP * (len(widths) - 1) - room
    while over > 0:
        wide = [at for at in range(len(widths)) if widths[at] > least[at]]
        if not wide:
            return None
        widths[max(wide, key=widths.__getitem__)] -= 1
        over -= 1
    return widths


def _least(cell: str) -> int:
    """What can't be broken, and of Chinese a phrase."""
    unbroken = (width(piece.strip()) for piece in pieces(cell))
    return max(*unbroken, min(max(map(width, cell.split()), default=1), _WORD), 1)


def _one_by_one(table: Table, room: int) -> list[str]:
    lines = []
    for name, *rest in table.rows:
        lines += wrap(f"· {clean_cell(name)}", room, "  ").split("\n")
        for column, cell in zip(table.columns[1:], rest, strict=True):
            if cell:
                told = say("sheets.figure", label=column.head, value=clean_cell(cell))
                lines += wrap(f"    {told}", room, "      ").split("\n")
    return lines
