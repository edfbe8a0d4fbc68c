"""Rows under ids that were other deals before: two tables that number from 1 both went by one source."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.alike import same
from engine.errors import BadFile
from engine.history import Event
from engine.message import Message, msg
from engine.nearest import shown
from exchange.rows.client_ref import Client
from exchange.rows.deal_row import Row

_NAMED = 3


class Stranger(NamedTuple):
    """A row whose id is known, and which has nothing of that deal: neither title nor client."""

    id: str
    was: str
    now: str


def strangers(
    rows: Mapping[str, tuple[Row, Sequence[Event]]], account_of: Callable[[Client], str | None]
) -> list[Stranger]:
    """Of rows by id, each with the history of the deal it was: those of which every import told otherwise."""
    return list(filter(None, (_stranger(id, row, events, account_of) for id, (row, events) in rows.items())))


def check(found: Sequence[Stranger], known: int) -> None:
    """Raises BadFile where most of the rows `known` are strangers; one alone may have been renamed and handed
    to another client."""
    if len(found) > 1 and 2 * len(found) > known:
        named = tuple(_said(each) for each in found[:_NAMED])
        hint = msg("mappings.strangers_hint")
        raise BadFile(msg("mappings.strangers", n=len(found), named=named), hint=hint)


def _stranger(
    id: str, row: Row, events: Sequence[Event], account_of: Callable[[Client], str | None]
) -> Stranger | None:
    if row.account is None:
        return None
    titles, accounts = list(_told(events, "title")), set(_told(events, "account"))
    if not accounts or same(row.title) in map(same, titles) or account_of(row.account) in accounts:
        return None
    return Stranger(id, titles[-1], row.title)


def _told(events: Sequence[Event], field: str) -> Iterator[str]:
    """What imports and people here have said of a field, but that it is empty."""
    for event in events:
        for part in ("opened", "fields", "said"):
            value = event.data.get(part, {}).get(field)
            if isinstance(value, str):
                yield value


def _said(stranger: Stranger) -> Message:
    return msg("mappings.stranger", id=stranger.id, was=shown(stranger.was), now=shown(stranger.now))
