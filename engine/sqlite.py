"""The one place where connections are opened, and where SQLite's complaints become sentences."""

import os
import sqlite3
from math import inf
from time import monotonic, sleep

from engine.errors import DealgateError, Refused
from engine.message import msg
from engine.store import no_database
from engine.value import Value

WAIT = 60.0
"""Seconds a connection waits for another process's write; an import may take half of that."""
_LITTLE = 64 * 1024
"""Bytes; with less a disk is full."""
_ASKS_EVERY = 0.02
"""Seconds, at most, between two looks whether it is one's turn: by chance, so that nobody is always late."""

_COMPLAINTS = {
    "SQLITE_BUSY": "store.locked",
    "SQLITE_LOCKED": "store.locked",
    "SQLITE_PROTOCOL": "store.locked",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_PERM": "store.no_access",
    "SQLITE_AUTH": "store.no_access",
    "SQLITE_CANTOPEN": "store.no_access",
    "SQLITE_FULL": "store.full",
    "SQLITE_IOERR": "store.disk_error",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.not_sqlite",
}


class refusals:
    """Turn what the file, the disk or the neighbours do into a refusal; faulty SQL stays loud.

    It stands around every statement, and a generator would take five times as long.
    """

    __slots__ = ("_path",)

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.DatabaseError):
            refusal = _refusal(error, self._path)
            if refusal is not None:
                raise refusal from error


def _refusal(error: sqlite3.DatabaseError, path: str) -> DealgateError | None:
    # Extended codes continue the name of their kind: SQLITE_IOERR_WRITE.
    name = getattr(error, "sqlite_errorname", "")
    kind = "_".join(name.split("_")[:2])
    sentence = _COMPLAINTS.get(kind)
    if sentence == "store.disk_error" and _is_full(path):
        sentence = "store.full"
    if sentence is None and "Could not decode to UTF-8" in str(error):
        sentence = "store.damaged"
    if sentence == "store.full":
        return _full(path)
    return None if sentence is None else Refused(msg(sentence, path=path))


def _full(path: str) -> Refused:
    """Sorting and scratch work go to a place of their own: what has less room left is what is full."""
    from tempfile import gettempdir

    from engine import temporary

    if path == gettempdir() or _room(gettempdir()) < _room(os.path.dirname(os.path.abspath(path))):
        return temporary.full()
    return Refused(msg("store.full", path=path))


def _is_full(path: str) -> bool:
    """Making room for the log's index fails in a way of its own."""
    return _room(os.path.dirname(os.path.abspath(path))) < _LITTLE


def _room(folder: str) -> float:
    """Bytes free; no end of them where nobody knows."""
    from shutil import disk_usage

    try:
        return disk_usage(folder).free
    except OSError:
        return inf


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
    if lies_still(path):
        from pathlib import Path

        # Elsewhere even a reader writes: the index of the write-ahead log has to go somewhere.
        where = f"{Path(path).absolute().as_uri()}?mode=ro&immutable=1"
        return _set_up(sqlite3.connect(where, uri=True, isolation_level=None))
    return connect(path)


class Still(Value):
    """A file that is read as it lies, without its log: right as long as it stays as it was."""

    path: str
    size: int
    changed_at: int

    def check(self) -> None:
        """Raises Refused once somebody has begun to write."""
        if lies_still(self.path) != self:
            raise Refused(msg("store.changed_meanwhile", path=self.path))


def lies_still(path: str) -> Still | None:
    """Where we can't write beside it, on a mounted backup or in somebody else's folder; None elsewhere.

    Raises Refused where changes stand in a log that can't be read from there.
    """
    if not _keeps_a_log(path) or _may_write_beside(path):
        return None
    if _size(f"{path}-wal"):
        if os.access(f"{path}-shm", os.R_OK):
            return None
        raise Refused(msg("store.log_unreadable", path=path))
    found = os.stat(path)
    return Still(path, found.st_size, found.st_mtime_ns)


def _keeps_a_log(path: str) -> bool:
    """https://www.sqlite.org/fileformat.html: bytes 18 and 19 are 2 where there is a write-ahead log."""
    try:
        with open(path, "rb") as file:
            return file.read(20)[18:] == b"\2\2"
    except OSError:
        return False


def _may_write_beside(path: str) -> bool:
    if hasattr(os, "statvfs") and os.statvfs(path).f_flag & os.ST_RDONLY:
        return False
    return os.access(os.path.dirname(os.path.abspath(path)), os.W_OK)


def _size(path: str) -> int:
    return os.path.getsize(path) if os.path.exists(path) else 0


def take_turn(connection: sqlite3.Connection) -> None:
    """Begin a transaction that writes, once nobody else does.

    SQLite would ask ever more seldom the longer it waits, so that whoever came last goes first; and it would
    not hear Ctrl-C.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        give_up = monotonic() + WAIT
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > give_up:
                    raise
            from random import random  # for those alone who have to wait

            sleep(_ASKS_EVERY * random())
    finally:
        connection.execute(f"PRAGMA busy_timeout = {WAIT * 1000:.0f}")


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
