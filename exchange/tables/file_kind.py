"""What kind of file this is, by its first bytes, before anything of it is believed."""

import os
import stat

from engine.errors import BadFile
from engine.message import msg

HEAD = 1 << 20
_SIGNATURES = {
    b"%PDF": "pdf",
    b"\x1f\x8b": "compressed",
    b"7z\xbc\xaf\x27\x1c": "compressed",
    b"Rar!": "compressed",
    b"SQLite format 3\0": "database",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
}
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
"""The container of programs before 2007; a workbook with a password is kept in one to this day."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WEB = (b"<html", b"<!doctype html", b"<table", b"<meta")
_XML = b"<?xml"


def head_of(path: str) -> bytes:
    """The beginning of a file that can be read more than once. Raises BadFile where there is none, or
    nothing in it."""
    try:
        if not stat.S_ISREG(mode := os.stat(path).st_mode) and not stat.S_ISDIR(mode):
            raise BadFile(msg("tables.no_file_but", file=path))
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except FileNotFoundError:
        raise BadFile(msg("exchange.no_file", file=path)) from None
    except IsADirectoryError:
        raise BadFile(msg("tables.folder", file=path)) from None
    except (OSError, ValueError):
        raise BadFile(msg("exchange.unreadable", file=path)) from None
    if not head.strip():
        raise BadFile(msg("tables.empty", file=path))
    return head


def kind_of(path: str, head: bytes) -> str:
    """csv, xlsx or jsonl. Raises BadFile at what is none of them."""
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    if head.startswith(_OLD_EXCEL):
        raise BadFile(msg("tables.locked" if _LOCKED in head else "tables.old_excel", file=path))
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            raise binary(path, kind)
    start = head[:1024].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip().lower()
    if start.startswith(_WEB) or (start.startswith(_XML) and b"<" in start[5:]):
        raise BadFile(msg("tables.web_page", file=path))
    return "jsonl" if _is_json(path, start) else "csv"


def binary(path: str, kind: str = "binary") -> BadFile:
    return BadFile(msg("tables.binary", file=path, kind=msg(f"tables.kind_{kind}")))


def _is_json(path: str, start: bytes) -> bool:
    """By its name; or an object, or a list of objects, where a table would have its first column."""
    if path.lower().endswith((".json", ".jsonl", ".ndjson")):
        return True
    inside = start.removeprefix(b"[").lstrip()
    return inside.startswith(b"{") and inside[1:].lstrip()[:1] in (b'"', b"}")
