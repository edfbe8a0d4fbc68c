"""How far the deals of a playbook came: a bar a stage, as long as the deals that reached it are many."""

from markupsafe import Markup

from coach.statistics.funnel import Funnel, Rung
from coach.statistics.win_rate import Rate, enough
from web.figure import Figure, Table
from web.lettering import fitted
from web.scale import Scale
from web.svg import WIDTH, drawing, group, hatching, line, rect, text
from web.writing import NOTHING, count, paragraph, rate
from words.say import say

_PARTS = (
    ("went-on", "report_html.went_on"),
    ("still", "report_html.still"),
    ("stopped", "report_html.stopped"),
)
"""Of a bar, from its left."""
_TOP = 30
_PITCH = 60
_BAR = 16
_NUMBER = 80
"""Room for how many reached a stage, beside its name."""


def funnel_chart(found: Funnel, id: str) -> Figure:
    title = say("report_html.funnel", playbook=found.title)
    about = _about(found)
    most = max((rung.reached for rung in found.rungs), default=0)
    across = Scale(0, most, 0, WIDTH)
    hatch = f"{id}-still"
    rungs = [
        group(*_rung(rung, across, _TOP + at * _PITCH, hatch), class_="rung")
        for at, rung in enumerate(found.rungs)
    ]
    height = _TOP + len(rungs) * _PITCH
    shown = drawing(id, height, title, about, hatching(hatch), *_legend(hatch), *rungs)
    return Figure(id, title, about, shown, _table(found), open=True)


def _about(found: Funnel) -> str:
    ends = {"won": found.won, "lost": sum(found.lost.values()), "open": found.open}
    told = [say("report_html.funnel_ends", **{name: count(n) for name, n in ends.items()})]
    if found.back_deals:
        told.append(
            say("report_html.funnel_back", deals=count(found.back_deals), moves=count(found.back_moves))
        )
    return paragraph(told)


def _legend(hatch: str) -> list[Markup]:
    """What the three parts of a bar are."""
    parts = []
    for at, (kind, name) in enumerate(_PARTS):
        left = at * WIDTH / 3
        named = fitted(say(name), WIDTH / 3 - 22, 11)
        fill = hatch if kind == "still" else None
        parts += [rect(left + 0.5, 5, 11, 11, kind, fill), text(left + 17, 15, named, "small")]
    return parts


def _rung(rung: Rung, across: Scale, top: float, hatch: str) -> list[Markup]:
    bar = top + 17
    name = fitted(say(rung.label), WIDTH - _NUMBER, 14)  # bold letters are wider
    parts = [
        text(0, top + 11, name, "name"),
        text(WIDTH, top + 11, count(rung.reached), "value", "end"),
        rect(0, bar, across.at(rung.reached), _BAR, "stopped"),
        rect(0, bar, across.at(rung.went_on + rung.still), _BAR, "still", hatch),
        rect(0, bar, across.at(rung.went_on), _BAR, "went-on"),
        line(0, bar, 0, bar + _BAR, "axis"),
    ]
    if rung.reached:
        parts.append(text(0, bar + 29, _counts(rung), "small"))
        parts.append(text(WIDTH, bar + 29, _rate(rung), "small", "end"))
    return parts


def _rate(rung: Rung) -> str:
    known = enough(rung.rate)
    return rate(known) if isinstance(known, Rate) else NOTHING


def _counts(rung: Rung) -> str:
    numbers = {"on": count(rung.went_on), "still": count(rung.still), "stopped": count(rung.stopped)}
    return say("report_html.rung", **numbers)


def _table(found: Funnel) -> Table:
    columns = (
        "report_html.stage",
        "report_html.reached",
        *(name for _, name in _PARTS),
        "report_html.rate_on",
    )
    rows = (
        (
            rung.label,
            *map(count, (rung.reached, rung.went_on, rung.still, rung.stopped)),
            _rate(rung),
        )
        for rung in found.rungs
    )
    return Table(tuple(map(say, columns)), tuple(rows))
