"""Where the figures of a portfolio come from, and what they leave out: said on every screen."""

from collections.abc import Iterator
from typing import Any

from coach.clients.portfolio import Surveyed
from coach.clients.sales import DEALS, Sales
from commands.printing import paint, wrapped
from commands.step_line import command_line
from engine.message import step
from engine.money import of_major
from stages.accounts.purchases import NOTHING, revenue
from words.say import say

_NAMED = 8
"""Clients that are left out, by name."""


def data(found: Surveyed) -> dict[str, Any]:
    """For programs: the currency of all amounts, the days summed, the source and what is missing."""
    portfolio, sales = found.portfolio, found.sales
    return {
        "currency": sales.currency,
        "source": sales.source,
        "from": portfolio.window.first.isoformat(),
        "to": portfolio.window.last.isoformat(),
        "measure": portfolio.rules.value_by,
        "left_out": dict(sales.left_out),
        "clients_left_out": list(sales.not_counted),
        "no_rate": sorted({*sales.unpriced, *(c for told in portfolio.told.values() for c in told.no_rate)}),
    }


def head(found: Surveyed) -> str:
    """What is summed over which days; below it whatever one must know before trusting it."""
    portfolio = found.portfolio
    total = sum((revenue(portfolio.window.of(all)) for all in portfolio.bought.values()), NOTHING)
    line = say(
        "portfolio.head",
        n=len(found.accounts),
        amount=of_major(total, portfolio.currency),
        first=portfolio.window.first,
        last=portfolio.window.last,
    )
    return "\n".join([paint(wrapped(line), "bold"), *warnings(found)])


def about(sales: Sales) -> Iterator[str]:
    """Where the purchases come from, and which are left out; a line each, with the command that helps."""
    if sales.source == DEALS and sales.purchases:
        yield wrapped(say("portfolio.from_deals"))
    if not sales.purchases:
        yield wrapped(say("portfolio.nothing_sold"))
        yield _command("order add", account=None, amount=None, on=None)
    for why in sorted(sales.left_out):
        codes = sales.not_counted[:_NAMED] + (("…",) if len(sales.not_counted) > _NAMED else ())
        n = len(sales.not_counted) if why == "no_rate" else sales.left_out[why]
        yield wrapped(say(f"portfolio.left_out_{why}", n=n, currencies=sales.unpriced, codes=codes))
    for currency in sales.unpriced:
        yield _command("db rate", currency=currency, rate=None)


def warnings(found: Surveyed) -> Iterator[str]:
    """The same, and what a portfolio leaves out besides."""
    sales, portfolio = found.sales, found.portfolio
    yield from about(sales)
    if sales.purchases and not any(portfolio.window.of(all) for all in portfolio.bought.values()):
        last = max(each.on for each in sales.purchases)
        yield wrapped(say("portfolio.nothing_lately", on=last))
        yield _command("account list", by="class", as_of=last.isoformat())
    unconverted = [told.no_rate for told in portfolio.told.values() if told.no_rate]
    in_sheets = tuple(sorted({currency for each in unconverted for currency in each}))
    if in_sheets:
        yield wrapped(say("portfolio.sheets_no_rate", n=len(unconverted), currencies=in_sheets))
    for currency in in_sheets:
        if currency not in sales.unpriced:
            yield _command("db rate", currency=currency, rate=None)


def _command(action: str, **args: str | None) -> str:
    return f"  → {command_line(step(action, None, **args))}"
