"""Marks on a Markdown sheet, by which its reader tells what was printed from what was written.

The first line says which sheet it is; the last holds a short digest of every printed line. A line that still
reads as it was printed is known again, however its punctuation or spacing was retyped.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize
from zlib import crc32

from visits.sheet import Sheet

TICK_SIGNS = "xX×✕✖✗✘√✓✔☑☒vV对勾"
"""What people put into a box, or in its place, to tick it. A cross is how Markdown ticks."""
FULL_BOXES, EMPTY_BOXES = "☑☒✅", "☐□"
"""Boxes that are one character."""
_OPEN, _CLOSE = r"\\?[\[［【〔]", r"\\?[\]］】〕]"
_TICKED = re.compile(rf"{_OPEN}\s*[{TICK_SIGNS}ｘＸｖＶ]\s*{_CLOSE}|[{FULL_BOXES}]")
_BOX = re.compile(rf"{_OPEN}[\s_＿]*{_CLOSE}|[{EMPTY_BOXES}]")
_COMMENT = re.compile(r"(?<!\\)<!--.*?-->", re.DOTALL)
_LIST_MARK = re.compile(r"^\s*(?:[-*+•·]|\d+[.)．、）])\s+")
_NO_LETTER = re.compile(r"[\W_]+")
_SHEET = "dealgate sheet"
_LINES = "dealgate lines"
_UNKNOWN = "-"
_HEAD = re.compile(rf"(?<!\\)<!--\s*{_SHEET}\s+(\S+)\s+(\S+)\s+(\d{{4}}-\d\d-\d\d|-)((?:\s+[\w.]+)*)\s*-->")
_FOOT = re.compile(rf"(?<!\\)<!--\s*{_LINES}\s([0-9a-f\s]*)")


class Head(NamedTuple):
    """What the first line says: which sheet, of which deal, for which day, to meet whom (contact keys)."""

    id: str | None
    deal: str | None
    on: str | None
    people: tuple[str, ...]


def stamp(text: str, sheet: Sheet) -> str:
    """The sheet's Markdown with its first and last line."""
    people = tuple(contact.key for contact in sheet.people)
    head = head_line(Head(sheet.id, sheet.deal, sheet.on.isoformat(), people))
    foot = " ".join((_LINES, *sorted(marks_of(text.split("\n")))))
    return f"{head}\n{text.strip(chr(10))}\n\n<!-- {foot} -->\n"


def head_line(head: Head) -> str:
    said = (said or _UNKNOWN for said in head[:3])
    return f"<!-- {' '.join((_SHEET, *said, *head.people))} -->"


def marks_of(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(_digest(text) for line in lines if (text := plain(line)))


def mark(line: str) -> str:
    return _digest(plain(line))


def _digest(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


@lru_cache(maxsize=4096)
def plain(line: str) -> str:
    """A line's letters and digits, and an x where a box is ticked; without its list mark and comments.

    Kept, for sheets printed together have most of their lines in common.
    """
    line = _LIST_MARK.sub("", _COMMENT.sub("", line))
    line = _BOX.sub("", _TICKED.sub(" x ", line))
    return _NO_LETTER.sub("", normalize("NFKC", line).casefold())


def head_of(text: str) -> Head | None:
    """None where nobody can tell any more which sheet it was."""
    found = _HEAD.search(text)
    if found is None:
        return None
    id, deal, on = (None if said == _UNKNOWN else said for said in found.group(1, 2, 3))
    return Head(id, deal, on, tuple(found[4].split()))


def printed_marks(text: str) -> frozenset[str]:
    """The marks of the lines it was printed with; an editor may have broken their line."""
    found = _FOOT.search(text)
    return frozenset(found[1].split()) if found else frozenset()
