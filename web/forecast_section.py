"""What the months to come may bring, and how far such forecasts were right before."""

from collections.abc import Iterator

from coach.enough import TooFew
from coach.forecast.forecast import Forecast
from coach.forecast.record import Record
from web.forecast_chart import forecast_chart, value_table
from web.page import Said, Section, Titled
from web.writing import count, rate
from words.say import say


def forecast_section(found: Forecast | TooFew, kept: Record | TooFew) -> Section:
    """`kept`: what became of earlier forecasts."""
    title = say("report_html.outlook")
    if isinstance(found, TooFew):
        return Section("forecast", title, (say("report_html.so_far", text=found.said),))
    values = value_table(found)
    tables = (Titled(say("report_html.worth_by_month", currency=found.currency), values),) if values else ()
    notes = (*_record(kept), *_left_out(found))
    return Section(
        "forecast", title, figures=(forecast_chart(found, "forecast-1"),), tables=tables, notes=notes
    )


def _record(kept: Record | TooFew) -> Iterator[Said]:
    """How often the interval held what happened, whatever it is."""
    if isinstance(kept, TooFew) or kept.inside is None:
        yield say("report_html.no_record")
        return
    held = kept.inside
    yield say(f"report_html.record_{kept.unit}", inside=held.won, n=held.n, rate=rate(held))


def _left_out(found: Forecast) -> Iterator[Said]:
    """What the forecast, or the sellers' own dates, say nothing of."""
    yield say("report_html.forecast_open_only")
    counts = {
        "unknown": found.unknown,
        "unlearned": found.unlearned,
        "overdue": found.own.overdue,
        "no_date": found.own.undated,
        "unpriced" if found.prices.usual else "worthless": found.prices.unpriced,
    }
    for name, n in counts.items():
        if n:
            yield say(f"report_html.forecast_{name}", n=count(n))
    if found.prices.no_rate:
        yield say("report_html.forecast_no_rate", currencies=tuple(sorted(found.prices.no_rate)))
