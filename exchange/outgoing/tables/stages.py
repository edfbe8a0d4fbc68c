"""The table of stage history: a row a stay, from when a deal came to a stage until it left it."""

from collections.abc import Iterator

from engine import history
from engine.reads import View
from engine.stays import stays
from exchange.outgoing.column import Row, instant, number, text
from exchange.outgoing.tables.wanted import Wanted, deals

COLUMNS = (
    text("deal", "商机编号", "Deal"),
    number("number", "第几段", "Stay"),
    text("stage", "阶段", "Stage"),
    text("status", "状态", "Status"),
    text("by", "怎么进来的", "Came by"),
    instant("since", "进入时间", "Since"),
    instant("until", "离开时间", "Until"),
    text("left_by", "怎么离开的", "Left by"),
)


def rows(view: View, wanted: Wanted) -> Iterator[Row]:
    for page in deals(view, wanted):
        subjects = [f"deal:{each.row.key}" for each in page]
        told = dict(history.events_among(view.store, subjects, until=view.until))
        for subject in subjects:
            for place, stay in enumerate(stays(told.get(subject, ())), 1):
                yield subject.removeprefix("deal:"), place, *stay
