"""Which row names the columns, where titles, blank rows or groups of columns stand above."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from exchange.tables.table import Numbered, Torn, Typed, Unread

LOOKED_AT = 30
"""Rows that say anything; titles don't go on for longer."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_AT_ENDS = "\t\n\v\f\r \u00a0\u00ad\u061c\u180e\u3000\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x2028, 0x2030), *range(0x205F, 0x2070)))
)
"""Blanks, and marks of no width (category Cf of Unicode)."""
_QUOTED = {'"': '"', "“": "”", "'": "'"}


class Heading(NamedTuple):
    at: int
    """Which of the rows it is, from 0."""
    names: tuple[str, ...]
    grouped: bool
    """Whether the row above it names groups of columns."""


def heading_of(rows: Sequence[Numbered], number: int | None) -> Heading | None:
    """The row with the column names among the first ones: the one of this `number`, or else the first that
    is no title. None where there is none."""
    if number is not None:
        at = next((at for at, (each, _) in enumerate(rows) if each == number), None)
        return None if at is None else _with_groups(rows, at)
    cells = [each for _, each in rows]
    usual = _usual([filled(each) for each in cells if not isinstance(each, Torn)])
    at = next((at for at, each in enumerate(cells) if not _is_title(each, usual)), None)
    if at is None:
        return None
    below = _with_groups(rows, at + 1) if at + 1 < len(cells) else None
    return below if below is not None and below.grouped else _with_groups(rows, at)


def filled(cells: Sequence[str]) -> int:
    """How many cells say something, or would if they could be read."""
    return sum(1 for cell in cells if cell.strip() or type(cell) is Unread)


def is_short(cells: Sequence[str], usual: int) -> bool:
    """A title or a footnote: one thing or two where the others say many."""
    return filled(cells) <= 2 and 2 * filled(cells) < usual


def visible(name: str) -> str:
    """A column's name without what nobody sees of it: marks of no width, line breaks, blanks at its ends of
    whatever kind, quotation marks about it."""
    name = " ".join(_UNSEEN.sub("", name).split())
    if len(name) > 2 and _QUOTED.get(name[0]) == name[-1]:
        name = name[1:-1].strip()
    return unicodedata.normalize("NFC", name)


def trimmed(cell: str) -> str:
    """Without what nobody sees at its ends."""
    cell = cell.strip()
    return cell if cell.isascii() else cell.strip(_AT_ENDS)


def _with_groups(rows: Sequence[Numbered], at: int) -> Heading | None:
    """This row as the heading; a column it has no name for is called what the row of groups above calls it,
    which may say so little that it looks like a title."""
    cells = rows[at][1]
    if isinstance(cells, Torn):
        return None
    names = [visible(cell) for cell in cells]
    above = rows[at - 1][1] if at else []
    above = [] if isinstance(above, Torn) else above
    grouped = _is_group(above, cells, [each for _, each in rows[at + 1 :]])
    if grouped:
        groups = [visible(cell) for cell in above] + [""] * len(names)
        names = [name or group for name, group in zip(names, groups, strict=False)]
    return Heading(at, tuple(names), grouped) if any(names) else None


def _usual(counts: Sequence[int]) -> int:
    """How many cells of a row say something; of two rows the one that says less, for the other may be
    wrong."""
    if not counts:
        return 0
    return sorted(counts)[len(counts) // 2 if len(counts) > 2 else 0]


def _is_title(cells: Sequence[str] | Torn, usual: int) -> bool:
    return not isinstance(cells, Torn) and is_short(cells, usual)


def _is_group(
    upper: Sequence[str],
    lower: Sequence[str],
    below: Sequence[Sequence[str] | Torn],
) -> bool:
    """Whether a row names groups of the columns the next one names.

    It names two or more, with a gap behind one; what stands under it is words, different ones, more of
    them; every column has a name in one of the two; and under one of these words all the others are no
    words.
    """
    width = max(len(upper), len(lower))
    top, names = (_as_wide(cells, width) for cells in (upper, lower))
    if not all(_is_words(cell) for cell in (*top, *names) if cell):
        return False
    given = [name for name in names if name]
    gap = any(before and not after for before, after in pairwise(top))
    whole = all(name or group for name, group in zip(names, top, strict=True))
    if filled(top) < 2 or not gap or not whole or len(given) <= filled(top) or len(set(given)) < len(given):
        return False
    columns = zip(
        *(_as_wide(cells, width)[:width] for cells in below if not isinstance(cells, Torn)), strict=True
    )
    return any(
        name and any(column) and not any(map(_is_words, column))
        for name, column in zip(names, columns, strict=False)
    )


def _as_wide(cells: Sequence[str], width: int) -> list[str]:
    return [cell if isinstance(cell, Typed) else cell.strip() for cell in cells] + [""] * (width - len(cells))


def _is_words(cell: str) -> bool:
    return not isinstance(cell, Typed) and bool(cell) and not any(c.isdigit() for c in cell)
