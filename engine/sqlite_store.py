"""The store in a file of SQLite."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from engine import schema
from engine.database_url import SQLITE, path_of
from engine.errors import OldDatabase
from engine.message import msg, step
from engine.sqlite import Still, connect_existing, lies_still, refusals, schema_of, take_turn
from engine.store import Mark, Store, newer, no_database

_GUARDS = (
    "event_never_changed BEFORE UPDATE ON event BEGIN",
    "event_never_deleted BEFORE DELETE ON event BEGIN",
    "event_never_replaced BEFORE INSERT ON event WHEN",
)
_REFUSES = "RAISE(ABORT"
_IN_BULK = {"cache_size": -32_000, "wal_autocheckpoint": 16_000}
"""KiB of memory, and pages of 4 KiB that the log holds before they go to their places."""


class SqliteStore(Store):
    kind = SQLITE

    def __init__(self, path: str, connection: sqlite3.Connection, still: Still | None = None) -> None:
        super().__init__()
        self._still = still
        self.path = self.name = path
        self.url = f"sqlite:///{path}"
        self._connection = connection

    @property
    def login(self) -> None:
        """A file has no logins: who may write it may write anything."""
        return None

    def rows(self, sql: str, /, **params: object) -> Sequence[sqlite3.Row]:
        with refusals(self.path):
            found = self._connection.execute(sql, params).fetchall()
        self._check_still()
        return found

    def row(self, sql: str, /, **params: object) -> sqlite3.Row | None:
        with refusals(self.path):
            found: sqlite3.Row | None = self._connection.execute(sql, params).fetchone()
        self._check_still()
        return found

    def run(self, sql: str, /, **params: object) -> int:
        with refusals(self.path):
            return self._connection.execute(sql, params).rowcount

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        with refusals(self.path):
            self._connection.executemany(sql, rows)

    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], /) -> None:
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        with refusals(self.path):
            self._connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        # Rows come by deal, and stand in the indexes by day and by person as well: pages all over the file.
        before = {name: self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _IN_BULK}
        try:
            self._set(_IN_BULK)
            yield
        finally:
            self._set(before)

    def _set(self, settings: Mapping[str, int]) -> None:
        with refusals(self.path):
            for name, value in settings.items():
                self._connection.execute(f"PRAGMA {name} = {value}")

    def _check_still(self) -> None:
        if self._still is not None:
            self._still.check()

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    @contextmanager
    def any_text(self) -> Iterator[None]:
        before = self._connection.text_factory
        self._connection.text_factory = lambda octets: octets.decode("utf-8", "replace")
        try:
            yield
        finally:
            self._connection.text_factory = before

    def is_sound(self) -> bool:
        found = self.row("PRAGMA quick_check")
        return found is not None and found[0] == "ok"

    def is_guarded(self) -> bool:
        sql = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'"
        standing = [row["sql"] for row in self.rows(sql)]
        return all(
            any(f"TRIGGER {guard}" in sql and _REFUSES in sql for sql in standing) for guard in _GUARDS
        )

    def mark(self) -> Mark:
        row = self.row("SELECT max(position) AS position FROM event")
        return Mark(row["position"] or 0 if row else 0, 0)

    def has_settled(self, mark: Mark) -> bool:
        return True  # one writer after the other

    def settled(self) -> int:
        return self.mark().position

    def close(self) -> None:
        self._connection.close()

    def _begin(self, *, alone: bool, again: bool) -> None:
        # SQLite has one writer at a time, so each is alone; the lock has to stand before the first read.
        with refusals(self.path):
            take_turn(self._connection)

    def _begin_reading(self) -> None:
        self.run("BEGIN")

    def _commit(self) -> None:
        self.run("COMMIT")

    def _rollback(self) -> None:
        # A full disk may have rolled back by itself; then this does nothing.
        self._connection.rollback()

    def _back_to_savepoint(self) -> None:
        self._connection.execute("ROLLBACK TO part")
        self._connection.execute("RELEASE part")


def open_file(url: str, *, for_writing: bool) -> SqliteStore:
    """See `engine.store.open_store`."""
    path = path_of(url)
    with refusals(path):
        still = lies_still(path)
        connection = connect_existing(path)
        try:
            found = schema_of(connection, path)
            if found is None:
                raise no_database(path)
            if found > schema.SCHEMA:
                raise newer(path)
            if found < schema.SCHEMA and not for_writing:
                raise OldDatabase(msg("store.old", path=path), hint=step("db upgrade"))
            if found < schema.SCHEMA:
                from engine.sqlite_upkeep import upgrade

                upgrade(url)
        except BaseException:
            connection.close()
            raise
    return SqliteStore(path, connection, still)
