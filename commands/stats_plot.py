"""The curve of a stage, drawn in the terminal: with the limits of the stage, and under it the deals that are
there now."""

from collections.abc import Iterator, Mapping, Sequence

from coach.limits.limits import StageLimits
from coach.statistics.stage_time import StageTime, days_between
from commands.plot import drawn, figure
from commands.printing import wrapped
from commands.stats_source import count
from engine.state import Instant
from words.say import say

_OPEN = "●"
_UNDER = -8
"""Percent: where the open deals stand."""


def curve_of(found: StageTime, limits: StageLimits, now: Instant) -> str:
    """The share still in the stage, by days since it began, to the last that left or the last limit; open
    deals that are older stand at the end."""
    marks = _marks(limits, now)
    last = max(max(found.exits) + 1, *(int(at) + 1 for at in marks.values()))
    # Behind the last stay on record nothing is known.
    known = range(min(last, int(found.curve.points[-1].day) + 1) + 1)
    plot = figure(say("statistics.plot_title", stage=found.label))
    plot.label(say("statistics.plot_across"), "x")
    line = plot.signal([*known], [100 * found.curve.at(day) for day in known], marker="braille")
    plot.draw(line.lines())
    plot.line(50, "horizontal", style="dotted")
    for sign, at in marks.items():
        plot.line(at, "vertical", style="dotted")
        plot.draw(plot.text(at, 97, sign, alignment="left" if sign == "!!" else "right"))
    if found.open_days:
        ages = sorted({min(days, last) for days in found.open_days})
        plot.draw(plot.signal(ages, [_UNDER] * len(ages), marker=_OPEN))
    plot.ruler("y").lim(2 * _UNDER, 100)
    half = say("statistics.plot_half")
    plot.ruler("y").ticks(
        [0, 20, 40, 50, 60, 80, 100], ["0%", "20%", "40%", f"{half} 50%", "60%", "80%", "100%"]
    )
    plot.ruler("x").lim(0, last)
    steps = sorted({round(last * part / 5) for part in range(6)})
    plot.ruler("x").ticks(steps, [str(at) for at in steps])
    return "\n".join([drawn(plot), *_key(found.open_days, limits, marks)])


def _marks(limits: StageLimits, now: Instant) -> Mapping[str, float]:
    """Where a limit in working days stands among the calendar days of today."""
    cutoffs = limits.cutoffs
    return {"!": days_between(cutoffs.warn_at, now), "!!": days_between(cutoffs.critical_at, now)}


def _key(here: Sequence[float], limits: StageLimits, marks: Mapping[str, float]) -> Iterator[str]:
    working = {"warn": limits.days.warn, "critical": limits.days.critical}
    for (sign, at), (kind, n) in zip(marks.items(), working.items(), strict=True):
        yield wrapped(f"{sign} {say(f'report_html.mark_{kind}', n=n, days=f'{at:.0f}')}")
    if here:
        yield wrapped(f"{_OPEN} {say('statistics.plot_open', n=count(len(here)), days=f'{here[0]:.0f}')}")
