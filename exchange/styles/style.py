"""How the cells of one column are written."""

from typing import NamedTuple

from exchange.styles.nulls import EVERYWHERE

AMOUNT, NUMBER, DAY, TEXT = "amount", "number", "day", "text"


class Style(NamedTuple):
    kind: str = TEXT
    """What the mapping takes the cells for: AMOUNT, NUMBER, DAY or TEXT."""
    decimal: str | None = None
    """The decimal mark; None where no cell has one."""
    said: bool = False
    """Whether a person said so: `1.000` may be one, then."""
    days: tuple[str, ...] = ()
    """As `exchange.styles.days.Days` takes it."""
    nulls: frozenset[str] = EVERYWHERE
    open_ends: frozenset[str] = frozenset()
    midnights: bool = False
    """Whether its moments are days: every one is midnight in Greenwich."""
    factor: int = 1
    """What a number that has no unit of its own is multiplied by."""
    currencies: frozenset[str] | None = None
    """Those the heading may stand for, where it names one."""
