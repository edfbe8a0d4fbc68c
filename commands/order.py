"""`order`: what clients have bought from us."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from commands.completion import deal_keys
from commands.desk import Desk, reading, writing
from commands.options import Account as OfAccount
from commands.options import AccountCode, OnOrToday, Reason
from commands.paging import After, Limit, emit_page, go_on, length, nothing, on_page, one_more
from commands.printing import Column, paint, table
from commands.step_line import command_line
from commands.views import day
from engine import accounts, order_list, orders
from engine.change import Change
from engine.message import step
from engine.money import Money, plain
from engine.order_list import Asked, sums_of
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


def list_(
    ctx: typer.Context,
    account: OfAccount = None,
    since: Since = None,
    limit: Limit = None,
    after: After = None,
) -> None:
    """The newest first."""
    desk = reading(ctx)
    code = accounts.find(desk.store, account).code if account else None
    asked = Asked(code, desk.day_or_none(since, past=True) or "")
    last = orders.find(desk.store, after) if after else None
    most = length(desk.settings, limit)
    found, more = on_page(order_list.page(desk.view, asked, last, one_more(most)), most)
    onward = found[-1].key if more else None

    def text() -> str:
        if not found and after:
            return nothing(after)
        if not found:
            follow = step("order add", None, account=code, amount=None, on=None)
            return f"{say('portfolio.no_orders')}\n  → {command_line(follow)}"
        lines = (_table(found), _summed(desk, asked, found, more, last), go_on(onward) if onward else "")
        return "\n".join(filter(None, lines))

    emit_page(desk.settings, [_data(order) for order in found], text, COLUMNS, onward=onward)


def _summed(desk: Desk, asked: Asked, found: Sequence[Order], more: bool, last: Order | None) -> str:
    """Of all that was asked for. Years of everybody's orders are not gone through for it."""
    if not more and last is None:
        n, sums = sums_of(found)
    elif asked.account or asked.since:
        n, sums = order_list.sums(desk.view, asked)
    else:
        return ""
    return say("portfolio.orders_sum", n=n, sums=sums)


def drop(ctx: typer.Context, order: Key, reason: Reason) -> None:
    desk = writing(ctx)

    def work(change: Change) -> dict[str, Any]:
        dropped = orders.drop(change, order, reason)
        said = say("portfolio.order_dropped", order=dropped.key, amount=_money(dropped), on=day(dropped.on))
        return {**_data(dropped), "message": said}

    desk.do("order drop", work)


def _table(page: Sequence[Order]) -> str:
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
