"""Rows of a file of rejected ones whose cells somebody has still to sort out."""

from collections.abc import Iterator, Sequence

from engine.message import msg
from exchange.tables.table import REJECTED, UNMENDED, Numbered, Torn

_MARKED = REJECTED[1]


def mended(rows: Iterator[Numbered], heading: Sequence[str]) -> Iterator[Numbered]:
    """The rows. One that is still marked can't be read: filled up with empty cells, it would say what the
    table never said."""
    if not set(REJECTED) <= set(heading):
        return rows
    return _mended(rows, heading)


def is_unmended(cells: Sequence[str], heading: Sequence[str]) -> bool:
    """Whether cells are missing, or the row came marked and still is."""
    return len(cells) < len(heading) or (
        _MARKED in heading and cells[heading.index(_MARKED)].strip() == UNMENDED
    )


def _mended(rows: Iterator[Numbered], heading: Sequence[str]) -> Iterator[Numbered]:
    for number, cells in rows:
        if isinstance(cells, list) and len(cells) >= len(heading) and is_unmended(cells, heading):
            yield number, Torn(msg("tables.unmended", column=_MARKED, mark=UNMENDED), tuple(cells))
        else:
            yield number, cells
