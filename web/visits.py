"""Visits agreed, clients whose turn it is, and the week as it is proposed."""

from typing import NamedTuple

from web.board import Filter
from web.page import Said


class Stop(NamedTuple):
    """Whom to see: `what` to do there and why. `deal` is the one it is about, `sheet` the way to its
    sheet."""

    whom: Said
    facts: tuple[Said, ...]
    what: Said
    why: Said
    also: tuple[Said, ...] = ()
    deal: str | None = None
    sheet: str | None = None
    late: Said = None


class Day(NamedTuple):
    title: Said
    stops: tuple[Stop, ...]
    none: Said = None


class Week(NamedTuple):
    title: Said
    days: tuple[Day, ...]
    left: tuple[Stop, ...]
    left_title: Said
    notes: tuple[Said, ...]


class Listing(NamedTuple):
    """`none` is said where there is nothing; `more` are those that are not on the page."""

    id: str
    title: Said
    stops: tuple[Stop, ...]
    none: Said
    more: int


class Visits(NamedTuple):
    lists: tuple[Listing, ...]
    weeks: tuple[Week, ...]
    filters: tuple[Filter, ...]
    narrowed: bool
    everything: str
