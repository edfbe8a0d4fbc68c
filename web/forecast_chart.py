"""What is to be won month by month, with its 80 % interval, and what the sellers' own dates say."""

from collections.abc import Iterator, Sequence
from math import exp

from markupsafe import Markup

from coach.forecast.draw import Interval
from coach.forecast.forecast import Forecast, Month, Total
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
_HARDLY_EVER = exp(-0.1)
"""Of the runs: where more have no win at all, the mean of a Poisson number of wins is under 0.1."""
_HEADINGS = ("report_html.month", "report_html.expected", "report_html.interval80", "report_html.own_dates")
_LEGEND = (("range80", _HEADINGS[2]), ("mean", _HEADINGS[1]), ("own", _HEADINGS[3]))


def forecast_chart(found: Forecast, id: str) -> Figure:
    hatch, dated = f"{id}-range", found.own.dated
    title = say("report_html.forecast")
    told = say("report_html.forecast_about", deals=count(found.deals), history=count(found.n_history))
    if dated:
        told = paragraph((told, say("report_html.forecast_dates")))
    most = max((max(month.wins.high, month.own_n or 0) for month in found.months), default=1)
    marks = ticks(most, 5)
    across = Scale(0, marks[-1], _LEFT, _RIGHT)
    floor = _TOP + _PITCH * len(found.months)
    rows = [
        group(*_row(month, _told(month.wins), across, _TOP + at * _PITCH, hatch), class_="month")
        for at, month in enumerate(found.months)
    ]
    frame = group(*_frame(across, marks, floor))
    shown = drawing(id, floor + 20, title, told, hatching(hatch), frame, *_legend(hatch, dated=dated), *rows)
    return Figure(id, title, told, shown, _table(found), open=True)


def value_table(found: Forecast) -> Table | None:
    """What it comes to in money, in whole units; nothing where not one amount is known."""
    if all(month.value is None for month in found.months):
        return None
    return Table(tuple(map(say, _HEADINGS)), tuple((name, *_worth(each)) for name, each in _named(found)))


def _named(found: Forecast) -> Iterator[tuple[str, Month | Total]]:
    for month in found.months:
        yield month_name(month.period), month
    if len(found.months) > 1:
        yield say("forecast.together"), found.total


def _worth(found: Month | Total) -> tuple[str, ...]:
    if found.value is None:
        return NOTHING, NOTHING, NOTHING
    own = roughly(found.own_value) if found.own_value else NOTHING
    return roughly(found.value.median), f"{roughly(found.value.low)}–{roughly(found.value.high)}", own


def month_name(period: Period) -> str:
    """2026-11; of a week its Monday."""
    return f"{period.first:%Y-%m}" if period == month_of(period.first) else f"{period.first:%Y-%m-%d}"


def _next_to_none(wins: Interval) -> bool:
    return not wins.high and wins.share > _HARDLY_EVER


def _expected(wins: Interval) -> str:
    return say("forecast.less") if _next_to_none(wins) else count(wins.median)


def _told(wins: Interval) -> str:
    """12 (8–17)."""
    return _expected(wins) if _next_to_none(wins) else f"{_expected(wins)} ({span(wins.low, wins.high)})"


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


def _row(month: Month, told: str, across: Scale, top: float, hatch: str) -> list[Markup]:
    middle, wins = top + _BAR / 2, month.wins
    low, high = across.at(wins.low), across.at(wins.high)
    parts = [
        text(0, top + 10, month_name(month.period), "small"),
        rect(low, top, max(high - low, 1), _BAR, "range80", hatch),
        _sign("mean", across.at(wins.median), middle, hatch),
        text(WIDTH, top + 10, told, "small", "end"),
    ]
    return [*parts, _sign("own", across.at(month.own_n), middle, hatch)] if month.own_n is not None else parts


def _table(found: Forecast) -> Table:
    rows = (
        (
            name,
            _expected(each.wins),
            span(each.wins.low, each.wins.high),
            NOTHING if each.own_n is None else count(each.own_n),
        )
        for name, each in _named(found)
    )
    return Table(tuple(map(say, _HEADINGS)), tuple(rows))
