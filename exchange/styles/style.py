"""How the cells of one column are written."""

from typing import NamedTuple

from exchange.styles.nulls import EVERYWHERE

AMOUNT, NUMBER, DAY, TEXT = "amount", "number", "day", "text"


class Style(NamedTuple):
    kind: str = TEXT
    """What the mapping takes the cells for: AMOUNT, NUMBER, DAY or TEXT."""
    decimal: str | None = None
    """The decimal mark; None where no cell has one."""
    days: tuple[str, ...] = ()
    """As `exchange.styles.days.Days` takes it."""
    nulls: frozenset[str] = EVERYWHERE
    open_ends: frozenset[str] = frozenset()
