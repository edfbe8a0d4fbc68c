"""A stage day by day: who was still there, who left, and which way."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from coach.statistics.stage_time import StageTime
from coach.statistics.survival import Curve, Point


class Days(NamedTuple):
    """From the beginning of day `first` to the end of day `last`, counted from the beginning of the stay."""

    first: int
    last: int
    at_risk: int
    """In the stage as the first of these days began."""
    exits: Mapping[str, int]
    survival: float
    """The share that is left behind the last of these days, with its 95 % interval."""
    low: float
    high: float


def days_of(found: StageTime, width: int = 1) -> Iterator[Days]:
    """Up to the last exit, so many days at a time; single days are told when somebody left."""
    if not found.exits:
        return
    for first in range(0, max(found.exits) + 1, width):
        span = range(first, first + width)
        exits: Counter[str] = Counter()
        for day in span:
            exits.update(found.exits.get(day, {}))
        if not exits and width == 1:
            continue
        point = _before(found.curve, first + width)
        told = (point.survival, point.low, point.high) if point else (1.0, 1.0, 1.0)
        yield Days(first, span[-1], _at_risk(found.curve, first), exits, *told)


def _before(curve: Curve, day: int) -> Point | None:
    """The last point before the beginning of a day."""
    at = bisect_left(curve.points, float(day), key=lambda point: point.day)
    return curve.points[at - 1] if at else None


def _at_risk(curve: Curve, day: int) -> int:
    at = bisect_left(curve.points, float(day), key=lambda point: point.day)
    return curve.points[at].at_risk if at < len(curve.points) else 0
