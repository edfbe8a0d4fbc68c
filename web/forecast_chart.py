"""What is to be won month by month, with its 80 % interval, and what the sellers' own dates say."""

from collections.abc import Sequence

from markupsafe import Markup

from coach.forecast.forecast import Forecast, Month
from coach.periods import Period, month_of
from web.figure import Figure, Table
from web.lettering import fitted
from web.scale import Scale, ticks
from web.svg import WIDTH, area, drawing, group, hatching, line, rect, text
from web.writing import NOTHING, count, paragraph, roughly, span
from words.say import say

_LEFT, _RIGHT = 66, 268
"""Of the bars; months stand left of them, numbers right."""
_TOP, _PITCH, _BAR = 52, 26, 12
_HEADINGS = ("report_html.month", "report_html.expected", "report_html.interval80", "report_html.own_dates")
_LEGEND = (("range80", _HEADINGS[2]), ("mean", _HEADINGS[1]), ("own", _HEADINGS[3]))


def forecast_chart(found: Forecast, id: str) -> Figure:
    hatch, dated = f"{id}-range", _dated(found)
    title = say("report_html.forecast")
    told = say("report_html.forecast_about", deals=count(found.deals), history=count(found.n_history))
    if dated:
        told = paragraph((told, say("report_html.forecast_dates")))
    most = max((max(month.wins.high, month.own_n) for month in found.months), default=1)
    marks = ticks(most, 5)
    across = Scale(0, marks[-1], _LEFT, _RIGHT)
    floor = _TOP + _PITCH * len(found.months)
    rows = [
        group(*_row(month, across, _TOP + at * _PITCH, hatch, dated=dated), class_="month")
        for at, month in enumerate(found.months)
    ]
    frame = group(*_frame(across, marks, floor))
    shown = drawing(id, floor + 20, title, told, hatching(hatch), frame, *_legend(hatch, dated=dated), *rows)
    return Figure(id, title, told, shown, _table(found), open=True)


def value_table(found: Forecast) -> Table | None:
    """What it comes to in money, in whole units; nothing where not one amount is known."""
    if all(month.value is None for month in found.months):
        return None
    rows = (_worth(month, dated=_dated(found)) for month in found.months)
    return Table(tuple(map(say, _HEADINGS)), tuple(rows))


def _worth(month: Month, *, dated: bool) -> tuple[str, ...]:
    if month.value is None:
        return month_name(month.period), NOTHING, NOTHING, NOTHING
    own = roughly(month.own_value) if dated and month.own_value else NOTHING
    between = f"{roughly(month.value.low)}–{roughly(month.value.high)}"
    return month_name(month.period), roughly(month.value.mean), between, own


def _dated(found: Forecast) -> bool:
    """Whether anybody has set a close date at all."""
    return any(found.own.n) or found.own.overdue > 0 or found.own.later > 0


def month_name(period: Period) -> str:
    """2026-11; of a week its Monday."""
    return f"{period.first:%Y-%m}" if period == month_of(period.first) else f"{period.first:%Y-%m-%d}"


def _frame(across: Scale, marks: Sequence[int], floor: float) -> list[Markup]:
    parts = []
    for n in marks:
        parts.append(line(across.at(n), _TOP - 4, across.at(n), floor, "axis" if n == 0 else "grid"))
        parts.append(text(across.at(n), floor + 14, count(n), "small", "middle"))
    return parts


def _legend(hatch: str, *, dated: bool) -> list[Markup]:
    spots = ((0, 14), (WIDTH / 2, 14), (0, 32))
    parts = []
    for (kind, name), (x, y) in zip(_LEGEND if dated else _LEGEND[:2], spots, strict=False):
        parts.append(_sign(kind, x + 8, y - 4, hatch))
        parts.append(text(x + 22, y, fitted(say(name), WIDTH / 2 - 26, 11), "small"))
    return parts


def _sign(kind: str, x: float, y: float, hatch: str) -> Markup:
    if kind == "range80":
        return rect(x - 8, y - 5, 16, 10, kind, hatch)
    if kind == "mean":
        return line(x, y - 7, x, y + 7, kind)
    return area([(x - 5, y), (x, y - 5), (x + 5, y), (x, y + 5)], kind)


def _row(month: Month, across: Scale, top: float, hatch: str, *, dated: bool) -> list[Markup]:
    middle, wins = top + _BAR / 2, month.wins
    low, high = across.at(wins.low), across.at(wins.high)
    parts = [
        text(0, top + 10, month_name(month.period), "small"),
        rect(low, top, max(high - low, 1), _BAR, "range80", hatch),
        _sign("mean", across.at(wins.mean), middle, hatch),
        text(WIDTH, top + 10, f"{count(wins.mean)} ({span(wins.low, wins.high)})", "small", "end"),
    ]
    return [*parts, _sign("own", across.at(month.own_n), middle, hatch)] if dated else parts


def _table(found: Forecast) -> Table:
    dated = _dated(found)
    rows = (
        (
            month_name(month.period),
            count(month.wins.mean),
            span(month.wins.low, month.wins.high),
            count(month.own_n) if dated else NOTHING,
        )
        for month in found.months
    )
    return Table(tuple(map(say, _HEADINGS)), tuple(rows))
