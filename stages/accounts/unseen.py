"""What the account review could not look at: where nothing is on record, "none" would not be the truth."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from engine.message import Message, Step, msg, step
from stages.accounts.line import fill, order
from stages.accounts.portfolio import Portfolio
from stages.accounts.purchases import Window


class Unseen(NamedTuple):
    """`settle` is the step that would show it; `all` whether the question could look at nobody."""

    what: Message
    settle: Step
    all: bool = False


def _no_orders(portfolio: Portfolio) -> Iterator[Unseen]:
    if len(portfolio.silent) == len(portfolio.clients):
        settle = step("order add", None, account=None, amount=None, on=None)
        yield Unseen(msg("value.unseen_orders", days=portfolio.rules.window), settle, all=True)


def _cost(portfolio: Portfolio) -> Iterator[Unseen]:
    """Silence is seen from orders; the rest somebody has to tell. Who always drops us is a mark on few."""
    everybody = list(portfolio.classes)
    of = len(everybody)
    if untold := [code for code in everybody if portfolio.told[code].cost_to_serve is None]:
        settle = fill(untold[0], "rating", "cost_to_serve")
        yield Unseen(msg("value.unseen_cost", n=len(untold), of=of), settle)
    if dark := [code for code in everybody if portfolio.takings[code].contribution is None]:
        yield Unseen(msg("value.unseen_margin", n=len(dark), of=of), order(dark[0]))
    if everybody and all(client.rating.always_dropped is None for client in portfolio.clients.values()):
        yield Unseen(msg("value.unseen_dropped"), fill(everybody[0], "rating", "always_dropped"))


def _wanted(portfolio: Portfolio) -> Iterator[Unseen]:
    """Whoever marks some clients has thought of the others: only where nobody is marked is it unknown."""
    said = [client.rating.wanted for client in portfolio.clients.values()]
    unsaid = said.count(None)
    if unsaid and "yes" not in said:
        settle = step("account fill", None, account=None, worksheet="rating", wanted="yes")
        what = msg("value.unseen_wanted", n=unsaid, of=len(said))
        yield Unseen(what, settle, all=unsaid == len(said))


def _complaints(portfolio: Portfolio) -> Iterator[Unseen]:
    large = [code for code in portfolio.classes if portfolio.abc(code) == "A"]
    if not large:
        settle = step("order add", None, account=None, amount=None, on=None)
        yield Unseen(msg("value.unseen_large"), settle, all=True)
    elif not any(portfolio.clients[code].complaints for code in large):
        settle = step("list", None, account=large[0])
        yield Unseen(msg("value.unseen_complaints", n=len(large)), settle)


def _reorder(portfolio: Portfolio) -> Iterator[Unseen]:
    year = portfolio.today.year - 1
    last = Window(date(year, 1, 1), date(year, 12, 31))
    if not any(last.of(bought) for bought in portfolio.bought.values()):
        settle = step("order add", None, account=None, amount=None, on=None)
        yield Unseen(msg("value.unseen_last_year", year=str(year)), settle, all=True)


def _cross_sell(portfolio: Portfolio) -> Iterator[Unseen]:
    yield from _no_orders(portfolio)
    bought = {code: portfolio.window.of(portfolio.bought[code]) for code in portfolio.classes}
    buying = [code for code, recent in bought.items() if recent]
    nameless = [code for code in buying if any(p.product is None and p.amount > 0 for p in bought[code])]
    if nameless:
        settle = step("order add", None, account=nameless[0], amount=None, on=None, product=None)
        what = msg("value.unseen_products", n=len(nameless), of=len(buying))
        yield Unseen(what, settle, all=len(nameless) == len(buying))


UNSEEN: Mapping[str, Callable[[Portfolio], Iterator[Unseen]]] = {
    "gold": _no_orders,
    "cost": _cost,
    "wanted": _wanted,
    "complaints": _complaints,
    "reorder": _reorder,
    "cross_sell": _cross_sell,
}
"""By the question's id."""
