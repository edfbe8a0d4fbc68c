"""What kind of file this is and how its text is encoded, found out before a single row is read."""

import codecs
import os
import re
import stat
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

from engine.errors import BadFile
from engine.message import msg

_CHUNK = 1 << 20
_SIGNATURES = {
    b"PK\x03\x04": "excel",
    b"\xd0\xcf\x11\xe0": "excel",
    b"%PDF": "pdf",
    b"\x1f\x8b": "compressed",
    b"SQLite format 3\0": "database",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
}
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OF_NO_FILE = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
_LONGEST = 10_000_000
"""Characters of a line; one without an end would be read into memory whole."""
_PAIRS = re.compile(rb"[\x81-\xfe][\x30-\x7e\x80-\xfe]")


class FileText(NamedTuple):
    """`lines` is a good guess at how long the file is, for whoever shows progress."""

    encoding: str
    lines: int


def is_encoding(name: str) -> bool:
    """Whether files of people are written in it: Python knows others, of bytes and of names of hosts."""
    try:
        with TextIOWrapper(BytesIO(), encoding=name):
            return codecs.lookup(name).name not in _OF_NO_FILE
    except (LookupError, ValueError):
        return False


def probe(path: str, encoding: str | None = None) -> FileText:
    """Read the file once from end to end. Raises BadFile where it is missing, empty, binary or undecodable,
    LookupError for an encoding there is none of.

    Unless an encoding is given: UTF-8 and UTF-16 by their mark, else UTF-8, else GB18030.
    """
    if encoding is not None and not is_encoding(encoding):
        raise LookupError(encoding)
    try:
        if stat.S_ISFIFO(mode := os.stat(path).st_mode) or stat.S_ISCHR(mode):
            raise BadFile(msg("exchange.no_file_but", file=path))  # it is read more than once
        with open(path, "rb") as file:
            head = file.read(_CHUNK)
    except FileNotFoundError:
        raise BadFile(msg("exchange.no_file", file=path)) from None
    except IsADirectoryError:
        raise BadFile(msg("exchange.folder", file=path)) from None
    except OSError:
        raise BadFile(msg("exchange.unreadable", file=path)) from None
    if not head.strip():
        raise BadFile(msg("exchange.empty", file=path))
    for signature, kind in _SIGNATURES.items():
        if head.startswith(signature):
            raise _binary(path, kind)
    marked = next((name for mark, name in _BOMS.items() if head.startswith(mark)), None)
    chosen = encoding or marked
    if chosen != "utf-16" and encoding is None and b"\0" in head:
        raise _binary(path, "binary")
    return _settled(path, chosen)


def _binary(path: str, kind: str) -> BadFile:
    return BadFile(msg("exchange.binary", file=path, kind=msg(f"exchange.kind_{kind}")))


def _settled(path: str, chosen: str | None) -> FileText:
    if chosen is not None:
        lines, decoded = _decode(path, chosen)
        if not decoded:
            raise BadFile(msg("exchange.not_in", file=path, line=lines + 1, encoding=chosen.upper()))
        return FileText(chosen, lines)
    lines, decoded = _decode(path, "utf-8")
    if decoded:
        return FileText("utf-8", lines)
    first_wrong = lines + 1
    lines, decoded = _decode(path, "gb18030")
    if not decoded or not _looks_chinese(path):
        hint = msg("exchange.name_encoding")
        raise BadFile(msg("exchange.undecodable", file=path, line=first_wrong), hint=hint)
    return FileText("gb18030", lines)


def _decode(path: str, encoding: str) -> tuple[int, bool]:
    """Line ends, and whether all of it could be decoded. Raises BadFile at what no table holds."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = unbroken = 0
    try:
        for chunk in _chunks(path):
            text = decoder.decode(chunk)
            if "\0" in text:
                raise _binary(path, "binary")
            lines += text.count("\n")
            end = max(text.rfind("\n"), text.rfind("\r"))
            unbroken = unbroken + len(text) if end < 0 else len(text) - end
            if unbroken > _LONGEST:
                raise BadFile(msg("exchange.long_line", file=path, line=lines + 1, limit=_LONGEST))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return lines + error.object[: error.start].count(b"\n"), False
    except UnicodeError:  # UTF-16 that doesn't begin with its mark
        return lines, False
    return lines, True


def _chunks(path: str) -> Iterator[bytes]:
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _looks_chinese(path: str) -> bool:
    """GB18030 decodes almost anything: `Müller` in a Western encoding becomes one strange character.

    In Chinese text nearly every pair has two high bytes; in Western text a high byte stands before a
    plain letter.
    """
    all = high = 0
    for chunk in _chunks(path):
        pairs: list[bytes] = _PAIRS.findall(chunk)
        all += len(pairs)
        high += len([pair for pair in pairs if pair[1] >= 0xA1])
    return 2 * high > all
