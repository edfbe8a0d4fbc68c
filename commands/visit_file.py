"""A filled-in sheet as a file: its text, whatever wrote it; and the file beside it for what was left."""

import codecs
import os
import re
import sys
from collections.abc import Sequence
from itertools import groupby
from stat import S_ISREG

from commands.prep_file import write_whole
from engine.errors import BadFile, Fault, Refused
from engine.message import Message, msg
from visits.marks import Head, head_line
from visits.readback.reading import Left, Reading
from words.say import say

LARGEST, LONGEST, MOST = 256_000, 8_000, 3_000
"""Bytes of a sheet, characters of a line on it, and lines: more was never written by hand."""
_MOST = 100
"""Left files beside one sheet."""
STDIN = "-"
_LEFT = re.compile(r"\.left\d*$")
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def sheet_text(path: str) -> str:
    """`-` is what comes in. Raises BadFile where it can't be a sheet: missing, empty, too big, no text.

    UTF-8, UTF-16 with its mark, else GB18030, as Chinese editors on Windows write it.
    """
    content = _content(path)
    if len(content) > LARGEST:
        raise _no_sheet(path, msg("readback.too_big", limit=LARGEST // 1_000))
    if not content.strip():
        raise _no_sheet(path, msg("readback.empty"))
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    if encoding is None and b"\0" in content:
        raise _no_sheet(path, msg("readback.no_text"))
    for known in (encoding,) if encoding else ("utf-8", "gb18030"):
        try:
            text = content.decode(known)
        except UnicodeDecodeError:
            continue
        lines = text.splitlines()
        if len(lines) > MOST:
            raise _no_sheet(path, msg("readback.many_lines", limit=MOST))
        if long := [n for n, line in enumerate(lines, 1) if len(line) > LONGEST]:
            raise _no_sheet(path, msg("readback.long_line", line=long[0], limit=LONGEST))
        return text
    raise _no_sheet(path, msg("readback.no_text"))


def not_a_sheet(path: str) -> BadFile:
    return _no_sheet(path, msg("readback.not_a_sheet"))


def left_file(path: str, reading: Reading, left: Sequence[Left]) -> str | None:
    """Write what was left into `FILE.left.md` beside, or `FILE.left2.md` where one stands already. Returns
    its path; None where it can't be written."""
    if path == STDIN:
        return None
    stem = _LEFT.sub("", os.path.splitext(os.path.abspath(path))[0])
    text = left_text(reading, left)
    for n in range(1, _MOST):
        beside = f"{stem}.left{n if n > 1 else ''}.md"
        try:
            with open(beside, encoding="utf-8", newline="") as file:
                if file.read(len(text) + 1) == text:
                    return beside
        except FileNotFoundError:
            break
        except (OSError, UnicodeDecodeError):
            continue  # somebody else's
    else:
        return None
    try:
        write_whole(beside, text)
    except Refused:
        return None
    return beside


def is_left_file(path: str) -> bool:
    """Whether it is what an earlier reading left."""
    return _LEFT.search(os.path.splitext(path)[0]) is not None


def left_text(reading: Reading, left: Sequence[Left]) -> str:
    """What was left, under the sheet's own first line: once mended, it can be read as well."""
    lines = [head_line(Head(reading.id, reading.deal, reading.on, reading.people))]
    for (line, text), same in groupby(sorted(left, key=_where), key=_where):
        whys = (say("readback.left_line", line=line, why=say(one.why)).replace("--", "––") for one in same)
        lines += ["", *(f"<!-- {why} -->" for why in dict.fromkeys(whys)), text]
    return "\n".join(lines) + "\n"


def _where(left: Left) -> tuple[int, str]:
    return left.line, left.text


def _content(path: str) -> bytes:
    try:
        if path == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1)
        if not S_ISREG(os.stat(path).st_mode):
            raise _no_sheet(path, msg("readback.no_file"))  # a pipe would keep us waiting
        with open(path, "rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise _no_sheet(path, msg("lint.no_file")) from None
    except OSError:
        raise _no_sheet(path, msg("lint.unreadable")) from None


def _no_sheet(path: str, what: Message) -> BadFile:
    return BadFile(msg("readback.no_sheet"), (Fault(path, 0, 0, "", what),))
