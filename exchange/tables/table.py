"""A table, from whatever file: its heading, and its rows as a stream, numbered as spreadsheets do it."""

from collections.abc import Iterator
from typing import NamedTuple, Self, TypeAlias

from engine.message import Message

WIDEST = 16_384
"""Columns, as many as a spreadsheet has."""

REJECTED = ("dealgate_row", "dealgate_column", "dealgate_reason")
"""The last columns of a file of rejected rows; its heading stands in the first row, whatever the table's
did."""

UNMENDED = "*"
"""Stands in the second of them where the cells of a row are not what the table said: who has made them so
takes it away."""


class Typed(str):
    """A number or a day the file holds as such, in the one spelling whatever the column's style:
    `1234.5`, `2024-03-05`, `2024-03-05T14:30:00`, `true`; a time of day `14:30:00`, a duration `36:15:00`."""

    __slots__ = ()


class Unread(str):
    """An empty cell in place of one that can't be read, and why: who needs it refuses the row."""

    __slots__ = ("why",)
    why: Message

    def __new__(cls, why: Message) -> Self:
        cell = super().__new__(cls)
        cell.why = why
        return cell


class Form(NamedTuple):
    """How a table is written; what is None is found out.

    `kind`: csv, xlsx or jsonl. `delimiter` is one character. `heading` is the row with the column names.
    """

    kind: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    heading: int | None = None


class Torn(NamedTuple):
    """A row whose cells can't be told apart, or not all of them.

    `cells` are what there is to keep: those that can be read, or else the row's text as the first.
    """

    why: Message
    cells: tuple[str, ...] = ()
    last: bool = False
    """Whether nothing behind it could be read."""


Numbered: TypeAlias = tuple[int, list[str] | Torn]
"""A row's number and its cells."""


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
