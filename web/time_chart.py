"""How long deals stay in a stage: the share still there by day, and under it the deals that are there now.

Days are calendar days, of today's open deals too; a limit in working days stands where a deal of today passes
it, so that the deals right of its line are those that are past it.
"""

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from coach.statistics.stage_time import StageTime
from coach.statistics.survival import Curve, Point, quantile
from web.figure import Figure, Table
from web.lettering import fitted
from web.scale import Scale, ticks
from web.stage_now import Marks, Open
from web.svg import WIDTH, area, drawing, group, hatching, line, path, rect, text
from web.time_sentences import sentences
from web.writing import NOTHING, count, paragraph, percent
from words.say import say

_LEFT, _RIGHT = 38, WIDTH - 14
_TOP, _FLOOR = 30, 160
"""Of the curve."""
_GROUND = 214
"""On which the open deals stand, `_TALL` high at most."""
_TALL = 28
_HEIGHT = 246
_BIN = 4
_HEADINGS = (
    "report_html.day",
    "report_html.share_left",
    "report_html.interval",
    "report_html.open_older",
)
_FARTHEST = 5
"""How many times the usual stay an axis may reach; older deals stand at its end."""


def time_chart(found: StageTime, here: Sequence[Open], marks: Marks, id: str) -> Figure:
    """`here` by age, the oldest first."""
    title, about = say("report_html.time", stage=found.label), paragraph(sentences(found, here, marks))
    usual = _usual(found.curve, marks)
    oldest = here[0].days if here else 0.0
    cut = oldest > _FARTHEST * usual
    across = Scale(0, ticks(max(2 * usual if cut else oldest, usual))[-1], _LEFT, _RIGHT)
    hatch = f"{id}-range"
    shown = drawing(
        id,
        _HEIGHT,
        title,
        about,
        hatching(hatch),
        _frame(across),
        _curve(found.curve, across, hatch),
        line(across.at(marks.warn.days), 2, across.at(marks.warn.days), _GROUND, "limit warn"),
        line(across.at(marks.critical.days), 14, across.at(marks.critical.days), _GROUND, "limit critical"),
        _pillars(here, across),
        *_labels(here, marks, across, cut=cut),
    )
    return Figure(id, title, about, shown, _table(found.curve, here, across))


def _usual(curve: Curve, marks: Marks) -> float:
    """How far the axis goes at least: nearly all that ended, and the limits."""
    nearly_all = quantile(curve, 0.98).day
    ended = [point.day for point in curve.points if point.ended]
    far = nearly_all if nearly_all is not None else max(ended, default=0.0)
    return max(1.0, far, marks.critical.days)


def _frame(across: Scale) -> Markup:
    up = Scale(0, 1, _FLOOR, _TOP)
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(line(_LEFT, up.at(share), _RIGHT, up.at(share), "axis" if share == 0 else "grid"))
        parts.append(text(_LEFT - 5, up.at(share) + 4, percent(share), "small", "end"))
    parts.append(line(_LEFT, _GROUND, _RIGHT, _GROUND, "axis"))
    for day in ticks(across.high):
        parts.append(line(across.at(day), _GROUND, across.at(day), _GROUND + 3, "axis"))
        parts.append(text(across.at(day), _GROUND + 14, count(day), "small", "middle"))
    return group(*parts)


def _curve(curve: Curve, across: Scale, hatch: str) -> Markup:
    points = _seen(curve, across)
    if not points:
        return group()
    # Where more is known behind the axis, the lines go on to its end.
    end = _RIGHT if curve.points[-1].day > across.high else across.at(points[-1].day)
    days = [across.at(point.day) for point in points]
    low, high, middle = (
        _stairs(days, [getattr(point, name) for point in points], end) for name in ("low", "high", "survival")
    )
    around = [*low, *reversed(high)]
    return group(area(around, "range"), area(around, "range-lines", hatch), path(middle, "curve"))


def _seen(curve: Curve, across: Scale) -> list[Point]:
    """The points that can be told apart on paper; nothing is drawn beyond the axis."""
    drawn = {round(across.at(point.day)): point for point in curve.points if point.day <= across.high}
    return list(drawn.values())


def _stairs(days: Sequence[float], shares: Sequence[float], end: float) -> list[tuple[float, float]]:
    """From the first day on, level until the next, and level to the end."""
    up = Scale(0, 1, _FLOOR, _TOP)
    steps, height = [(float(_LEFT), up.at(1))], up.at(1)
    for x, share in zip(days, shares, strict=True):
        steps += [(x, height), (x, up.at(share))]
        height = up.at(share)
    return steps if end == days[-1] else [*steps, (end, height)]


def _pillars(here: Sequence[Open], across: Scale) -> Markup:
    """One for every few days, as high as there are deals of that age."""
    last = (_RIGHT - _LEFT) // _BIN - 1
    ages = Counter(min(int((across.at(deal.days) - _LEFT) // _BIN), last) for deal in here)
    unit = min(_TALL / max(ages.values(), default=1), 6.0)
    pillars = []
    for at, n in sorted(ages.items()):
        high = max(unit * n, 2.0)
        pillars.append(rect(_LEFT + at * _BIN + 0.5, _GROUND - high, _BIN - 1, high, "open"))
    return group(*pillars)


def _labels(here: Sequence[Open], marks: Marks, across: Scale, *, cut: bool) -> list[Markup]:
    """Last, so that no line runs through letters. `cut`: the oldest are older than the axis is long."""
    found = [
        text(_RIGHT, _GROUND + 28, say("report_html.axis_cut" if cut else "report_html.axis"), "small", "end")
    ]
    for y, key, mark in ((10, "warn", marks.warn), (22, "critical", marks.critical)):
        x = across.at(mark.days)
        left = x > (_LEFT + _RIGHT) / 2
        named = fitted(say(f"report_html.mark_{key}", n=mark.working), (x if left else WIDTH - x) - 6, 11)
        found.append(text(x - 4 if left else x + 4, y, named, "small", "end" if left else "start"))
    if not here:
        return [*found, text(0, _FLOOR + 18, say("report_html.none_open"), "small")]
    oldest = here[0]
    said = say("report_html.open_now", n=count(len(here)), key=oldest.key, days=oldest.whole)
    named = fitted(said, WIDTH, 11)
    return [*found, text(0, _FLOOR + 18, named, "small")]


def _table(curve: Curve, here: Sequence[Open], across: Scale) -> Table:
    """At every number of the axis."""
    rows = []
    for day in ticks(across.high):
        older = count(sum(deal.days >= day for deal in here))
        rows.append((count(day), *_left(curve, day), older))
    return Table(tuple(map(say, _HEADINGS)), tuple(rows))


def _left(curve: Curve, day: float) -> tuple[str, str]:
    """The share still there behind a day, and where it truly lies; unknown behind the last day on record."""
    if not curve.points or day > curve.points[-1].day:
        return NOTHING, NOTHING
    point = max((p for p in curve.points if p.day <= day), default=None, key=lambda p: p.day)
    if point is None:
        return percent(1.0), NOTHING
    return percent(point.survival), f"{100 * point.low:.0f}–{percent(point.high)}"
