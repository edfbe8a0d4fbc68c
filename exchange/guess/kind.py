"""What a table is of: the kind whose fields most of its columns are called by."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from exchange.guess.fields import by_content, columns_for
from exchange.guess.line import Line
from exchange.guess.names import NAMES, ORDER_DAY, ORDER_ID, called, plain
from exchange.guess.profile import Column

_NEEDED: Mapping[str, tuple[str, ...]] = {
    "events": ("id", "activity", "at"),
    "orders": ("on", "amount"),
    "visits": ("on", "summary"),
    "contacts": ("name",),
    "accounts": ("name",),
    "deals": ("title", "stage"),
}
_WHOSE: Mapping[str, tuple[str, ...]] = {
    "orders": ("account", "deal"),
    "contacts": ("account", "account_id"),
    "visits": ("account", "account_id", "deal"),
}
"""One of these says whose a row is."""
_TELLING: Mapping[str, tuple[str, ...]] = {
    "events": ("activity", "at"),
    "orders": ("id", "product", "cost", "margin"),
    "visits": ("summary", "channel", "contact"),
    "contacts": ("email", "phone", "job"),
    "accounts": ("place", "abc"),
    "deals": ("stage", "close_date", "amount", "owner"),
}
"""What a table of the kind has and others hardly have."""
_HINTS: Mapping[str, tuple[str, ...]] = {
    "accounts": (
        *(
            "industry",
            "sector",
            "employees",
            "number of employees",
            "annual revenue",
            "website",
            "year established",
        ),
        *("行业", "规模", "员工人数", "官网", "网址"),
    ),
    "orders": (*ORDER_ID, *ORDER_DAY),
    "contacts": ("first name", "last name", "mobile", "birthday", "salutation", "姓名", "手机"),
}
"""Columns no field is made of, and that still say what a table is of."""


class Guessed(NamedTuple):
    what: str
    sure: bool
    """Whether no other kind comes near."""


def kind_of(columns: Mapping[str, Column], rows: int) -> Guessed:
    """The kind that finds most of what is telling for it; deals where that says nothing."""
    points = {}
    for what in _NEEDED:
        found = {line.field: line for line in columns_for(what, columns, rows)}
        complete = all(field in found for field in _NEEDED[what])
        telling = sum(1 + found[field].sure for field in _TELLING[what] if field in found)
        hints = sum(plain(name) in _HINTS.get(what, ()) for name in columns)
        points[what] = telling + hints if complete else 0
    if points["events"] and _repeats(columns):
        return Guessed("events", sure=True)
    if points["deals"]:
        points["events"] = 0  # a row a deal
    best, next_best = sorted(points, key=lambda what: -points[what])[:2]
    if not points[best]:
        return Guessed(_unmarked(columns), sure=False)
    return Guessed(best, sure=points[next_best] < points[best])


def _unmarked(columns: Mapping[str, Column]) -> str:
    """A table of names alone is one of accounts."""
    named = called(NAMES["accounts"]["name"], tuple(columns))
    return "accounts" if named and not by_content(columns) else "deals"


def _repeats(columns: Mapping[str, Column]) -> bool:
    """Whether one deal has several rows."""
    found = called(NAMES["events"]["id"], tuple(columns))
    if found is None:
        return False
    column = columns[found[0]]
    repeated = sum(n for n in column.values.values() if n > 1)
    return column.filled > 0 and 2 * repeated > sum(column.values.values())


def missing(what: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Fields there can be no mapping without, and no column for."""
    fields = {line.field for line in lines}
    owners = _WHOSE.get(what, ())
    whose = owners[:1] if owners and fields.isdisjoint(owners) else ()
    return (*(field for field in _NEEDED[what] if field not in fields), *whose)
