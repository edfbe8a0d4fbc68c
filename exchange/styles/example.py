"""A cell that shows something, with its row."""

from typing import NamedTuple


class Example(NamedTuple):
    row: int
    cell: str
