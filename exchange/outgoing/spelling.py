"""How a cell is spelled in a file of text."""

import re
from decimal import Decimal

from exchange.outgoing.column import Cell

_RUNS = r"'*[=+\-@\t\r]"
"""What a spreadsheet takes for the beginning of a formula, and what was neutralised before."""


def spelled(cell: Cell) -> str:
    """Nothing is an empty text; amounts keep the places of their currency: `480000.00`."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def harmless(cell: Cell) -> str:
    """For CSV: an apostrophe before a text that a spreadsheet would run as a formula. Reading such a text
    takes one apostrophe away, so that every text comes back; numbers stay numbers."""
    text = spelled(cell)
    return f"'{text}" if isinstance(cell, str) and re.match(_RUNS, text) else text
