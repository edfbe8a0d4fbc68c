"""Customer record: what a client's card says beside its people and its purchases (method §8)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from stages.kinds import Count, Day, Past, Words, says
from stages.sheet_form import SheetForm

CURRENT = timedelta(days=365)
"""(+) What was seen longer ago has to be looked at again."""


class GoodsSeen(NamedTuple):
    """A competitor's product that stands or lies at the client."""

    goods: Annotated[Words, says("产品", "Product")]
    competitor: Annotated[Words | None, says("哪一家的", "Whose", "是哪一家的？", "Whose is it?")] = None
    seen_on: Annotated[Past | None, says("看到的日期", "Seen on")] = None
    note: Annotated[Words | None, says("备注", "Note", needed=False)] = None


class CustomerRecord(NamedTuple):
    """Where the client is, how its business goes, and which of our competitors' goods we saw there."""

    address: Annotated[
        Words | None,
        says(
            "地址",
            "Address",
            "贵公司在哪里，进门找谁？",
            "Where are you, and whom do we ask for at the gate?",
        ),
    ] = None
    business_situation: Annotated[
        Words | None,
        says(
            "经营状况",
            "Business situation",
            "今年生意怎么样：订单、产能、资金、人手？",
            "How is business this year: orders, capacity, money, people?",
        ),
    ] = None
    goods_seen: Annotated[
        tuple[GoodsSeen, ...],
        says(
            "看到的竞品",
            "Competitors' goods seen",
            "现场用着哪几家的产品？",
            "Whose products are in use there?",
            needed=False,
        ),
    ] = ()


class Figures(NamedTuple):
    competitors: Annotated[Count | None, says("在场的对手数", "Competitors present")] = None
    last_seen: Annotated[Day | None, says("最近一次看到", "Last seen")] = None


def figures(sheet: CustomerRecord) -> Figures:
    """How many competitors' goods stand there, and the last day any were seen: counted, no formula."""
    whose = {row.competitor.casefold() for row in sheet.goods_seen if row.competitor}
    days = [row.seen_on for row in sheet.goods_seen if row.seen_on]
    return Figures(len(whose) or None, max(days, default=None))


def advice(sheet: CustomerRecord, today: date) -> Iterator[Message]:
    if unknown := tuple(row.goods for row in sheet.goods_seen if row.competitor is None):
        yield msg("accounts.goods_whose", goods=unknown)
    if old := tuple(row.goods for row in sheet.goods_seen if row.seen_on and today - row.seen_on > CURRENT):
        yield msg("accounts.goods_old", goods=old)


CUSTOMER_RECORD = SheetForm(
    "customer_record",
    Text("客户档案", "Customer record"),
    Text(
        "客户在哪里、生意怎么样、现场有谁家的产品；每次拜访后更新",
        "Where the client is, how its business goes, whose goods are there; kept up after every visit",
    ),
    CustomerRecord,
    Figures,
    figures,
    advice=advice,
)
