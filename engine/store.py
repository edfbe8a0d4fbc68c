"""The store: named-parameter SQL in, rows out. One text of SQL serves every database we support."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from engine.errors import OldDatabase
from engine.message import msg, step
from engine.sqlite import SCHEMA as SCHEMA
from engine.sqlite import connect_existing, newer, no_database, path_of, refusals, schema_of


class Store:
    """An open database. Outside `transaction` every statement stands alone."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.url = f"sqlite:///{path}"
        self._connection = connection

    def rows(self, sql: str, /, **params: object) -> list[sqlite3.Row]:
        with refusals(self.path):
            return self._connection.execute(sql, params).fetchall()

    def row(self, sql: str, /, **params: object) -> sqlite3.Row | None:
        """The first row; None where there is none."""
        with refusals(self.path):
            found: sqlite3.Row | None = self._connection.execute(sql, params).fetchone()
            return found

    def run(self, sql: str, /, **params: object) -> int:
        """Run a writing statement; how many rows it touched."""
        with refusals(self.path):
            return self._connection.execute(sql, params).rowcount

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Run one statement for each row of parameters; a transaction around it makes it quick."""
        with refusals(self.path):
            self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, with the write lock from the start; any exception takes everything back."""
        if self._connection.in_transaction:
            raise RuntimeError("a transaction is open already")
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # A full disk may have rolled back by itself; then this does nothing.
            self._connection.rollback()
            raise

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Within a transaction: an exception takes back what was done inside, and nothing else."""
        self.run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            # A full disk may have rolled back everything by itself.
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self.run("RELEASE part")

    def is_sound(self) -> bool:
        """What SQLite itself can tell of a damaged file, in one quick look."""
        found = self.row("PRAGMA quick_check")
        return found is not None and found[0] == "ok"

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(url: str, *, for_writing: bool = False) -> Store:
    """Open an existing database. An older schema is upgraded for writing and refused for reading.

    Raises NoDatabase, OldDatabase, or Refused where the file can't be used.
    """
    path = path_of(url)
    with refusals(path):
        connection = connect_existing(path)
        try:
            found = schema_of(connection, path)
            if found is None:
                raise no_database(path)
            if found > SCHEMA:
                raise newer(path)
            if found < SCHEMA and not for_writing:
                raise OldDatabase(msg("store.old", path=path), hint=step("db upgrade"))
            if found < SCHEMA:
                from engine.upkeep import upgrade

                upgrade(url)
        except BaseException:
            connection.close()
            raise
    return Store(path, connection)
