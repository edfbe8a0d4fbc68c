"""A column of what goes out: its name for programs, its title for people, and what its cells are."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

from engine.message import Text

Cell: TypeAlias = str | int | Decimal | bool | None
"""By kind: text, days and instants as ISO text, whole numbers, amounts in major units, flags; an object as
JSON text."""
Row: TypeAlias = Sequence[Cell]
Kind: TypeAlias = Literal["text", "number", "money", "day", "instant", "flag", "object"]
Said: TypeAlias = Callable[[Text], str]
"""A title in the reader's language."""


class Column(NamedTuple):
    """`id` is the same in both languages and stays; money stands in the currency of the row's `currency`."""

    id: str
    kind: Kind
    title: Text


class Sheet(NamedTuple):
    """A table on its way out; its rows can be gone through once."""

    name: str
    title: Text
    columns: tuple[Column, ...]
    rows: Iterator[Row]


def heading(column: Column, said: Said | None) -> str:
    """What stands above it: its title, or its id where nobody says titles."""
    return said(column.title) if said else column.id


def _of(kind: Kind) -> Callable[[str, str, str], Column]:
    """Takes a column's id, and its title in Chinese and in English."""
    return lambda id, zh, en: Column(id, kind, Text(zh, en))


text, number, money = _of("text"), _of("number"), _of("money")
day, instant = _of("day"), _of("instant")
flag, object_ = _of("flag"), _of("object")
