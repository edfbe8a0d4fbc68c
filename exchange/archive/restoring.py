"""Puts an archive in place: built and proved in a database of its own first, then moved as a whole."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from shutil import disk_usage
from sqlite3 import IntegrityError
from tempfile import TemporaryDirectory
from typing import NamedTuple

from engine import copying, schema, sqlite_upkeep, stay_table
from engine.errors import BadFile, NotAllowed, NotFound, Refused
from engine.message import msg
from engine.people import find
from engine.sqlite import connect, refusals
from engine.state import Instant
from engine.store import Store, open_store
from engine.table_rows import columns, insert
from exchange.archive.manifest import Manifest, damaged
from exchange.archive.reader import Archive, open_archive

_FIRST = 6
_ROOM = 3
"""What is unpacked stands there as rows, by their keys, and in the log of what is being written."""
_SCHEMAS = frozenset(f"{number:04}" for number in range(_FIRST, int(schema.SCHEMA) + 1))
"""Nothing older was ever archived; the oldest rows don't even tell in which order they were written."""

Progress = Callable[[int, int | None], None]


class Restored(NamedTuple):
    rows: int
    manifest: Manifest


def restore_archive(
    path: str, url: str, user: str, now: Instant, progress: Progress = lambda done, of: None
) -> Restored:
    """Everything in the archive, into a database where nothing is yet: all or nothing. One of an older schema
    is brought to this program's.

    Raises BadFile for an archive that is not whole or of a newer program, Refused where the database is in
    use or the disk full, NotAllowed unless `user` is an admin of the team in it.
    """
    copying.check_free(url)
    with open_archive(path) as archive, TemporaryDirectory(prefix="dealgate-") as folder:
        _check_room(archive, folder)
        made = os.path.join(folder, "archive.sqlite")
        with _unpacking(archive, folder):
            rows = _build(archive, made, progress)
            with open_store(made, for_writing=True) as store, store.transaction():
                _check_admin(store, user, path)
                _prove(store, archive)
                _record(store, archive.manifest, user, now)
            sqlite_upkeep.in_one_file(made)
        copying.restore(made, url, progress)
    return Restored(rows, archive.manifest)


def _check_room(archive: Archive, folder: str) -> None:
    if _ROOM * archive.unpacked > disk_usage(folder).free:
        raise _no_room(archive, folder)


def _no_room(archive: Archive, folder: str) -> Refused:
    return Refused(msg("archive.no_room", file=archive.file, folder=os.path.dirname(folder)))


@contextmanager
def _unpacking(archive: Archive, folder: str) -> Iterator[None]:
    """Nobody knows the file the rows are put together in: a full disk is said of the place it lies in."""
    try:
        yield
    except Refused as error:
        if error.message.id in ("store.full", "store.disk_error", "store.temporary_full"):
            raise _no_room(archive, folder) from None
        raise


def _build(archive: Archive, made: str, progress: Progress) -> int:
    """The rows in a new file, brought to this program's schema; how many there are."""
    if archive.manifest.schema not in _SCHEMAS:
        if re.fullmatch("[0-9]{4}", archive.manifest.schema) and archive.manifest.schema > schema.SCHEMA:
            raise BadFile(msg("archive.newer_format", file=archive.file), hint=msg("store.update_program"))
        raise damaged(archive.file, msg("archive.strange_schema"))
    sqlite_upkeep.create(made, to=archive.manifest.schema)
    rows = _load(archive, made, progress)
    if archive.manifest.schema < schema.SCHEMA:
        sqlite_upkeep.upgrade(made)
    return rows


def _load(archive: Archive, made: str, progress: Progress) -> int:
    """Tables are as the migrations made them, so that columns and types are those of the archive's schema."""
    tables = [table for table in sqlite_upkeep.tables_of(made) if table.name not in stay_table.TABLES]
    if {table.name for table in tables} != archive.manifest.tables.keys():
        raise damaged(archive.file, msg("archive.other_tables"))
    done, everything = 0, sum(part.rows for part in archive.manifest.tables.values())
    with refusals(made), closing(connect(made)) as connection:
        connection.execute("BEGIN")
        for table in tables:
            keys = [column.name for column in table.primary_key]
            for page in archive.pages(table.name, columns(table), keys):
                try:
                    connection.executemany(insert(table), page)
                except IntegrityError:
                    raise damaged(archive.file, msg("archive.torn", table=table.name)) from None
                progress(done := done + len(page), everything)
        connection.execute("COMMIT")
    return done


def _check_admin(store: Store, user: str, path: str) -> None:
    try:
        role = find(store, user).role
    except NotFound:
        role = None
    if role != "admin":
        raise NotAllowed(msg("archive.not_its_admin", user=user, file=path), hint=msg("archive.say_as"))


def _prove(store: Store, archive: Archive) -> None:
    """The history is the one that was archived, and says what the tables say."""
    from engine.verify import verify

    proof, said = verify(store), archive.manifest
    if (proof.digest, proof.events, len(proof.faults)) != (said.digest, said.events, said.faults):
        raise damaged(archive.file, msg("archive.unproved", n=len(proof.faults)))


def _record(store: Store, manifest: Manifest, user: str, now: Instant) -> None:
    """Not as an event: that would change the very digest it is proved by."""
    store.run(
        'INSERT INTO restored (id, at, "by", digest, events) VALUES (:id, :at, :by, :digest, :events)'
        " ON CONFLICT (id) DO NOTHING",
        id=manifest.id,
        at=now,
        by=user,
        digest=manifest.digest,
        events=manifest.events,
    )
