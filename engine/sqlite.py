"""The one place where connections are opened, and where SQLite's complaints become sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from engine.errors import DealgateError, Refused
from engine.message import msg
from engine.store import no_database

WAIT = 60.0
"""Seconds a connection waits for another process's write; an import may take half of that."""

_COMPLAINTS = {
    "SQLITE_BUSY": "store.locked",
    "SQLITE_LOCKED": "store.locked",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_PERM": "store.no_access",
    "SQLITE_AUTH": "store.no_access",
    "SQLITE_CANTOPEN": "store.no_access",
    "SQLITE_FULL": "store.full",
    "SQLITE_IOERR": "store.disk_error",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.not_sqlite",
}


@contextmanager
def refusals(path: str) -> Iterator[None]:
    """Turn what the file, the disk or the neighbours do into a refusal; faulty SQL stays loud."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        refusal = _refusal(error, path)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: sqlite3.DatabaseError, path: str) -> DealgateError | None:
    # Extended codes continue the name of their kind: SQLITE_IOERR_WRITE.
    name = getattr(error, "sqlite_errorname", "")
    kind = "_".join(name.split("_")[:2])
    sentence = _COMPLAINTS.get(kind)
    return None if sentence is None else Refused(msg(sentence, path=path))


def connect(path: str) -> sqlite3.Connection:
    """A connection in autocommit mode; a missing file is created."""
    return _set_up(sqlite3.connect(path, timeout=WAIT, isolation_level=None))


def _set_up(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def connect_existing(path: str) -> sqlite3.Connection:
    """A connection to a file that is there; use it under `refusals(path)`."""
    if os.path.isdir(path):
        raise Refused(msg("store.folder", path=path))
    if not os.path.exists(path):
        raise no_database(path)
    if _lies_still(path):
        from pathlib import Path

        # Elsewhere even a reader writes: the index of the write-ahead log has to go somewhere.
        where = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
        return _set_up(sqlite3.connect(where, uri=True, isolation_level=None))
    return connect(path)


def _lies_still(path: str) -> bool:
    """On media nobody can write to, such as a mounted backup, and all of it in the one file."""
    if not hasattr(os, "statvfs") or os.path.exists(f"{path}-wal"):
        return False
    return bool(os.statvfs(path).f_flag & os.ST_RDONLY)


def schema_of(connection: sqlite3.Connection, path: str) -> str | None:
    """The migration the database stands at; None while it holds nothing at all."""
    try:
        found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except (sqlite3.OperationalError, TypeError):
        # No such table, or no row in it: nothing yet, or somebody else's. A lock shows again below.
        if connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None:
            return None
        raise Refused(msg("store.foreign", path=path)) from None
    return found
