"""The table of orders, the newest first; what was taken back is left out."""

from collections.abc import Iterator

from engine import order_list
from engine.external import first_origins
from engine.order_list import Asked
from engine.orders import Order
from engine.reads import View
from exchange.outgoing.column import Row, day, money, text
from exchange.outgoing.tables.wanted import NOWHERE, PAGE, Wanted, amount

COLUMNS = (
    text("key", "订单编号", "Order"),
    text("account", "客户编号", "Account"),
    day("on", "日期", "On"),
    money("amount", "金额", "Amount"),
    money("cost", "成本", "Cost"),
    text("currency", "币种", "Currency"),
    text("product", "产品", "Product"),
    text("deal", "商机编号", "Deal"),
    text("note", "备注", "Note"),
    text("source", "来源", "Source"),
    text("source_id", "来源编号", "Id in the source"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    # As of a past day they are told from history whole: page by page that would be done again and again.
    most = PAGE if view.until is None else None
    asked, last = Asked(wanted.account), None
    while page := order_list.page(view, asked, last, most):
        yield from _page(view, page)
        if most is None:
            return
        last = page[-1]


def _page(view: View, page: list[Order]) -> Iterator[Row]:
    came = first_origins(view.store, [f"order:{order.key}" for order in page])
    for order in page:
        yield (
            *(order.key, order.account, order.on),
            *(amount(order.amount, order.currency), amount(order.cost, order.currency), order.currency),
            *(order.product, order.deal, order.note),
            *came.get(f"order:{order.key}", NOWHERE),
        )
