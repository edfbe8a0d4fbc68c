"""How long the stays of a segment of a stage were, in working days: what its limits are made of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from coach.enough import ENOUGH
from coach.statistics.quantile import Quantile
from engine.value import Value

if TYPE_CHECKING:
    from coach.statistics.survival import Span

WARN, CRITICAL = 0.75, 0.9
"""Shares of the stays that had ended by the limit."""
MOST_LEFT = 0.5
"""Share that may still stand there behind the longest stay that ended, for that to be a limit. Ours."""
WELL_PAST = 2
"""Times that stay, for which enough others must have been watched. Ours."""
MOST_DAYS = 100_000
"""Working days, almost four centuries: no stay is as long."""


class Lengths(Value):
    """Of `n` stays `ended` were left, whatever way; the others still last."""

    n: int
    ended: int
    warn: Quantile
    critical: Quantile
    longest: int | None
    """Of those that ended."""
    left_out: int
    """Stays of which nobody knows how long they were, or that lie ahead."""
    left: float = 1.0
    """Share that lasts longer than the longest that ended."""
    watched: int = 0
    """Stays that were seen to last well past the longest that ended."""
    early: int = 0
    """Stays that began before any end was on record."""
    won_by: tuple[tuple[int, int], ...] = ()
    """Of the stays of deals won later: a length, and how many were that long or shorter, by length."""

    @property
    def enough(self) -> bool:
        return self.ended >= ENOUGH

    def limit(self, share: Quantile, own: int) -> int | None:
        """The day by which the share had ended. Where it was never reached, the longest stay that ended: that
        day lies behind it. Below the playbook's `own` limit that is one only where most stays end by it and
        enough were watched well past it; else None.
        """
        if share.day is not None:
            return round(share.day)
        if self.longest is None:
            return None
        well_watched = self.left <= MOST_LEFT and self.watched >= ENOUGH
        return self.longest if well_watched or self.longest >= own else None


def lengths(
    spans: Iterable["Span"], won: Iterable[int] = (), *, left_out: int = 0, early: int = 0
) -> Lengths:
    """`won` are the lengths of the stays of deals that were won later. A Counter tells either with how often
    each is there."""
    from coach.statistics.survival import (  # for those who learn; the desk reads what was learned
        kaplan_meier,
        quantile,
    )

    known = Counter(spans)
    curve = kaplan_meier(known)
    longest = max((round(point.day) for point in curve.points if point.ended), default=None)
    well_past = WELL_PAST * max(1, longest or 0)
    return Lengths(
        n=curve.n,
        ended=curve.ended,
        warn=quantile(curve, WARN),
        critical=quantile(curve, CRITICAL),
        longest=longest,
        left_out=left_out,
        left=1.0 if longest is None else curve.at(longest),
        watched=sum(n for span, n in known.items() if span.days >= well_past),
        early=early,
        won_by=_counted(won),
    )


def _counted(won: Iterable[int]) -> tuple[tuple[int, int], ...]:
    counts = sorted(Counter(won).items())
    return tuple(zip((days for days, _ in counts), accumulate(n for _, n in counts), strict=True))


def read_lengths(found: Mapping[str, Any]) -> Lengths:
    """What stands of them as JSON, name by name; a set learned by an earlier program may lack some.

    Raises ValueError of what nobody can have learned.
    """
    known = {name: found[name] for name in Lengths._fields if name in found}
    try:
        limits = {name: Quantile(*found[name]) for name in ("warn", "critical")}
        read = Lengths(**{**known, **limits, "won_by": tuple(map(tuple, found.get("won_by", ())))})
        sound = _counts_sound(read) and _days_sound(read)
    except (KeyError, TypeError) as error:
        raise ValueError("these are no lengths") from error
    if not sound:
        raise ValueError("no stays have such lengths")
    return read


def _counts_sound(read: Lengths) -> bool:
    counts = (read.n, read.ended, read.left_out, read.watched, read.early)
    days, won = [day for day, _ in read.won_by], [n for _, n in read.won_by]
    return (
        {type(n) for n in (*counts, *days, *won)} <= {int}
        and min(counts) >= 0
        and read.ended <= read.n
        and 0 <= read.left <= 1
        and (days, won) == (sorted(days), sorted(won))
        and min(won, default=1) > 0
    )


def _days_sound(read: Lengths) -> bool:
    warn, critical = read.warn.day, read.critical.day
    days = (*read.warn, *read.critical, read.longest)
    return all(day is None or 0 <= day <= MOST_DAYS for day in days) and (
        critical is None or (warn is not None and warn <= critical)
    )
