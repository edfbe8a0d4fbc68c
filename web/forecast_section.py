"""What the months to come may bring, on which deals it rests, and how right such forecasts were before."""

from collections.abc import Iterator

from coach.enough import TooFew
from coach.forecast.carried import Carried
from coach.forecast.forecast import Forecast
from coach.forecast.record import Record
from web.forecast_chart import forecast_chart, month_name, value_table
from web.page import Item, Listing, Said, Section, Titled
from web.writing import count, paragraph, percent, rate, roughly, span
from words.say import say

_SHOWN = 5
"""Deals the forecast rests on."""


def forecast_section(found: Forecast | TooFew, kept: Record | TooFew) -> Section:
    """`kept`: what became of earlier forecasts."""
    title = say("report_html.outlook")
    if isinstance(found, TooFew):
        return Section("forecast", title, (say("report_html.so_far", text=found.said),))
    if not found.deals:
        notes = tuple(_left_out(found))
        return Section("forecast", title, (say("forecast.nothing", day=found.origin),), notes=notes)
    values = value_table(found)
    tables = (Titled(say("report_html.worth_by_month", currency=found.currency), values),) if values else ()
    rests = tuple(_item(each) for each in found.carried[:_SHOWN])
    return Section(
        "forecast",
        title,
        (_sum(found),),
        listings=(Listing(say("report_html.rests_on"), found.deals, rests),),
        figures=(forecast_chart(found, "forecast-1"),),
        tables=tables,
        notes=(*_record(kept), *_left_out(found)),
    )


def _sum(found: Forecast) -> str:
    """All months together, by the same runs; of hardly any, what the chances add up to."""
    if not found.total.wins.median:
        n = f"{found.expected:.1f}" if found.expected >= 0.1 else say("forecast.less")
        return say("forecast.hardly", n=n)
    wins, value = found.total.wins, found.total.value
    told = {"month": month_name(found.months[-1].period), "n": count(wins.median)}
    parts = [say("report_html.forecast_sum", **told, between=span(wins.low, wins.high))]
    if value:
        worth = {"value": roughly(value.median), "low": roughly(value.low), "high": roughly(value.high)}
        parts.append(say("report_html.forecast_worth", currency=found.currency, **worth))
    return paragraph(parts)


def _item(each: Carried) -> Item:
    value = each.value
    worth = f"{value.currency} {roughly(value)}" if value else say("coach.no_amount")
    worth = say("report_html.as_usual", value=worth) if each.usual else worth
    chance = percent(each.chance) if each.chance >= 0.005 else "<1%"
    return Item(each.key, each.title, say("report_html.chance", chance=chance, value=worth))


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
    if found.ended:
        yield say("forecast.ended", last=found.ended)
    if found.late:
        yield say("forecast.imported_later", n=found.late, day=found.origin)
    if found.guessed and found.deals:
        yield say("forecast.no_swings", n=found.earlier)
    if found.prices.no_rate:
        yield say("report_html.forecast_no_rate", currencies=tuple(sorted(found.prices.no_rate)))
