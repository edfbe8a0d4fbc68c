"""The account review: six questions a team goes through, each with the accounts it finds (method §8)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from engine.message import Message, Step, msg, step
from engine.money import Money, of_major
from stages.accounts.client import Client
from stages.accounts.portfolio import Portfolio
from stages.accounts.purchases import NOTHING, Window, buying_days, revenue
from stages.accounts.unseen import UNSEEN, Unseen
from stages.rounding import percent


class Finding(NamedTuple):
    """One account under a question: what is known, and what to do about it."""

    account: str
    facts: tuple[Message, ...]
    do: Message


class Question(NamedTuple):
    """`open` are accounts the question can't be answered for yet, each with the step that would settle it;
    `unseen` is what could not be looked at for want of records."""

    id: str
    ask: Message
    findings: tuple[Finding, ...]
    open: tuple[tuple[str, Step], ...] = ()
    unseen: tuple[Unseen, ...] = ()


def review(portfolio: Portfolio) -> tuple[Question, ...]:
    """The six, in the method's order."""
    return tuple(each._replace(unseen=tuple(UNSEEN[each.id](portfolio))) for each in _asked(portfolio))


def _asked(portfolio: Portfolio) -> tuple[Question, ...]:
    return (
        _gold(portfolio),
        Question("cost", msg("value.review_cost"), tuple(_cost(portfolio))),
        _wanted(portfolio),
        Question("complaints", msg("value.review_complaints"), tuple(_complaints(portfolio))),
        Question("reorder", msg("value.review_reorder"), tuple(_reorder(portfolio))),
        _cross_sell(portfolio),
    )


def _gold(portfolio: Portfolio) -> Question:
    """The best first; open are those whose margins nobody has told."""
    findings, open = [], []
    for code, classed in portfolio.classes.items():
        if classed.gold:
            facts = (classed.because, _last_order(portfolio, code), _last_visit(portfolio.clients[code]))
            findings.append(Finding(code, facts, msg("value.do_gold")))
        elif classed.value is None:
            open.append((code, step("order add", None, account=code, amount=None, on=None, cost=None)))
    ask = msg("value.review_gold", percent=portfolio.rules.gold)
    return Question("gold", ask, tuple(findings), tuple(open))


def _cost(portfolio: Portfolio) -> Iterator[Finding]:
    """The dearest first, then those who only cost attention."""

    def loss(code: str) -> Decimal:
        taken = portfolio.takings[code]
        if taken.contribution is None or taken.cost_to_serve is None:
            return NOTHING
        return taken.contribution - taken.cost_to_serve

    lagging = [code for code, reasons in portfolio.laggards.items() if reasons]
    for code in sorted(lagging, key=lambda code: (min(loss(code), NOTHING), code)):
        yield Finding(code, portfolio.laggards[code], msg("value.do_cost"))


def _wanted(portfolio: Portfolio) -> Question:
    """Which firms we want most this year; at least three contacts each (method §8)."""
    wanted = portfolio.rules.wanted_contacts
    findings, open = [], []
    for code, client in sorted(portfolio.clients.items()):
        if client.rating.wanted != "yes":
            continue
        facts = (msg("value.contacts", n=client.contacts, wanted=wanted), _last_visit(client))
        enough = client.contacts >= wanted
        findings.append(Finding(code, facts, msg("value.do_wanted" if enough else "value.do_contacts")))
        if not enough:
            open.append((code, step("contact add", None, name=None, account=code, part=None)))
    return Question("wanted", msg("value.review_wanted", n=wanted), tuple(findings), tuple(open))


def _complaints(portfolio: Portfolio) -> Iterator[Finding]:
    """(+) Large is class A; the most complaints within the window first."""
    counts = {
        code: sum(portfolio.window.first <= day <= portfolio.today for day in client.complaints)
        for code, client in portfolio.clients.items()
        if portfolio.abc(code) == "A"
    }
    for code, n in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        if n >= portfolio.rules.complaints:
            last = max(day for day in portfolio.clients[code].complaints if day <= portfolio.today)
            yield Finding(
                code,
                (msg("value.complained", n=n, days=portfolio.rules.window, on=last),),
                msg("value.do_complaints"),
            )


def _reorder(portfolio: Portfolio) -> Iterator[Finding]:
    """(+) The largest buyers of the last calendar year, those who have not bought since it ended first."""
    year = portfolio.today.year - 1
    last = Window(date(year, 1, 1), date(year, 12, 31))
    since = Window(date(year + 1, 1, 1), portfolio.today)
    spent = {code: revenue(last.of(bought)) for code, bought in portfolio.bought.items()}
    largest = sorted((code for code in spent if spent[code] > 0), key=lambda code: (-spent[code], code))
    again = {
        code: buying_days(since.of(portfolio.bought[code])) for code in largest[: portfolio.rules.largest]
    }
    for code, days in sorted(again.items(), key=lambda each: bool(each[1])):
        bought = msg("value.bought_last_year", amount=_money(portfolio, spent[code]), year=str(year))
        if days:
            yield Finding(code, (bought, msg("value.ordered_again", on=days[0])), msg("value.do_reordered"))
        else:
            facts = (bought, _last_order(portfolio, code), _last_visit(portfolio.clients[code]))
            yield Finding(code, facts, msg("value.do_reorder"))


def _cross_sell(portfolio: Portfolio) -> Question:
    """Who buys one product here and many elsewhere; whether they do is for somebody to ask."""
    findings, open = [], []
    within = {code: portfolio.window.of(bought) for code, bought in portfolio.bought.items()}
    for code, recent in sorted(within.items(), key=lambda each: (-revenue(each[1]), each[0])):
        products = {p.product for p in recent if p.amount > 0}
        if len(products) != 1 or None in products:
            continue
        rating = portfolio.clients[code].rating
        only = msg("value.buys_only", product=next(iter(products)), amount=_money(portfolio, revenue(recent)))
        if rating.buys_elsewhere == "many":
            named = (msg("value.elsewhere", products=rating.elsewhere),) if rating.elsewhere else ()
            share = rating.share_of_wallet
            of_wallet = () if share is None else (msg("value.wallet", share=percent(share / 100)),)
            findings.append(Finding(code, (only, *named, *of_wallet), msg("value.do_cross_sell")))
        elif rating.buys_elsewhere is None:
            settle = step("account fill", None, account=code, worksheet="rating", buys_elsewhere=None)
            open.append((code, settle))
    return Question("cross_sell", msg("value.review_cross_sell"), tuple(findings), tuple(open))


def _last_order(portfolio: Portfolio, code: str) -> Message:
    days = buying_days(portfolio.bought[code])
    return msg("value.last_order", on=days[-1]) if days else msg("value.never_ordered")


def _last_visit(client: Client) -> Message:
    return (
        msg("value.never_visited")
        if client.last_visit is None
        else msg("value.last_visit", on=client.last_visit)
    )


def _money(portfolio: Portfolio, amount: Decimal) -> Money:
    return of_major(amount, portfolio.currency)
