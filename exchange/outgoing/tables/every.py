"""Every table that goes out, by its name, in the order of a workbook."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.message import Text
from engine.reads import View
from exchange.outgoing.column import Column, Row, Sheet
from exchange.outgoing.tables import (
    accounts,
    answers,
    contacts,
    deals,
    events,
    orders,
    people,
    playbooks,
    promises,
    stages,
    visits,
    waivers,
    worksheets,
)
from exchange.outgoing.tables.wanted import Wanted

OF_DEALS = ("owner", "team", "stage", "status", "account")


class Kind(NamedTuple):
    """`narrowed` are the filters that mean something for it."""

    title: Text
    columns: tuple[Column, ...]
    rows: Callable[[View, Wanted], Iterator[Row]]
    narrowed: tuple[str, ...] = ()


TABLES: dict[str, Kind] = {
    "deals": Kind(Text("商机", "Deals"), deals.COLUMNS, deals.rows, OF_DEALS),
    "accounts": Kind(Text("客户", "Accounts"), accounts.COLUMNS, accounts.rows, ("account",)),
    "contacts": Kind(Text("联系人", "Contacts"), contacts.COLUMNS, contacts.rows, ("account",)),
    "visits": Kind(Text("拜访", "Visits"), visits.COLUMNS, visits.rows, ("account", "owner")),
    "orders": Kind(Text("订单", "Orders"), orders.COLUMNS, orders.rows, ("account",)),
    "answers": Kind(Text("回答", "Answers"), answers.COLUMNS, answers.rows, OF_DEALS),
    "worksheets": Kind(Text("工作表", "Worksheets"), worksheets.COLUMNS, worksheets.rows, OF_DEALS),
    "promises": Kind(Text("承诺", "Promises"), promises.COLUMNS, promises.rows, OF_DEALS),
    "waivers": Kind(Text("豁免", "Waivers"), waivers.COLUMNS, waivers.rows, OF_DEALS),
    "stages": Kind(Text("阶段历史", "Stage history"), stages.COLUMNS, stages.rows, OF_DEALS),
    "events": Kind(Text("历史记录", "Events"), events.COLUMNS, events.rows),
    "people": Kind(Text("人员", "People"), people.COLUMNS, people.rows),
    "playbooks": Kind(Text("销售打法", "Playbooks"), playbooks.COLUMNS, playbooks.rows),
}


def sheet(name: str, view: View, wanted: Wanted) -> Sheet:
    """Its rows are read as they are asked for: in one snapshot, if they are to be of one moment."""
    kind = TABLES[name]
    return Sheet(name, kind.title, kind.columns, kind.rows(view, wanted))
