"""A table, from whatever file: its heading, and its rows as a stream, numbered as spreadsheets do it."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from engine.message import Message

WIDEST = 16_384
"""Columns, as many as a spreadsheet has."""

REJECTED = ("dealgate_row", "dealgate_column", "dealgate_reason")
"""The last columns of a file of rejected rows; its heading stands in the first row, whatever the table's
did."""


class Typed(str):
    """A number or a day the file holds as such, in the one spelling whatever the column's style:
    `1234.5`, `2024-03-05`, `2024-03-05T14:30:00`, `true`; a time of day `14:30:00`, a duration `36:15:00`."""

    __slots__ = ()


class Form(NamedTuple):
    """How a table is written; what is None is found out.

    `kind`: csv, xlsx or jsonl. `delimiter` is one character. `heading` is the row with the column names.
    """

    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    heading: int | None = None


Numbered: TypeAlias = tuple[int, list[str] | Message]
"""A row's number and its cells, or why they can't be told apart."""


class Table(NamedTuple):
    heading: tuple[str, ...]
    """Names as they stand, without the blanks and marks nobody sees."""
    rows: Iterator[Numbered]
    lines: int
    """About how many rows there are."""
    form: Form
    """As it is; every part that the kind has is known."""
    notes: list[Message]
    """What a person should know of how it was read; complete when the last row has been."""
