"""Open deals that are older than any that was won: rates learned from decided deals say nothing of them."""

from collections.abc import Iterable
from typing import NamedTuple

from coach.lives import OPEN, WON, Life
from coach.statistics.legs import way_of
from coach.statistics.stage_time import days_between
from engine.state import Instant


class Beyond(NamedTuple):
    """Open deals, by their age: calendar days since they were opened."""

    longest: float | None
    """How long the longest took that was won; None where that is known of none, so that none is `older`."""
    within: tuple[Life, ...]
    older: tuple[Life, ...]
    undated: tuple[Life, ...]
    """Of which nobody knows when they were opened, or by the clock only later."""


def beyond(running: Iterable[Life], decided: Iterable[Life], now: Instant) -> Beyond:
    """Those of `running` that are open, held against those of `decided` that were won."""
    ways = [way for life in decided if life.outcome == WON and (way := way_of(life)) is not None]
    longest = max(ways, default=None)
    within: list[Life] = []
    older: list[Life] = []
    undated: list[Life] = []
    for life in running:
        if life.outcome == OPEN:
            age = None if life.opened_at is None else days_between(life.opened_at, now)
            unknown = age is None or age < 0
            passed = longest is not None and age is not None and age > longest
            (undated if unknown else older if passed else within).append(life)
    return Beyond(longest, tuple(within), tuple(older), tuple(undated))
