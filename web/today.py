"""A person's day: what to do, the most pressing first, and why it comes now."""

from datetime import date
from typing import NamedTuple

from web.board import Filter
from web.page import Said


class ToDo(NamedTuple):
    """`key` is a deal's or a client's code; `deal` the deal one speaks of, if any, `sheet` the way to the
    sheet for a visit there."""

    key: str
    facts: tuple[Said, ...]
    do: Said
    why: Said
    deal: str | None
    sheet: str | None


class Today(NamedTuple):
    """`left` are those that are not on the page."""

    head: Said
    day: date
    things: tuple[ToDo, ...]
    left: int
    more: str
    notes: tuple[Said, ...]
    filters: tuple[Filter, ...]
    narrowed: bool
