"""Rows at the end of a report that are no rows of its table: totals, who printed it, whose secret it is."""

import re
from collections import deque
from collections.abc import Iterator

from engine.message import Message, msg
from engine.nearest import shown
from exchange.tables.heading import is_short
from exchange.tables.table import Numbered, Torn

_HELD = 12
"""Rows, kept back until it is known whether they are the last."""
_TOTAL = re.compile(
    r"\s*(((grand|sub|report)[\s-]*)?totals?\b|(总|小|合|共|累)\s*计|总和|汇总|sum(me)?\b|gesamt)",
    re.IGNORECASE,
)


def without_footer(
    rows: Iterator[Numbered], heading: tuple[str, ...], notes: list[Message]
) -> Iterator[Numbered]:
    """All rows but those at the very end that say next to nothing, below a line of totals or a blank row.

    Which ones were left out is added to `notes`.
    """
    held: deque[Numbered] = deque()
    for row in rows:
        held.append(row)
        if len(held) > _HELD:
            yield held.popleft()
    last = list(held)
    at = _footer(last, len([name for name in heading if name]))
    yield from last[:at]
    if at < len(last):
        first = last[at][1]
        said = "" if isinstance(first, Torn) else next((cell for cell in first if cell.strip()), "")
        one = last[at][0] == last[-1][0]
        id = "tables.footer_row" if one else "tables.footer"
        notes.append(msg(id, first=last[at][0], last=last[-1][0], text=shown(said.strip())))


def _footer(rows: list[Numbered], columns: int) -> int:
    """Where it begins; behind the last row where there is none.

    Totals fill a cell here and there, so they may be half a row; and they may stand above other lines.
    """
    begins = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        number, cells = rows[at]
        if isinstance(cells, Torn):
            break
        if _is_total(cells, columns):
            begins = at
        elif not is_short(cells, columns):
            break
        elif at and number - rows[at - 1][0] > 1:
            begins = at
    return begins if begins else len(rows)


def _is_total(cells: list[str], columns: int) -> bool:
    first = next((cell for cell in cells if cell.strip()), "")
    said = sum(1 for cell in cells if cell.strip())
    return columns > 2 and 2 * said <= columns and _TOTAL.match(first) is not None
