"""What an archive is: a ZIP of a manifest, the rows of every table as JSON lines, and a page to read."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from engine.errors import BadFile
from engine.message import Message, msg

FORMAT = 1
MANIFEST, README = "manifest.json", "README.txt"
LARGEST = 1_000_000
"""Bytes of a manifest."""


class Part(NamedTuple):
    """A table: how many rows its file has, of how many bytes unpacked, with their SHA-256 in hexadecimal."""

    columns: tuple[str, ...]
    rows: int
    bytes: int
    sha256: str


class Manifest(NamedTuple):
    """`created` is an instant; `digest` what `db verify` says of the history, of so many events, with so many
    faults."""

    program: str
    schema: str
    created: str
    digest: str
    events: int
    faults: int
    tables: Mapping[str, Part]

    @property
    def id(self) -> str:
        """The same for archives that hold the same."""
        said = {name: part.sha256 for name, part in self.tables.items()}
        return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def text(self) -> str:
        tables = {name: {"file": file_of(name), **part._asdict()} for name, part in self.tables.items()}
        said = {"dealgate_archive": FORMAT, "id": self.id, **self._asdict(), "tables": tables}
        return json.dumps(said, ensure_ascii=False, indent=1)


def file_of(table: str) -> str:
    return f"tables/{table}.jsonl"


def read_manifest(text: bytes, file: str) -> Manifest:
    """Raises BadFile where it is no manifest of ours, or one of a format to come."""
    try:
        said = json.loads(text)
        format = _count(said["dealgate_archive"])
        if format > FORMAT:
            raise BadFile(msg("archive.newer_format", file=file), hint=msg("store.update_program"))
        found = Manifest(
            program=_text(said["program"]),
            schema=_text(said["schema"]),
            created=_text(said["created"]),
            digest=_text(said["digest"]),
            events=_count(said["events"]),
            faults=_count(said["faults"]),
            tables={_text(name): _part(part, name) for name, part in said["tables"].items()},
        )
        if format != FORMAT or said["id"] != found.id:
            raise ValueError
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        raise BadFile(msg("archive.bad_manifest", file=file)) from None
    return found


def _part(said: Mapping[str, Any], name: str) -> Part:
    if said["file"] != file_of(name):
        raise ValueError
    columns = tuple(_text(column) for column in said["columns"])
    return Part(columns, _count(said["rows"]), _count(said["bytes"]), _text(said["sha256"]))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**62:
        raise TypeError
    return value


def damaged(file: str, what: Message) -> BadFile:
    return BadFile(msg("archive.damaged", file=file, what=what), hint=msg("archive.get_another"))
