"""What a page is made of, in a few words; and a parser that holds a page to account."""

from datetime import date
from html.parser import HTMLParser

from coach.forecast.draw import Interval
from coach.forecast.forecast import Forecast, Month, Total, Worth
from coach.forecast.own import Own
from coach.forecast.worth import Prices
from coach.level import Level
from coach.limits.limits import LimitSource
from coach.periods import months
from coach.statistics.funnel import Funnel, Rung
from coach.statistics.stage_time import StageTime, quartiles
from coach.statistics.survival import Quantile, Span, kaplan_meier
from coach.statistics.win_rate import rate
from engine.message import Text
from engine.money import Money
from web.forecast_chart import forecast_chart, value_table
from web.funnel_chart import funnel_chart
from web.page import Card, Item, Listing, Page, Section, Titled
from web.stage_now import Mark, Marks, Open
from web.time_chart import time_chart

NASTY = "\"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}&amp;'"
LONG = "https://intranet.example.com/" + "very-long-path/" * 20
VOID = {"meta"}


def _rate(won, n):
    return rate(won, n) if n else None


def funnel(*rungs, **given):
    """funnel(("Explore", 100, 60, 30)): of 100 that reached it 60 went on and 30 were stopped."""
    made = tuple(
        Rung(
            name,
            Text(f"阶段{name}", name),
            n,
            on,
            stopped,
            n - on - stopped,
            rate(on, on + stopped) if on + stopped else None,
        )
        for name, n, on, stopped in rungs
    )
    known = {"won": 0, "lost": {}, "duplicates": 0, "open": 0, "back_deals": 0, "back_moves": 0}
    return Funnel("small", Text("小打法", "Small"), made, **{**known, **given})


def stage_time(ended=(), still=(), label="Explore"):
    """Stays that ended after so many days, and those that still last."""
    curve = kaplan_meier([*(Span(d, True) for d in ended), *(Span(d, False) for d in still)])
    times = quartiles(ended)
    return StageTime("small", "explore", Text("探索", label), curve, times, times, {}, {}, tuple(still), 0, 0)


def here(*days, warn=28, critical=49):
    """Deals that are in the stage now: A-1, A-2 … by age, past their own limits at so many days."""
    return [
        Open(
            f"A-{at}",
            float(d),
            d,
            Level.CRITICAL if d >= critical else Level.WARN if d >= warn else Level.NONE,
        )
        for at, d in enumerate(sorted(days, reverse=True), 1)
    ]


def marks(warn=20, critical=35, source="playbook", ended=0):
    """Limits in working days; in calendar days they stand at 7/5 of that."""
    told = {"warn": Quantile(warn, warn, warn), "critical": Quantile(critical, critical, critical)}
    known = LimitSource(source, n=ended, ended=ended, **(told if source == "history" else {}))
    return Marks(Mark(warn, warn * 7 / 5), Mark(critical, critical * 7 / 5), known)


def outlook(*wins, own=(), currency="CNY", first=date(2026, 12, 1), **given):
    """outlook((12, 8, 17), own=(3,)): a month with 12 wins to expect, 8 to 17; the sellers say 3."""
    dated = any(own) or "overdue" in given
    own = own or (0,) * len(wins)
    periods = months(first, date(first.year + 5, 12, 31))
    made = tuple(
        Month(
            period,
            Interval(mean, low, high, 0.8),
            Worth(*(Money(n * 123456_00, currency) for n in (mean, low, high))),
            n if dated else None,
            Money(n * 100000_00, currency) if dated else None,
        )
        for period, (mean, low, high), n in zip(periods, wins, own, strict=False)
    )
    total = given.pop("total", Total(Interval(14, 9, 20, 0.8), None, None, None))
    known = {"deals": 40, "unknown": 0, "unlearned": 0, "n_history": 200, "earlier": 6, "late": 0}
    dates = Own(tuple(own), tuple(own), given.pop("overdue", 0), 0, given.pop("undated", 0))
    worths = Prices({}, Money(1, currency), given.pop("unpriced", 0), given.pop("no_rate", {}))
    return Forecast(date(2026, 11, 22), currency, made, total, own=dates, prices=worths, **{**known, **given})


def whole_page(title="Line 3 upgrade"):
    """A page with something of everything."""
    cards = tuple(
        Card(
            f"ACME-{at}",
            title,
            level,
            ("Acme", "Explore", "Lin Jing", Money(48000000, "CNY")),
            ("71 working days in Explore", "no next step agreed"),
            (("Ask:", "Who decides?"), ("First:", "Show what is ours alone")),
            decide=True,
        )
        for at, level in enumerate(("critical", "warn", "unknown"), 1)
    )
    listing = Listing("Won", 12, (Item("ACME-9", title, "Explore → Execute"),))
    values = outlook((12, 8, 17), (9, 3, 14), own=(3, 1))
    times = time_chart(stage_time(range(1, 41), (3, 50, 90)), here(3, 50, 90), marks(), "time-1")
    figures = (funnel_chart(funnel((title, 200, 100, 60), ("Expand", 100, 40, 30)), "funnel-1"), times)
    sections = (
        Section("changes", "What changed", listings=(listing,)),
        Section("stalled", "Stalled", ("3 of 9",), cards=cards, notes=("more",)),
        Section("charts", "Charts", figures=figures),
        Section(
            "forecast",
            "To come",
            figures=(forecast_chart(values, "forecast-1"),),
            tables=(Titled("In CNY", value_table(values)),),
        ),
    )
    return Page(f"Meeting: {title}", ("22 Nov 2026", title), sections, ("made by dealgate",))


class Parsed(HTMLParser):
    """The page as a tree of (tag, attributes), in order; every tag must be closed where it was opened."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.text, self.declared = [], [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_decl(self, decl):
        self.declared.append(decl)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if not {"style", "title"} & {*self.open[-1:]}:
            self.text.append(data)

    def all(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]
