"""Reads an archive, whoever made it: nothing in it is believed that was not proved."""

import json
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from engine.errors import BadFile
from engine.message import msg
from engine.table_rows import PAGE, Column
from exchange.archive.manifest import (
    LARGEST,
    MANIFEST,
    README,
    Manifest,
    Part,
    damaged,
    file_of,
    read_manifest,
)
from exchange.archive.unproved import is_readable

SIGNATURE = b"PK\x03\x04"
_MOST_ENTRIES = 100
_CHUNK, _LONGEST = 1 << 20, 1 << 26
"""Bytes that are read at once, and those of a row."""
_LARGE, _DENSEST = 1 << 30, 100
"""More unpacked than `_LARGE`, and `_DENSEST` times what it takes packed, is no table of a sales team."""
_HALVES = re.compile("[\ud800-\udfff]")
_BROKEN = (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error, zlib.error)
"""What reading a ZIP that is none, or was tampered with, raises."""


def is_archive(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(SIGNATURE)) == SIGNATURE
    except OSError:
        return False


class Archive(NamedTuple):
    file: str
    zip: ZipFile
    manifest: Manifest

    @property
    def unpacked(self) -> int:
        """Bytes of all tables."""
        return sum(part.bytes for part in self.manifest.tables.values())

    def pages(
        self, table: str, columns: Sequence[Column], keys: Sequence[str]
    ) -> Iterator[list[Mapping[str, Any]]]:
        """The rows of a table, each with these columns. Raises BadFile at the first that is not as the
        manifest says: of other columns or types, out of the order of its keys, too many or too few, or with
        another digest at the end."""
        part, shape = self.manifest.tables[table], {column.name: column for column in columns}
        if sorted(part.columns) != sorted(shape):
            raise damaged(self.file, msg("archive.other_tables"))
        columns = [shape[name] for name in part.columns]
        page: list[Mapping[str, Any]] = []
        last: tuple[Any, ...] = ()
        for number, line in enumerate(self._lines(table, part), 1):
            row = _row(line, columns)
            if row is None or not is_readable(table, row):
                raise damaged(self.file, msg("archive.bad_row", table=table, row=number))
            place = tuple(row[key] for key in keys)
            if last and not last < place:
                raise damaged(self.file, msg("archive.out_of_order", table=table, row=number))
            last = place
            page.append(row)
            if len(page) == PAGE:
                yield page
                page = []
        yield page

    def _lines(self, table: str, part: Part) -> Iterator[bytes]:
        digest, rows, length, rest = sha256(), 0, 0, b""
        with _readable(self.file), self.zip.open(file_of(table)) as file:
            while length <= part.bytes and len(rest) < _LONGEST and (chunk := file.read(_CHUNK)):
                digest.update(chunk)
                length += len(chunk)
                *lines, rest = (rest + chunk).split(b"\n")
                rows += len(lines)
                yield from lines
        if rest or (rows, length, digest.hexdigest()) != (part.rows, part.bytes, part.sha256):
            raise damaged(self.file, msg("archive.other_content", table=table))


@contextmanager
def open_archive(path: str) -> Iterator[Archive]:
    """Raises BadFile where it can't be one that was written here."""
    with _readable(path), ZipFile(path) as zip:
        entries = zip.infolist()
        names = [entry.filename for entry in entries]
        if len(names) > _MOST_ENTRIES or MANIFEST not in names:
            raise BadFile(msg("archive.none", file=path))
        if len(set(names)) < len(names):
            raise damaged(path, msg("archive.twice"))
        manifest = _manifest(zip, path)
        expected = {MANIFEST, README, *map(file_of, manifest.tables)}
        if strange := sorted(set(names) ^ expected):
            raise damaged(path, msg("archive.strange", names=tuple(strange[:5])))
        _check(path, entries, manifest)
    with ZipFile(path) as zip:
        yield Archive(path, zip, manifest)


def _manifest(zip: ZipFile, path: str) -> Manifest:
    if zip.getinfo(MANIFEST).file_size > LARGEST:
        raise BadFile(msg("archive.bad_manifest", file=path))
    with zip.open(MANIFEST) as file:
        return read_manifest(file.read(LARGEST + 1), path)


def _check(path: str, entries: Sequence[ZipInfo], manifest: Manifest) -> None:
    sizes = {file_of(name): part.bytes for name, part in manifest.tables.items()}
    for entry in entries:
        plain = not entry.flag_bits & 1 and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        if not plain or sizes.get(entry.filename, entry.file_size) != entry.file_size:
            raise damaged(path, msg("archive.strange", names=(entry.filename,)))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > max(_LARGE, _DENSEST * sum(entry.compress_size for entry in entries)):
        raise damaged(path, msg("archive.bomb", n=unpacked // 1_000_000))


@contextmanager
def _readable(path: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise BadFile(msg("exchange.no_file", file=path)) from None
    except OSError:
        raise BadFile(msg("exchange.unreadable", file=path)) from None
    except _BROKEN:
        raise damaged(path, msg("archive.broken_zip")) from None


def _row(line: bytes, columns: Sequence[Column]) -> dict[str, Any] | None:
    """None where it isn't one of these columns and their types."""
    try:
        said = json.loads(line.decode(), object_pairs_hook=tuple)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, tuple) or [name for name, _ in said] != [column.name for column in columns]:
        return None
    whole = all(
        column.fits(value, zeros=True) and _is_text(value)
        for column, (_, value) in zip(columns, said, strict=True)
    )
    return dict(said) if whole else None


def _is_text(value: object) -> bool:
    """Half a character can be escaped in JSON, and stored nowhere."""
    return not isinstance(value, str) or value.isascii() or _HALVES.search(value) is None
