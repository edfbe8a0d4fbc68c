"""How long deals stay in a stage: the share still there by day, and under it the deals that are there now.

Days are calendar days, of today's open deals too; a limit in working days stands where a deal of today passes
it. The lines are the stage's limits; how an open deal is drawn goes by the limit it has itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from coach.level import Level
from coach.statistics.pile_up import PileUp
from coach.statistics.stage_time import StageTime
from coach.statistics.survival import Curve, Point, quantile
from web.figure import Figure, Table
from web.lettering import fitted, width
from web.scale import Scale, ticks
from web.stage_now import Marks, Open
from web.svg import WIDTH, area, drawing, group, hatching, line, path, rect, text
from web.time_sentences import sentences
from web.writing import NOTHING, count, days, paragraph, percent
from words.say import say

_LEFT, _RIGHT = 38, WIDTH - 14
_TOP, _FLOOR = 30, 160
"""Of the curve."""
_GROUND = 200
"""On which the open deals stand, `_TALL` high at most."""
_TALL = 28
_KEY = 249
"""Where what the signs mean is told, a line every `_PITCH`."""
_PITCH = 17
_HEIGHT = _KEY + 3 * _PITCH + 5
_BIN = 4
_HEADINGS = (
    "report_html.day",
    "report_html.share_left",
    "report_html.interval",
    "report_html.open_older",
)
_FARTHEST = 5
"""How many times the usual stay an axis may reach; older deals stand at its end."""
_KINDS = ((Level.CRITICAL, "critical"), (Level.WARN, "warn"), (Level.NONE, "fine"))
"""Of the parts of a pillar, from the ground up."""


def time_chart(
    found: StageTime, here: Sequence[Open], marks: Marks, id: str, piles: Sequence[tuple[PileUp, object]] = ()
) -> Figure:
    """`here` by age, the oldest first; `piles` with the name of their stop class."""
    title = say("report_html.time", stage=found.label)
    about = paragraph(sentences(found, here, marks, piles))
    usual = _usual(found.curve, marks)
    oldest = here[0].days if here else 0.0
    cut = oldest > _FARTHEST * usual
    across = Scale(0, ticks(max(2 * usual if cut else oldest, usual))[-1], _LEFT, _RIGHT)
    hatch = f"{id}-range"
    shown = drawing(
        id,
        _HEIGHT if here else _HEIGHT - _PITCH,
        title,
        about,
        hatching(hatch),
        _frame(across, cut=cut),
        _curve(found.curve, across, hatch),
        _limits(marks, across),
        _pillars(here, across),
        *_key(here, marks),
    )
    return Figure(id, title, about, shown, _table(found.curve, here, across, [pile for pile, _ in piles]))


def _usual(curve: Curve, marks: Marks) -> float:
    """How far the axis goes at least: nearly all that ended, and the limits."""
    nearly_all = quantile(curve, 0.98).day
    ended = [point.day for point in curve.points if point.ended]
    far = nearly_all if nearly_all is not None else max(ended, default=0.0)
    return max(1.0, far, marks.critical.days)


def _frame(across: Scale, *, cut: bool) -> Markup:
    """`cut`: the oldest are older than the axis is long."""
    up = Scale(0, 1, _FLOOR, _TOP)
    parts = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        parts.append(line(_LEFT, up.at(share), _RIGHT, up.at(share), "axis" if share == 0 else "grid"))
        parts.append(text(_LEFT - 5, up.at(share) + 4, percent(share), "small", "end"))
    parts.append(line(_LEFT, _GROUND, _RIGHT, _GROUND, "axis"))
    for day in ticks(across.high):
        parts.append(line(across.at(day), _GROUND, across.at(day), _GROUND + 3, "axis"))
        parts.append(text(across.at(day), _GROUND + 14, count(day), "small", "middle"))
    named = say("report_html.axis_cut" if cut else "report_html.axis")
    return group(*parts, text(_RIGHT, _GROUND + 28, named, "small", "end"))


def _curve(curve: Curve, across: Scale, hatch: str) -> Markup:
    points = _seen(curve, across)
    if not points:
        return group()
    # Where more is known behind the axis, the lines go on to its end.
    end = _RIGHT if curve.points[-1].day > across.high else across.at(points[-1].day)
    at = [across.at(point.day) for point in points]
    low, high, middle = (
        _stairs(at, [getattr(point, name) for point in points], end) for name in ("low", "high", "survival")
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


def _limits(marks: Marks, across: Scale) -> Markup:
    """Each with its sign above it, on the side away from the other."""
    warn, critical = across.at(marks.warn.days), across.at(marks.critical.days)
    apart = critical - warn > 16
    return group(
        line(warn, _TOP - 12, warn, _GROUND, "limit warn"),
        line(critical, _TOP - 12, critical, _GROUND, "limit critical"),
        text(warn, _TOP - 16, "!", "sign warn", "middle" if apart else "end"),
        text(critical, _TOP - 16, "!!", "sign critical", "middle" if apart else "start"),
    )


def _pillars(here: Sequence[Open], across: Scale) -> Markup:
    """One for every few days, as high as there are deals of that age; of the worst level at its foot."""
    last = (_RIGHT - _LEFT) // _BIN - 1
    ages: dict[int, Counter[str]] = {}
    for deal in here:
        at = min(int((across.at(deal.days) - _LEFT) // _BIN), last)
        ages.setdefault(at, Counter())[_kind(deal.level)] += 1
    unit = min(_TALL / max((each.total() for each in ages.values()), default=1), 6.0)
    pillars = []
    for at, counted in sorted(ages.items()):
        ground = float(_GROUND)
        for _, kind in _KINDS:
            if n := counted[kind]:
                high = max(unit * n, 2.0)
                ground -= high
                pillars.append(rect(_LEFT + at * _BIN + 0.5, ground, _BIN - 1, high, f"open {kind}"))
    return group(*pillars)


def _kind(level: Level) -> str:
    return next(kind for least, kind in _KINDS if level >= least)


def _key(here: Sequence[Open], marks: Marks) -> Iterator[Markup]:
    """What the lines and the pillars are, where none of them runs through letters."""
    for at, (sign, kind, mark) in enumerate((("!", "warn", marks.warn), ("!!", "critical", marks.critical))):
        y = _KEY + at * _PITCH
        said = say(f"report_html.mark_{kind}", n=mark.working, days=days(mark.days))
        yield line(14, y - 9, 14, y + 3, f"limit {kind}")
        yield text(4, y, sign, f"sign {kind}", "middle")
        yield text(22, y, fitted(said, WIDTH - 22, 11), "small")
    y = _KEY + 2 * _PITCH
    if not here:
        yield text(0, y, say("report_html.none_open"), "small")
        return
    oldest = here[0]
    said = say("report_html.open_now", n=count(len(here)), key=oldest.key, days=oldest.whole)
    yield text(0, y, fitted(said, WIDTH, 11), "small")
    x = 0.0
    counted = Counter(_kind(deal.level) for deal in here)
    for _, kind in _KINDS:
        said = say(f"report_html.open_{kind}", n=count(counted[kind]))
        yield rect(x + 0.5, y + _PITCH - 8, 7, 9, f"open {kind}")
        yield text(x + 12, y + _PITCH, said, "small")
        x += 12 + width(said, 11) + 14


def _table(curve: Curve, here: Sequence[Open], across: Scale, piles: Iterable[PileUp]) -> Table:
    """At every number of the axis, and day by day around a pile-up: a share is that behind its day's end."""
    around = {day for pile in piles for day in range(max(pile.first - 1, 0), pile.last + 3)}
    rows = []
    for day in sorted({*ticks(across.high), *around}):
        older = count(sum(deal.days >= day for deal in here))
        rows.append((count(day), *_left(curve, day), older))
    return Table(tuple(map(say, _HEADINGS)), tuple(rows))


def _left(curve: Curve, day: float) -> tuple[str, str]:
    """The share still there on a day, and where it truly lies; unknown behind the last day on record."""
    if not curve.points or day > curve.points[-1].day:
        return NOTHING, NOTHING
    point = max((p for p in curve.points if p.day <= day), default=None, key=lambda p: p.day)
    if point is None:
        return percent(1.0), NOTHING
    return percent(point.survival), f"{100 * point.low:.0f}–{percent(point.high)}"
