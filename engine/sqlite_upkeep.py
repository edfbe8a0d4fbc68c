"""Creating, upgrading, copying and describing a file of SQLite."""

import os
import sqlite3
from contextlib import closing
from time import monotonic, sleep
from typing import TYPE_CHECKING

from engine import schema
from engine.database_url import path_of
from engine.errors import Refused
from engine.message import msg
from engine.migrating import migrate
from engine.new_file import appearing
from engine.sqlite import (
    WAIT,
    connect,
    connect_existing,
    refusals,
    schema_of,
)
from engine.store import newer, no_database
from engine.upkeep import RESTORED, RESTORED_SINCE, Upgrade

if TYPE_CHECKING:
    from sqlalchemy import Table


def create(url: str, *, to: str = "head") -> None:
    """Make the folder and an empty database. Its workspace row is `workspace.create`'s to write.

    A file left by an interrupted creation is finished; a database in use is refused. `to` is an earlier
    migration for what was written by an earlier program.
    """
    path = path_of(url)
    if os.path.isdir(path):
        raise Refused(msg("store.folder", path=path))
    _make_folder(path)
    with refusals(path), closing(connect(path)) as connection:
        if schema_of(connection, path) is not None and _count(connection, "workspace"):
            raise Refused(msg("store.exists", path=path))
        _write_ahead(connection)
        _migrate(connection, path, to=to)


def tables_of(path: str) -> "list[Table]":
    """The tables as they stand in a file of whatever schema; what others point to comes first."""
    from sqlalchemy import MetaData, StaticPool, create_engine

    with closing(connect_existing(path)) as connection:
        found = MetaData()
        found.reflect(create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool))
        return [table for table in found.sorted_tables if table.name != "alembic_version"]


def upgrade(url: str) -> Upgrade:
    """Bring an existing database to this program's schema, after a checked backup beside it."""
    path = path_of(url)
    with refusals(path), closing(connect_existing(path)) as connection:
        if schema_of(connection, path) is None:
            raise no_database(path)
        return _migrate(connection, path)


def status(url: str) -> dict[str, object]:
    """What stands in the file; `size` in bytes, the write-ahead log included. Older schemas are fine."""
    path = path_of(url)
    with refusals(path), closing(connect_existing(path)) as connection:
        stands = schema_of(connection, path)
        if stands is None:
            raise no_database(path)
        return {
            "url": f"sqlite:///{path}",
            "schema": stands,
            "program_schema": schema.SCHEMA,
            "size": sum(os.path.getsize(p) for p in (path, f"{path}-wal") if os.path.exists(p)),
            "deals": _count(connection, "deal"),
            "events": _count(connection, "event"),
            "people": _count(connection, "person"),
            "journal_mode": connection.execute("PRAGMA journal_mode").fetchone()[0],
            "restored": []
            if stands < RESTORED_SINCE
            else [dict(row) for row in connection.execute(RESTORED)],
        }


def backup(url: str, target: str) -> None:
    """Copy a database while others use it, and check the copy; an existing file is never overwritten."""
    path = path_of(url)
    with refusals(path), closing(connect_existing(path)) as connection:
        if schema_of(connection, path) is None:
            raise no_database(path)
        _copy(connection, path, path_of(target))


def restore(source: str, url: str) -> None:
    """Put a checked backup in place, where no database with deals stands. Its schema stays as it is."""
    origin, path = path_of(source), path_of(url)
    if os.path.exists(path) and os.path.exists(origin) and os.path.samefile(origin, path):
        raise Refused(msg("store.same_file", path=path))
    with refusals(origin), closing(connect_existing(origin)) as saved:
        stands = schema_of(saved, origin)
        if stands is None:
            raise Refused(msg("store.foreign", path=origin))
        if stands > schema.SCHEMA:
            raise newer(origin)
        _check(saved, origin)
        _make_folder(path)
        with refusals(path), closing(connect(path)) as connection:
            deals = 0 if schema_of(connection, path) is None else _count(connection, "deal")
            if deals:
                raise Refused(msg("store.holds_deals", path=path, n=deals))
            saved.backup(connection)
            _write_ahead(connection)


def _migrate(connection: sqlite3.Connection, path: str, *, to: str = "head") -> Upgrade:
    """Migrate under the write lock: of several processes one does it, the others find it done."""
    from sqlalchemy import StaticPool, create_engine, event
    from sqlalchemy.exc import DBAPIError

    # Building a table anew must not touch the rows that point to it.
    connection.execute("PRAGMA foreign_keys = OFF")
    database = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Left alone, the driver begins no transaction at all; and the lock has to stand before we look.
    event.listen(database, "begin", lambda held: held.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with database.begin() as held:
            found = schema_of(connection, path)
            if found == schema.SCHEMA:
                return Upgrade(found, schema.SCHEMA, None)
            if found is not None and found > schema.SCHEMA:
                raise newer(path)
            kept = None if found is None else _keep(path)
            migrate(held, to=to)
            return Upgrade(found, schema.SCHEMA, kept)
    except DBAPIError as error:
        raise error.orig or error from error


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL, patiently: when two processes switch at once, SQLite refuses one without waiting."""
    give_up = monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if monotonic() > give_up:
                raise
            sleep(0.02)


def _keep(path: str) -> str:
    """Copy the database beside itself before a migration; the copy's path."""
    root, ending = os.path.splitext(path)
    target, number = f"{root}-before-{schema.SCHEMA}{ending}", 1
    while os.path.exists(target):
        number += 1
        target = f"{root}-before-{schema.SCHEMA}-{number}{ending}"
    # Not the connection that holds the write lock: SQLite copies from a reader only.
    with closing(connect(path)) as reader:
        _copy(reader, path, target)
    return target


def _copy(connection: sqlite3.Connection, path: str, target: str) -> None:
    with appearing(target) as made:
        with refusals(target), closing(connect(made)) as copy:
            connection.backup(copy)
            _check(copy, path)
        in_one_file(made)


def in_one_file(path: str) -> None:
    """Without a log beside it, so that it can be carried away."""
    with refusals(path), closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _check(connection: sqlite3.Connection, path: str) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise Refused(msg("store.damaged", path=path))


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def _make_folder(path: str) -> None:
    try:
        # Client data: the folder we make is for its user alone.
        os.makedirs(os.path.dirname(os.path.abspath(path)), mode=0o700, exist_ok=True)
    except OSError:
        raise Refused(msg("store.no_access", path=path)) from None
