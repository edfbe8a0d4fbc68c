"""How a file of text is encoded, found out before a single row is read."""

import codecs
from collections.abc import Iterator
from io import SEEK_END, BytesIO, TextIOWrapper
from typing import NamedTuple

from engine.errors import BadFile
from engine.message import Message, msg
from exchange.tables.code_page import Reading, asian, readings
from exchange.tables.file_kind import HEAD, binary, head_of
from exchange.tables.mixture import breaks_off, mixture

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_OF_NO_FILE = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
LONGEST = 10_000_000
"""Characters of a line; one without an end would be read into memory whole."""
_SAMPLE = 1 << 16
_UTF8 = ("utf-8", "utf-8-sig")
_CLEARLY = 8


class FileText(NamedTuple):
    """`lines` is a good guess at how long the file is, for whoever shows progress.
    `guessed`: the encoding is the only one that makes sense, and nothing but that speaks for it."""

    encoding: str
    lines: int
    guessed: bool = False


def is_encoding(name: str) -> bool:
    """Whether files of people are written in it: Python knows others, of bytes and of names of hosts."""
    try:
        with TextIOWrapper(BytesIO(), encoding=name):
            return codecs.lookup(name).name not in _OF_NO_FILE
    except (LookupError, ValueError):
        return False


def probe(path: str, encoding: str | None = None, *, endless: bool = False) -> FileText:
    """Read the file once from end to end. Raises BadFile where it is missing, empty, binary or undecodable,
    LookupError for an encoding there is none of.

    A mark counts, whatever was said; else the encoding that is given, else UTF-8 and UTF-16, else the only
    one that makes words of it. `endless` lines are allowed to who doesn't read by lines.
    """
    if encoding is not None and not is_encoding(encoding):
        raise LookupError(encoding)
    head = head_of(path)
    limit = 0 if endless else LONGEST
    chosen = next((name for mark, name in _MARKS.items() if head.startswith(mark)), encoding)
    chosen = chosen or _without_mark(head)
    if chosen is not None:
        lines, decoded = _decode(path, chosen, limit)
        if not decoded:
            if codecs.lookup(chosen).name in _UTF8 and breaks_off(path):
                raise _cut_off(path, lines + 1)
            raise BadFile(msg("tables.not_in", file=path, line=lines + 1, encoding=chosen.upper()))
        return FileText(chosen, lines)
    if b"\0" in head:
        raise binary(path)
    lines, decoded = _decode(path, "utf-8", limit)
    if decoded:
        return FileText("utf-8", lines)
    if breaks_off(path):
        raise _cut_off(path, lines + 1)
    found = mixture(path)
    if found.sure or (found.mostly and asian(_sample(path)) is None):
        said = msg("tables.mixed", file=path, line=found.wrong, other=found.fine)
        raise BadFile(said, hint=msg("tables.one_encoding"))
    return _older(path, lines + 1, limit)


def _cut_off(path: str, line: int) -> BadFile:
    return BadFile(msg("tables.cut_off", file=path, line=line), hint=msg("tables.export_again"))


def open_ended(path: str, encoding: str) -> bool:
    """Whether its last line has no end, as it is where a file was cut off."""
    width = 2 if encoding.startswith("utf-16") else 1
    with open(path, "rb") as file:
        file.seek(-width, SEEK_END)
        return not set(file.read()) & set(b"\r\n")


def _without_mark(head: bytes) -> str | None:
    """UTF-16 by its zeros: plain letters, digits and line ends have one, and nearly always on the same
    side."""
    first, second = head[0::2].count(0), head[1::2].count(0)
    if second > _CLEARLY * first and b"\n\0" in head:
        return "utf-16-le"
    return "utf-16-be" if first > _CLEARLY * second and b"\0\n" in head else None


def _older(path: str, first_wrong: int, limit: int) -> FileText:
    """Neither UTF-8 nor UTF-16: what older programs write, if one reading of it makes sense."""
    found = [each for each in readings(_sample(path)) if _decode(path, each.encoding, limit)[1]]
    if len(found) == 1:
        encoding = found[0].encoding
        return FileText(encoding, _decode(path, encoding, limit)[0], guessed=True)
    if not found:
        hint = msg("tables.name_encoding")
        raise BadFile(msg("tables.undecodable", file=path, line=first_wrong), hint=hint)
    raise BadFile(msg("tables.unsure", file=path, line=first_wrong), hint=_choice(found))


def _choice(found: list[Reading]) -> Message:
    ways = tuple(msg("tables.reads", encoding=each.encoding, text=each.sample) for each in found)
    return msg("tables.choose_encoding", ways=ways)


def _sample(path: str) -> bytes:
    """The first lines that hold more than plain letters."""
    lines: list[bytes] = []
    size = 0
    with open(path, "rb") as file:
        while size < _SAMPLE and (line := file.readline(_SAMPLE)):
            if not line.isascii():
                lines.append(line)
                size += len(line)
    return b"".join(lines)


def _decode(path: str, encoding: str, limit: int) -> tuple[int, bool]:
    """Line ends, and whether all of it could be decoded. Raises BadFile at what no table holds."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = unbroken = 0
    try:
        for chunk in _chunks(path):
            text = decoder.decode(chunk)
            if "\0" in text:
                raise binary(path)
            lines += text.count("\n")
            end = max(text.rfind("\n"), text.rfind("\r"))
            unbroken = unbroken + len(text) if end < 0 else len(text) - end
            if limit and unbroken > limit:
                raise BadFile(msg("tables.long_line", file=path, line=lines + 1, limit=limit))
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        return lines + error.object[: error.start].count(b"\n"), False
    except UnicodeError:  # UTF-16 that doesn't begin with its mark
        return lines, False
    return lines, True


def _chunks(path: str) -> Iterator[bytes]:
    with open(path, "rb") as file:
        while chunk := file.read(HEAD):
            yield chunk
