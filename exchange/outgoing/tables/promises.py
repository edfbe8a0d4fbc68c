"""The table of promises, ours and the clients'."""

from collections.abc import Iterator

from engine.reads import View
from exchange.outgoing.column import Row, day, flag, text
from exchange.outgoing.tables.wanted import Wanted, states

COLUMNS = (
    text("deal", "商机编号", "Deal"),
    text("what", "承诺", "Promise"),
    text("by", "谁承诺的", "By"),
    day("on", "到期日", "Due on"),
    flag("kept", "已兑现", "Kept"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for deal in states(view, wanted):
        for promise in deal.promises:
            yield deal.key, promise.what, promise.by, promise.on, promise.kept
