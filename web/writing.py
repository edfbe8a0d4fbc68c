"""How numbers are written on a page."""

from collections.abc import Iterable

from coach.statistics.win_rate import Rate
from engine.money import Money, major, rough
from words.say import current

NOTHING = "–"
"""Where there is no number."""


def count(n: float) -> str:
    """7,367; a mean has a place behind its point, where it is not whole."""
    return f"{n:,.1f}".removesuffix(".0")


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def rate(found: Rate | None) -> str:
    """56% (55–57%)."""
    return f"{percent(found.rate)} ({100 * found.low:.0f}–{percent(found.high)})" if found else NOTHING


def span(low: float, high: float) -> str:
    return f"{count(low)}–{count(high)}"


def paragraph(sentences: Iterable[str]) -> str:
    """Chinese leaves no space between them."""
    return ("" if current() == "zh" else " ").join(sentences)


def roughly(money: Money) -> str:
    """To three digits, for more of a guess would only look exact; the currency stands elsewhere."""
    return f"{major(*rough(money)):,.0f}"


def days(n: float) -> str:
    """Days to a tenth below ten, whole ones above."""
    if 0 < n < 0.05:
        return "<0.1"
    return count(round(n, 1)) if n < 10 else f"{n:,.0f}"
