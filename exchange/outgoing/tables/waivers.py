"""The table of waivers, for as long as their deals live."""

from collections.abc import Iterator

from engine.reads import View
from exchange.outgoing.column import Row, day, flag, text
from exchange.outgoing.tables.wanted import Wanted, states

COLUMNS = (
    text("deal", "商机编号", "Deal"),
    text("requirement", "要求", "Requirement"),
    text("stage", "阶段", "Stage"),
    text("reason", "理由", "Reason"),
    day("on", "日期", "On"),
    day("until", "有效期至", "Until"),
    text("by", "谁豁免的", "By"),
    flag("ended", "已结束", "Ended"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for deal in states(view, wanted):
        for w in deal.waivers:
            yield deal.key, w.requirement, w.stage, w.reason, w.on, w.until, w.by, w.ended
