"""Plots of clients in the terminal. Coordinates are floats: they end as a place on the screen."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from commands.plot import ROWS, columns, drawn
from commands.plot import figure as plot
from commands.printing import cut, width
from words.say import clean

_NAMED = 8
"""Clients whose names stand in a plot."""
_NAME = 14
_BORDER = 6
"""Columns that ticks and frame take."""


class Point(NamedTuple):
    across: Decimal
    up: Decimal
    mark: str
    """One character."""
    name: str


class Axes(NamedTuple):
    """`cuts` are where high begins, across and up; `corners` name the cells by (high across, high up)."""

    title: str
    across: str
    up: str
    cuts: tuple[Decimal, Decimal]
    corners: Mapping[tuple[bool, bool], str]


def curve(shares: Sequence[Decimal], cuts: Mapping[str, int], title: str, across: str) -> str:
    """A rising line from 0 to 100 %, with a line where each of `cuts` is crossed."""
    figure = plot(title)
    figure.label(across, "x")
    line = figure.signal(list(range(len(shares))), [float(share) for share in shares], marker="braille")
    figure.draw(line.lines())
    for at in cuts.values():
        figure.line(at, "horizontal", style="dotted")
    ticks = sorted({0, 20, 40, 60, 100, *cuts.values()})
    named = {at: f"{name} {at}%" for name, at in cuts.items()}
    figure.ruler("y").lim(0, 100)
    figure.ruler("y").ticks(ticks, [named.get(at, f"{at}%") for at in ticks])
    last = len(shares) - 1
    steps = sorted({round(last * part / 5) for part in range(6)})
    figure.ruler("x").ticks(steps, [str(at) for at in steps])
    return drawn(figure)


def scatter(points: Sequence[Point], axes: Axes) -> str:
    """Clients by their marks, the first few by name; lines where high begins."""
    figure = plot(axes.title)
    figure.label(axes.across, "x")
    figure.label(axes.up, "y")
    across = _Scale([point.across for point in points], axes.cuts[0])
    up = _Scale([point.up for point in points], axes.cuts[1])
    places = [(across.place(p.across), up.place(p.up)) for p in points]
    figure.line(across.place(axes.cuts[0]), "vertical", style="dotted")
    figure.line(up.place(axes.cuts[1]), "horizontal", style="dotted")
    for (right, high), name in axes.corners.items():
        x, y = across.ends[right], up.ends[high]
        figure.draw(figure.text(x, y, f" {name} ", alignment="right" if right else "left"))
    for label in _names(points, places, across, up):
        figure.draw(figure.text(label.x, label.y, label.text, alignment="right" if label.left else "left"))
    for mark in sorted({p.mark for p in points}):
        here = [place for place, p in zip(places, points, strict=True) if p.mark == mark]
        figure.draw(figure.signal([x for x, _ in here], [y for _, y in here], marker=mark))
    for axis, scale in (("x", across), ("y", up)):
        figure.ruler(axis).lim(*scale.ends)
        figure.ruler(axis).ticks(
            [scale.place(value) for value in scale.ticks], [_short(v) for v in scale.ticks]
        )
    return drawn(figure)


class _Scale:
    """Where a value stands on an axis: evenly around the cut, ever closer far from it (inverse hyperbolic
    sine), for a few clients are a hundred times as large as most. Scores, from 0 to 5, stay even."""

    def __init__(self, values: Iterable[Decimal], at: Decimal) -> None:
        known = [*values, at, Decimal(0)]
        low, high = min(known), max(known)
        self.unit = float(at) if at > 0 and high > 20 * at else None
        self.ticks = sorted({low, Decimal(0), at, *self._round(at, high), high})
        margin = 0.08 * (self.place(high) - self.place(low) or 1.0)
        self.ends = (self.place(low) - margin, self.place(high) + margin)

    def place(self, value: Decimal) -> float:
        return math.asinh(float(value) / self.unit) if self.unit else float(value)

    def cell(self, place: float, cells: int) -> int:
        """Which character of so many a place falls on, nearly."""
        low, high = self.ends
        return round((place - low) / (high - low) * (cells - _BORDER))

    def beside(self, place: float, by: int, cells: int) -> float:
        """The place so many characters on."""
        return place + by * (self.ends[1] - self.ends[0]) / (cells - _BORDER)

    def _round(self, at: Decimal, high: Decimal) -> Iterable[Decimal]:
        if self.unit is None:
            return ()
        return (at * 10**power for power in range(1, 6) if at * 10**power < high / 3)


class _Name(NamedTuple):
    """`left` of its point rather than right of it."""

    x: float
    y: float
    text: str
    left: bool


def _names(
    points: Sequence[Point], places: Sequence[tuple[float, float]], across: _Scale, up: _Scale
) -> Iterator[_Name]:
    """Names of the first few clients that have room for one, clear of every mark: one in the middle of a
    name would break it, and half a Chinese character breaks the line."""
    spots = [(across.cell(x, columns()), up.cell(y, ROWS)) for x, y in places]
    near = (-1, 0, 1)  # where a mark stands is known to one character
    taken = {(column + right, row + down) for column, row in spots for right in near for down in near}
    named = 0
    for point, (x, y), (column, row) in zip(points, places, spots, strict=True):
        text = cut(clean(point.name), _NAME)
        left = column + width(text) + 2 > columns() - _BORDER
        start = column - 1 - width(text) if left else column + 2
        cells = {(at, row) for at in range(start, start + width(text))}
        if named < _NAMED and not cells & taken:
            taken |= cells
            named += 1
            yield _Name(across.beside(x, -2 if left else 2, columns()), y, text, left)


def _short(value: Decimal) -> str:
    """12,500,000 as 12.5M: a tick has little room."""
    for sign, size in (("M", 1_000_000), ("k", 1_000)):
        if abs(value) >= size:
            return f"{value / size:.3g}{sign}"
    return f"{value:.3g}"
