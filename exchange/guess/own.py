"""Tables that went out of here, known by their columns: what they mean need not be guessed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.state import STOPPED
from exchange.guess.line import Line, Step, Way
from exchange.guess.profile import Column
from exchange.outgoing import column as outgoing
from exchange.outgoing.tables import accounts, contacts, deals, orders, visits

_COLUMNS: Mapping[str, Sequence[outgoing.Column]] = {
    "deals": deals.COLUMNS,
    "contacts": contacts.COLUMNS,
    "accounts": accounts.COLUMNS,
    "orders": orders.COLUMNS,
    "visits": visits.COLUMNS,
}
_NAMED: Mapping[str, Mapping[str, str]] = {
    "deals": {"id": "key", "account": "account_name", "account_id": "account", "reason": "stop_reason"},
    "accounts": {"id": "code"},
    "contacts": {"id": "key", "account": "account_name", "account_id": "account"},
    "orders": {"id": "key", "account_id": "account"},
    "visits": {"id": "key", "account_id": "account", "owner": "by", "contact": "people"},
}
"""Fields whose column is called otherwise."""
_FIELDS: Mapping[str, Sequence[str]] = {
    "deals": (
        *("id", "title", "stage", "account", "account_id", "owner", "amount", "currency", "close_date"),
        *("behaviour", "reason"),
    ),
    "accounts": ("id", "name", "place", "abc"),
    "contacts": (
        *("id", "name", "account", "account_id", "part", "style", "job", "phone", "email", "address"),
        *("preferences", "topics", "family", "since", "left_on"),
    ),
    "orders": ("id", "account_id", "on", "amount", "cost", "currency", "product", "deal", "note"),
    "visits": ("id", "on", "summary", "deal", "account_id", "contact", "channel", "two_sided", "owner"),
}
_NEEDED: Mapping[str, Sequence[str]] = {
    "deals": ("title", "stage", "status", "opened_at", "stage_since", "stopped_at"),
    "contacts": ("name", "account", "part"),
    "accounts": ("code", "name"),
    "orders": ("account", "on", "amount"),
    "visits": ("account", "on", "summary", "channel"),
}
OWN_SOURCE = "dealgate"
"""One for all of them, so that the ids of one meet those of another."""


class Own(NamedTuple):
    what: str
    lines: list[Line]
    ways: tuple[Way, ...]
    only: Mapping[str, tuple[str, ...]]
    """By column, the values of the rows that are wanted."""


def own(columns: Mapping[str, Column]) -> Own | None:
    """None where it is no table of ours, nearly whole, by the names for programs or a title of either
    language."""
    for what, all_columns in _COLUMNS.items():
        for names in _headings(all_columns):
            there = {id: name for id, name in names.items() if name in columns}
            if 5 * len(there) >= 4 * len(names) and there.keys() >= set(_NEEDED[what]):
                return _own(what, there, columns)
    return None


def _headings(columns: Sequence[outgoing.Column]) -> Sequence[Mapping[str, str]]:
    """By id, what stands above a column."""
    return (
        {column.id: column.id for column in columns},
        {column.id: column.title.zh for column in columns},
        {column.id: column.title.en for column in columns},
    )


def _own(what: str, names: Mapping[str, str], columns: Mapping[str, Column]) -> Own:
    named = ((field, _NAMED[what].get(field, field)) for field in _FIELDS[what])
    lines = [Line(field, (names[id],)) for field, id in named if id in names]
    if what != "deals":
        return Own(what, lines, (), {})
    status = columns[names["status"]].values
    wanted = tuple(value for value in status if value != STOPPED)
    only = {names["status"]: wanted} if STOPPED in status and wanted else {}
    stages = columns[names["stage"]].values.items()
    return Own(what, lines, tuple(_way(stage, n, names, not wanted) for stage, n in stages), only)


def _way(stage: str, rows: int, names: Mapping[str, str], stopped: bool) -> Way:
    """A deal began some time, and came to where it stands, or was stopped."""
    first = Step("understand", on=names["opened_at"])
    if stopped:
        return Way(stage, rows, (first, Step(None, "unknown", names["stopped_at"])), sure=True)
    if stage == first.stage:
        return Way(stage, rows, (first,), sure=True)
    return Way(stage, rows, (first, Step(stage, on=names["stage_since"])), sure=True)
