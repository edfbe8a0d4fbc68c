"""How long the stays of a segment of a stage were, in working days: what its limits are made of."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from coach.enough import ENOUGH
from coach.statistics.quantile import Quantile

if TYPE_CHECKING:
    from coach.statistics.survival import Span

WARN, CRITICAL = 0.75, 0.9
"""Shares of the stays that had ended by the limit."""
_MOST_KEPT = 101


class Lengths(NamedTuple):
    """Of `n` stays `ended` were left, whatever way; the others still last."""

    n: int
    ended: int
    warn: Quantile
    critical: Quantile
    longest: int | None
    """Of those that ended."""
    won: tuple[int, ...]
    """In order, those of deals won later: all of them, or every percentile from none to all."""
    n_won: int
    left_out: int
    """Stays of which nobody knows how long they were, or that lie ahead."""

    @property
    def enough(self) -> bool:
        return self.ended >= ENOUGH


def lengths(spans: Iterable["Span"], won: Iterable[int] = (), left_out: int = 0) -> Lengths:
    """`won` are the lengths of the stays of deals that were won later."""
    from coach.statistics.survival import (  # for those who learn; the desk reads what was learned
        kaplan_meier,
        quantile,
    )

    curve = kaplan_meier(spans)
    longest = max((point.day for point in curve.points if point.ended), default=None)
    ordered = sorted(won)
    return Lengths(
        curve.n,
        curve.ended,
        quantile(curve, WARN),
        quantile(curve, CRITICAL),
        None if longest is None else round(longest),
        _percentiles(ordered),
        len(ordered),
        left_out,
    )


def _percentiles(ordered: Sequence[int]) -> tuple[int, ...]:
    if len(ordered) <= _MOST_KEPT:
        return tuple(ordered)
    last = len(ordered) - 1
    return tuple(ordered[round(n * last / (_MOST_KEPT - 1))] for n in range(_MOST_KEPT))


def read_lengths(found: Mapping[str, Any]) -> Lengths:
    """What stands of them as JSON, name by name."""
    limits = {name: Quantile(*found[name]) for name in ("warn", "critical")}
    return Lengths(**{**found, **limits, "won": tuple(found["won"])})
