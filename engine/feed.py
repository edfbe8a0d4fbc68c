"""The events of a database in their order, for programs elsewhere: none is missed, whoever writes meanwhile.

An event gets its position before its transaction is committed, so on a server a smaller position may appear
after a greater one was read. A file of SQLite has one writer at a time: there positions come in order.

What is delivered is therefore what is *settled*. A `Mark` holds the greatest position visible at one moment,
and the number the server would have given to the next transaction right after it. Later, when no transaction
with a smaller number runs any more, everything up to that position that there will ever be is visible:

1. Whoever writes gets the number of their transaction before any position (`_begin` in
   `engine/postgres/store.py`; for whatever other program a member uses, the trigger `rights_event_number`).
2. Positions come from one sequence, each once, in growing order. One below the mark's was given before the
   mark's was, so before the mark was taken; by 1 its transaction had its number by then.
3. So that number is smaller than the next one of that moment, which the mark holds. `pg_snapshot_xmax` would
   not do: it is the one behind the newest transaction that *ended*, and a younger one may be running.
4. Transactions below `pg_snapshot_xmin` have ended. Once that is no smaller than the mark's number, the
   transaction of 2 has; every statement from there on sees its events, or they were taken back for good.

A replica knows of numbers from the log alone. That is why 1 writes to the log before it takes a position: the
record comes before the position, so before the commit of the event the mark was taken at.
https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from engine import history, workspace
from engine.errors import Refused
from engine.message import msg
from engine.state import Instant
from engine.store import Mark, Row, Store

PAGE = 500
_COLUMNS = "position, subject, seq, at, recorded_at, actor, kind, data, hash"

_BREAKS = {ord(each): f"\\u{ord(each):04x}" for each in "\x7f\x85\u2028\u2029"}


class Told(NamedTuple):
    """An event as others get it. `data` is as it was hashed: of persons it has digests and keys, no names."""

    position: int
    subject: str
    seq: int
    at: Instant | None
    recorded_at: Instant
    actor: str
    kind: str
    data: str
    hash: str

    @property
    def id(self) -> str:
        """The same for ever, in every copy."""
        return history.id_of(self.subject, self.seq)

    def line(self) -> str:
        """One JSON object in one line, whatever the reader takes for a line break, without its own."""
        said: dict[str, Any] = {"id": self.id, **self._asdict(), "data": json.loads(self.data)}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_BREAKS)


class Cursor(NamedTuple):
    """The last event that was delivered, and of which workspace; position 0 before the first."""

    workspace: str
    position: int
    id: str | None = None
    hash: str | None = None

    def behind(self, event: Told) -> "Cursor":
        return self._replace(position=event.position, id=event.id, hash=event.hash)


class Feed:
    """Goes forward from a position, as far as everything is settled."""

    def __init__(self, store: Store, position: int) -> None:
        self._store = store
        self._position = position
        self._mark: Mark | None = None

    def pages(self) -> Iterator[list[Told]]:
        """What can be delivered now, in order, a page at a time."""
        if self._mark is None:
            self._mark = self._store.mark()
        if self._mark.position <= self._position:
            self._mark = None
            return
        if not self._store.has_settled(self._mark):
            return
        through, self._mark = self._mark.position, None
        while page := _between(self._store, self._position, through):
            self._position = page[-1].position
            yield page

    @property
    def waits(self) -> bool:
        """Whether somebody's change that is on its way holds up what is there already."""
        return self._mark is not None


def start(store: Store) -> Cursor:
    """Before everything."""
    return Cursor(workspace.token(store), 0)


def at(store: Store, position: int) -> Cursor:
    """Behind the last event up to a position."""
    sql = f"SELECT {_COLUMNS} FROM event WHERE position <= :position ORDER BY position DESC LIMIT 1"
    row = store.row(sql, position=position)
    return start(store).behind(_told(row)) if row else start(store)


def behind(store: Store, position: int) -> Cursor:
    """Behind what somebody has. Raises Refused where the history doesn't go that far."""
    last = store.mark().position
    if position > last:
        raise Refused(msg("feeds.past_end", n=position, last=last), hint=msg("feeds.begin_at_end"))
    return at(store, position)


def check(store: Store, cursor: Cursor) -> None:
    """Raises Refused for a cursor of another database, or of a history that went on otherwise since."""
    if cursor.workspace != workspace.token(store):
        raise Refused(msg("feeds.other_database", path=store.name), hint=msg("feeds.begin_anew"))
    if cursor.position == 0:
        return
    row = store.row(f"SELECT {_COLUMNS} FROM event WHERE position = :position", position=cursor.position)
    if row is None or (_told(row).id, row["hash"]) != (cursor.id, cursor.hash):
        said = (
            "feeds.beyond" if at(store, cursor.position).position < cursor.position else "feeds.other_history"
        )
        raise Refused(msg(said, event=cursor.id or "?", n=cursor.position), hint=msg("feeds.begin_anew"))


def _between(store: Store, after: int, through: int) -> list[Told]:
    sql = f"SELECT {_COLUMNS} FROM event WHERE position > :after AND position <= :through"
    rows = store.rows(f"{sql} ORDER BY position LIMIT {PAGE}", after=after, through=through)
    return [_told(row) for row in rows]


def _told(row: Row) -> Told:
    return Told(*row)
