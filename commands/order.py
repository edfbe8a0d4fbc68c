"""`order`: what clients have bought from us."""

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from commands.completion import deal_keys
from commands.desk import Desk, reading, writing
from commands.options import Account as OfAccount
from commands.options import AccountCode, OnOrToday, Reason
from commands.printing import Column, paint, table
from commands.step_line import command_line
from commands.views import day
from engine import accounts, orders
from engine.change import Change
from engine.message import step
from engine.money import Money, plain
from engine.orders import Order
from words.say import clean, say, write

Amount = Annotated[str, typer.Argument(metavar="metavar.amount", help="argument.order_amount")]
Key = Annotated[str, typer.Argument(metavar="metavar.order", help="argument.order")]
Currency = Annotated[str | None, typer.Option("--currency", metavar="CNY", help="option.currency")]
Cost = Annotated[str | None, typer.Option("--cost", metavar="metavar.amount", help="option.cost")]
Product = Annotated[str | None, typer.Option("--product", metavar="metavar.text", help="option.product")]
OfDeal = Annotated[
    str | None,
    typer.Option("--deal", metavar="metavar.deal", help="option.order_deal", autocompletion=deal_keys),
]
Note = Annotated[str | None, typer.Option("--note", metavar="metavar.text", help="option.note")]
Since = Annotated[str | None, typer.Option("--since", metavar="metavar.day", help="option.orders_since")]
Limit = Annotated[int, typer.Option("--limit", metavar="metavar.number", help="option.limit", min=0)]

COLUMNS = ("key", "account", "on", "amount", "cost", "currency", "product", "deal", "note")


def add(
    ctx: typer.Context,
    account: AccountCode,
    amount: Amount,
    on: OnOrToday = None,
    currency: Currency = None,
    cost: Cost = None,
    product: Product = None,
    deal: OfDeal = None,
    note: Note = None,
) -> None:
    desk = writing(ctx)
    ordered_on = desk.day_or_none(on, past=True) or desk.today.isoformat()

    def work(change: Change) -> dict[str, Any]:
        order = orders.add(
            change,
            account,
            amount,
            currency,
            ordered_on,
            cost=cost,
            product=product,
            note=note,
            deal=deal,
        )
        name = accounts.find(desk.store, order.account).name
        said = say("portfolio.ordered", order=order.key, account=name, amount=_money(order), on=day(order.on))
        return {**_data(order), "message": f"{said}{_margin_wanted(order)}"}

    desk.do("order add", work)


def _margin_wanted(order: Order) -> str:
    return f"\n{say('portfolio.no_cost')}" if order.cost is None else ""


def list_(ctx: typer.Context, account: OfAccount = None, since: Since = None, limit: Limit = 50) -> None:
    """The newest first; programs get all of them unless they ask for fewer."""
    desk = reading(ctx)
    code = accounts.find(desk.store, account).code if account else None
    first = desk.day_or_none(since, past=True) or ""
    found = [order for order in _standing(desk, code) if order.on >= first]
    found.sort(key=lambda order: (order.on, order.account, order.number), reverse=True)
    whole = limit == 0 or (limit == 50 and (desk.settings.json or desk.settings.csv))
    page = found if whole else found[:limit]

    def text() -> str:
        if not found:
            follow = step("order add", None, account=code, amount=None, on=None)
            return f"{say('portfolio.no_orders')}\n  → {command_line(follow)}"
        summed = say("portfolio.orders_sum", n=len(found), sums=_sums(found))
        more = say("portfolio.more_orders", n=len(found) - len(page)) if len(page) < len(found) else ""
        return "\n".join(filter(None, (_table(page), summed, more)))

    desk.emit([_data(order) for order in page], text, COLUMNS)


def _standing(desk: Desk, account: str | None) -> Iterable[Order]:
    """The orders of one account or of all, as the view's day shows them."""
    until, today = desk.view.until, desk.today.isoformat()
    if account is None:
        return orders.everyone(desk.store, until_day=today, until=until)
    return orders.of_account(desk.store, account, until=today if until else None)


def drop(ctx: typer.Context, order: Key, reason: Reason) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        dropped = orders.drop(change, order, reason)
        said = say("portfolio.order_dropped", order=dropped.key, amount=_money(dropped), on=day(dropped.on))
        return {**_data(dropped), "message": said}

    desk.do("order drop", work)


def _table(page: list[Order]) -> str:
    columns = (
        Column(say("portfolio.col_order")),
        Column(say("portfolio.col_on")),
        Column(say("portfolio.col_amount"), right=True),
        Column(say("portfolio.col_cost"), right=True),
        Column(say("portfolio.col_product"), shrinks=True),
        Column(say("portfolio.col_deal")),
        Column(say("portfolio.col_note"), shrinks=True),
    )
    rows = [
        (
            paint(o.key, "bold"),
            o.on,
            write(_money(o)),
            "" if o.cost is None else write(Money(o.cost, o.currency)),
            clean(o.product or ""),
            o.deal or "",
            clean(o.note or ""),
        )
        for o in page
    ]
    return table(rows, columns)


def _sums(found: list[Order]) -> tuple[Money, ...]:
    """What was ordered in each currency: they are not added together."""
    sums: dict[str, int] = {}
    for order in found:
        sums[order.currency] = sums.get(order.currency, 0) + order.amount
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))


def _money(order: Order) -> Money:
    return Money(order.amount, order.currency)


def _data(order: Order) -> dict[str, Any]:
    return {
        "key": order.key,
        "account": order.account,
        "on": order.on,
        "amount": plain(order.amount, order.currency),
        "cost": plain(order.cost, order.currency),
        "currency": order.currency,
        "product": order.product,
        "deal": order.deal,
        "note": order.note,
    }
