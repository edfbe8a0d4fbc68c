"""The table of answers to decision points, as the clients gave them."""

from collections.abc import Iterator

from engine.reads import View
from exchange.outgoing.column import Row, day, flag, instant, text
from exchange.outgoing.tables.wanted import Wanted, states

COLUMNS = (
    text("deal", "商机编号", "Deal"),
    text("point", "决策点", "Decision point"),
    text("answer", "回答", "Answer"),
    text("evidence", "依据", "Evidence"),
    text("kind", "依据的种类", "Kind of evidence"),
    text("contact", "联系人编号", "Contact"),
    day("on", "日期", "On"),
    text("by", "谁记的", "By"),
    instant("at", "记录时间", "Written at"),
    flag("stale", "已失效", "Out of force"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for deal in states(view, wanted):
        for point, a in sorted(deal.answers.items()):
            yield deal.key, point, a.answer, a.evidence, a.kind, a.contact, a.on, a.by, a.at, a.stale
