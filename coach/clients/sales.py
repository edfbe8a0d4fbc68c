"""What clients bought from us, in the workspace's currency: orders; where none is recorded, won deals."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from engine import orders, reads
from engine.among import among, batches
from engine.clock import day_of
from engine.money import Money, major
from engine.reads import View
from engine.store import Row
from engine.workspace import Workspace
from stages.accounts.purchases import Purchase

ORDERS, DEALS = "orders", "deals"

_WON = (
    "SELECT account, amount, currency, won_at FROM {table}"
    " WHERE won_at IS NOT NULL OR status IN ('won', 'done')"
)

_WON_THERE = (
    "SELECT account, amount, currency, won_at FROM {table}"
    " WHERE account IN ({codes}) AND (won_at IS NOT NULL OR status IN ('won', 'done'))"
)


class Sales(NamedTuple):
    """`source` is `orders`, or `deals` where no order is recorded; `currency` the workspace's own.

    `left_out` counts by reason what is not among the purchases: `no_rate`, and of deals `undated`,
    `no_amount` and `no_account`; `unpriced` are the currencies that lack a rate, `not_counted` the accounts
    that bought in them: what is known of those is less than what there is.
    """

    purchases: tuple[Purchase, ...]
    source: str
    currency: str
    left_out: Mapping[str, int]
    unpriced: tuple[str, ...]
    not_counted: tuple[str, ...]


LeftOut: TypeAlias = dict[str, list[str]]
"""Accounts by the reason a purchase of theirs is left out, once for each."""


class Sums(NamedTuple):
    """What each account has bought, by currency: nothing is converted, so nothing is left out."""

    by_account: Mapping[str, tuple[Money, ...]]
    source: str


class Sold(NamedTuple):
    """What one account has bought: how often, by currency, and the day of the last."""

    n: int
    sums: tuple[Money, ...]
    last: date | None
    source: str


class Exchange:
    """Converts amounts into the workspace's currency, and remembers the currencies it has no rate for."""

    def __init__(self, here: Workspace) -> None:
        self.rates = {**{code: Decimal(rate) for code, rate in here.rates.items()}, here.currency: Decimal(1)}
        self.missing: set[str] = set()

    def __call__(self, amount: Decimal, currency: str) -> Decimal | None:
        rate = self.rates.get(currency)
        if rate is None:
            self.missing.add(currency)
            return None
        return amount * rate

    def minor(self, amount: int, currency: str) -> Decimal | None:
        return self(major(amount, currency), currency)


def sales(view: View) -> Sales:
    """Everything bought through the view's day, as it was known then."""
    exchange = Exchange(view.workspace)
    left_out: LeftOut = {}
    source = ORDERS
    found = tuple(_orders(view, exchange, left_out))
    if not found and not left_out:
        source = DEALS
        found = tuple(_won(view, exchange, left_out))
    counted = {why: len(accounts) for why, accounts in left_out.items()}
    not_counted = tuple(sorted(set(left_out.get("no_rate", ()))))
    unpriced = tuple(sorted(exchange.missing))
    return Sales(found, source, view.workspace.currency, counted, unpriced, not_counted)


def sums(view: View, codes: Collection[str]) -> Sums:
    """Of these accounts, through the view's day; deals without an amount say nothing here, and won deals
    count where no order of anybody is recorded."""
    day = view.today.isoformat()
    if orders.are_recorded(view.store, until_day=day, until=view.until):
        standing = orders.of_accounts(view.store, codes, until_day=day, until=view.until)
        return Sums(_by_account((o.account, o.amount, o.currency) for o in standing), ORDERS)
    return Sums(_priced(_won_there(view, codes)), DEALS)


def sold_to(view: View, account: str) -> Sold:
    """To one account, through the view's day; won deals count where no order of anybody is recorded."""
    day = view.today.isoformat()
    own = orders.of_account(view.store, account, until=day if view.until else None)
    if own or orders.are_recorded(view.store, until_day=day, until=view.until):
        sums = _by_account((account, o.amount, o.currency) for o in own).get(account, ())
        return Sold(len(own), sums, date.fromisoformat(own[-1].on) if own else None, ORDERS)
    won = _won_there(view, [account])
    sums = _priced(won).get(account, ())
    days = [day_of(row["won_at"], view.workspace.time_zone) for row in won if row["won_at"]]
    return Sold(len(won), sums, max(days, default=None), DEALS)


def _won_there(view: View, codes: Iterable[str]) -> list[Row]:
    """The deals won at these accounts."""
    found: list[Row] = []
    for page in batches(codes):
        names, params = among(page)
        found += view.store.rows(_WON_THERE.format(table=reads.table(view), codes=names), **params)
    return found


def _priced(won: Iterable[Row]) -> dict[str, tuple[Money, ...]]:
    """What they were won for; one without an amount says nothing."""
    told = ((row["account"], row["amount"], row["currency"]) for row in won)
    return _by_account(each for each in told if None not in each)


def _by_account(sold: Iterable[tuple[str, int, str]]) -> dict[str, tuple[Money, ...]]:
    found: dict[str, dict[str, int]] = {}
    for account, amount, currency in sold:
        own = found.setdefault(account, {})
        own[currency] = own.get(currency, 0) + amount
    return {code: tuple(Money(own[c], c) for c in sorted(own)) for code, own in found.items()}


def _orders(view: View, exchange: Exchange, left_out: LeftOut) -> Iterator[Purchase]:
    days: dict[str, date] = {}
    for order in orders.everyone(view.store, until_day=view.today.isoformat(), until=view.until):
        amount = exchange.minor(order.amount, order.currency)
        if amount is None:
            left_out.setdefault("no_rate", []).append(order.account)
            continue
        cost = None if order.cost is None else exchange.minor(order.cost, order.currency)
        if order.on not in days:
            days[order.on] = date.fromisoformat(order.on)
        margin = None if cost is None else amount - cost
        yield Purchase(order.account, days[order.on], amount, margin, order.product)


def _won(view: View, exchange: Exchange, left_out: LeftOut) -> Iterator[Purchase]:
    """A deal is one purchase, on the day it was won. What it cost nobody has told."""
    for account, amount, currency, won_at in view.store.rows(_WON.format(table=reads.table(view))):
        if account is None or amount is None or won_at is None:
            why = "no_account" if account is None else "no_amount" if amount is None else "undated"
            left_out.setdefault(why, []).append(account or "")
            continue
        converted = exchange.minor(amount, currency)
        if converted is None:
            left_out.setdefault("no_rate", []).append(account)
        else:
            yield Purchase(account, day_of(won_at, view.workspace.time_zone), converted)
