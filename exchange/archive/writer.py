"""Writes an archive: every row of every table as of one moment, streamed."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import IO, TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from engine import stay_table
from engine.clock import from_instant
from engine.database_url import shown
from engine.errors import NotAllowed
from engine.message import msg
from engine.schema import SCHEMA
from engine.state import Instant
from engine.store import Store
from engine.table_rows import count, pages
from exchange.archive.manifest import MANIFEST, README, Manifest, Part, file_of

if TYPE_CHECKING:
    from sqlalchemy import Table

Progress = Callable[[int, int | None], None]


def write_archive(
    store: Store,
    path: str,
    readme: str,
    program: str,
    now: Instant,
    progress: Progress = lambda done, of: None,
) -> Manifest:
    """Into the file at `path`. Raises NotAllowed for a login that sees only a part."""
    from engine.tables import metadata
    from engine.verify import verify

    if store.login is not None:
        raise NotAllowed(msg("db.copy_by_owner", login=store.login, path=shown(store.url)))
    with store.snapshot(), ZipFile(path, "w", ZIP_DEFLATED) as archive:
        # What others point to comes first.
        tables = [table for table in metadata.sorted_tables if table.name not in stay_table.TABLES]
        rows = {table.name: count(store, table) for table in tables}
        done, everything = 0, sum(rows.values()) + rows["event"]
        parts = {}
        for table in tables:
            with archive.open(_entry(file_of(table.name), now), "w", force_zip64=True) as file:
                parts[table.name] = _written(store, table, file)
            progress(done := done + rows[table.name], everything)
        proof = verify(store, progress=lambda events, _: progress(done + events, everything))
        assert proof.digest is not None, "within a snapshot there always is one"
        made = Manifest(program, SCHEMA, now, proof.digest, proof.events, len(proof.faults), parts)
        archive.writestr(_entry(README, now), readme)
        archive.writestr(_entry(MANIFEST, now), made.text)
    return made


def _written(store: Store, table: "Table", file: IO[bytes]) -> Part:
    names = tuple(column.name for column in table.columns)
    digest, rows, length = sha256(), 0, 0
    for page in pages(store, table):
        lines = (json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in page)
        said = "".join(f"{line}\n" for line in lines).encode()
        file.write(said)
        digest.update(said)
        rows, length = rows + len(page), length + len(said)
    return Part(names, rows, length, digest.hexdigest())


def _entry(name: str, now: Instant) -> ZipInfo:
    entry = ZipInfo(name, from_instant(now).timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o600 << 16  # client data
    return entry
