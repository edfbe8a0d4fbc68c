"""Marks on a Markdown sheet, by which its reader tells what was printed from what was written.

The first line says which sheet it is; the last says it again and holds a digest of every printed line. A
line that still reads as it was printed is known again, however its punctuation or spacing was retyped.
"""

import re
from collections.abc import Iterable
from datetime import date
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
_OPENED = re.compile(r"(?<!\\)<!--")
_LIST_MARK = re.compile(r"^\s*(?:[-*+•·]|\d+[.)．、）])\s+")
_NO_LETTER = re.compile(r"[\W_]+")
_SHEET = "dealgate sheet"
_LINES = "dealgate lines"
_UNKNOWN = "-"
_WHICH = r"\s+(\S+)\s+(\S+)\s+(\d{4}-\d\d-\d\d|-)((?:\s+[\w.]+)*)\s*"
_HEAD = re.compile(rf"(?<!\\)<!--\s*{_SHEET}{_WHICH}-->")
_FOOT = re.compile(rf"(?<!\\)<!--\s*{_LINES}(?:{_WHICH}:)?\s([0-9a-f\s]*)")


class Head(NamedTuple):
    """What the first line says: which sheet, of which deal, for which day, to meet whom (contact keys)."""

    id: str | None
    deal: str | None
    on: str | None
    people: tuple[str, ...]


def stamp(text: str, sheet: Sheet) -> str:
    """The sheet's Markdown with its first and last line."""
    people = tuple(contact.key for contact in sheet.people)
    head = Head(sheet.id, sheet.deal, sheet.on.isoformat(), people)
    foot = " ".join((f"{_LINES} {_which(head)}:", *sorted(marks_of(text.split("\n")))))
    return f"{head_line(head)}\n{text.strip(chr(10))}\n\n<!-- {foot} -->\n"


def head_line(head: Head) -> str:
    return f"<!-- {_SHEET} {_which(head)} -->"


def _which(head: Head) -> str:
    return " ".join((*(said or _UNKNOWN for said in head[:3]), *head.people))


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
    line = _LIST_MARK.sub("", _uncommented(line))
    line = _BOX.sub("", _TICKED.sub(" x ", line))
    return _NO_LETTER.sub("", normalize("NFKC", line).casefold())


def _uncommented(text: str) -> str:
    """Searched from one sign to the next: a comment nobody closed is looked through once, not once a sign."""
    kept, at = [], 0
    for opened in _OPENED.finditer(text):
        if opened.start() < at:
            continue
        end = text.find("-->", opened.end())
        if end < 0:
            break
        kept.append(text[at : opened.start()])
        at = end + len("-->")
    return "".join((*kept, text[at:]))


def head_of(text: str) -> Head | None:
    """By the first line, else the last; None where nobody can tell any more which sheet it was."""
    found = _HEAD.search(text) or _FOOT.search(text)
    if found is None or found[1] is None:
        return None
    id, deal, on = (None if said == _UNKNOWN else said for said in found.group(1, 2, 3))
    return Head(id, deal, on if on and _is_day(on) else None, tuple(found[4].split()))


def wrong_day(text: str) -> tuple[int, str] | None:
    """The line and the day of a head whose day is none: somebody changed a digit."""
    found = _HEAD.search(text) or _FOOT.search(text)
    if found is None or found[3] in (None, _UNKNOWN) or _is_day(found[3]):
        return None
    return text.count("\n", 0, found.start(3)) + 1, found[3]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def written_on(text: str) -> bool:
    """Whether any line doesn't read as it was printed."""
    return not marks_of(_uncommented(text).splitlines()) <= printed_marks(text)


def printed_marks(text: str) -> frozenset[str]:
    """The marks of the lines it was printed with; an editor may have broken their line."""
    found = _FOOT.search(text)
    return frozenset(found[5].split()) if found else frozenset()
