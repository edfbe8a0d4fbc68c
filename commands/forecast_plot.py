"""The forecast drawn in the terminal: a row for each period, from the low to the high end of its interval."""

from coach.forecast.forecast import Forecast
from commands.forecast_text import period_label
from commands.plot import columns, drawn, figure
from commands.printing import wrapped
from words.say import say

_MIDDLE, _OWN = "┃", "◆"


def plot_of(found: Forecast) -> str:
    """Wins across; the sellers' own dates where anybody has set one."""
    rows = [*reversed(found.months)]
    plot = figure(say("forecast.plot_title"), rows=2 * len(rows) + 5)
    most = max(1, *(max(month.wins.high, month.own_n or 0) for month in rows))
    for at, month in enumerate(rows):
        low, high = month.wins.low, month.wins.high
        # A point for every character: between them nothing is left out.
        cells = columns() * (high - low) // most + 1
        bar = [low + (high - low) * cell / cells for cell in range(cells + 1)]
        plot.draw(plot.signal(bar, [at] * len(bar), marker="━"))
        if month.own_n is not None:
            plot.draw(plot.signal([month.own_n], [at], marker=_OWN))
        plot.draw(plot.signal([month.wins.median], [at], marker=_MIDDLE))
    plot.ruler("x").lim(0, most)
    steps = sorted({round(most * part / 5) for part in range(6)})
    plot.ruler("x").ticks(steps, [str(n) for n in steps])
    plot.ruler("y").lim(-0.7, len(rows) - 0.3)
    plot.ruler("y").ticks([*range(len(rows))], [period_label(month.period) for month in rows])
    key = [say("forecast.plot_key", middle=_MIDDLE)]
    key += [say("forecast.plot_own", own=_OWN)] if found.own.dated else []
    return "\n".join([drawn(plot), wrapped(" · ".join(key))])
