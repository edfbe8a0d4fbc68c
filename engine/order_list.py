"""The orders of one account or of all, the newest first, a page at a time."""

from collections.abc import Iterable
from typing import NamedTuple

from engine import orders
from engine.money import Money
from engine.orders import COLUMNS, Order
from engine.reads import View
from engine.state import Day


class Asked(NamedTuple):
    """Orders of which account (None: of all), and from which day on."""

    account: str | None
    since: Day = ""


def page(view: View, asked: Asked, after: Order | None = None, most: int | None = None) -> list[Order]:
    """Those behind `after`, no more than `most`. As of a past day all have to be told first."""
    if view.until is not None:
        then = sorted(_then(view, asked), key=_place, reverse=True)
        return [order for order in then if after is None or _place(order) < _place(after)][:most]
    # One upper bound alone: of two, SQLite may choose the one that is no use.
    until = "(ordered_on, account, number) < (:on, :code, :number)" if after else _UNTIL
    sql = (
        f"SELECT {COLUMNS} FROM purchase WHERE {_where(asked, until)}"
        " ORDER BY ordered_on DESC, account DESC, number DESC" + ("" if most is None else f" LIMIT {most}")
    )
    last = {"on": after.on, "code": after.account, "number": after.number} if after else {}
    return [Order(*row) for row in view.store.rows(sql, **_params(view, asked), **last)]


def sums(view: View, asked: Asked) -> tuple[int, tuple[Money, ...]]:
    """How many there are, and what was ordered in each currency: they are not added together."""
    if view.until is not None:
        return sums_of(_then(view, asked))
    sql = (
        "SELECT currency, count(*), CAST(sum(amount) AS BIGINT) FROM purchase"
        f" WHERE {_where(asked, _UNTIL)} GROUP BY currency ORDER BY currency"
    )
    rows = view.store.rows(sql, **_params(view, asked))
    found = [(n, Money(minor, currency)) for currency, n, minor in rows]
    return sum(n for n, _ in found), tuple(money for _, money in found)


def sums_of(found: Iterable[Order]) -> tuple[int, tuple[Money, ...]]:
    n, by_currency = 0, dict[str, int]()
    for order in found:
        n += 1
        by_currency[order.currency] = by_currency.get(order.currency, 0) + order.amount
    return n, tuple(Money(minor, currency) for currency, minor in sorted(by_currency.items()))


_UNTIL = "ordered_on <= :today"


def _where(asked: Asked, until: str) -> str:
    of_one = "" if asked.account is None else " AND account = :account"
    return f"ordered_on >= :since AND {until} AND dropped_at IS NULL{of_one}"


def _params(view: View, asked: Asked) -> dict[str, object]:
    return {"account": asked.account, "since": asked.since, "today": view.today.isoformat()}


def _then(view: View, asked: Asked) -> Iterable[Order]:
    day = view.today.isoformat()
    if asked.account is None:
        found = orders.everyone(view.store, until_day=day, until=view.until)
    else:
        found = orders.of_accounts(view.store, [asked.account], until_day=day, until=view.until)
    return (order for order in found if order.on >= asked.since)


def _place(order: Order) -> tuple[Day, str, int]:
    return order.on, order.account, order.number
