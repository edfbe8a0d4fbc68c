"""Loyalty: satisfaction with the product against that with the service, and what to do about it."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import Percent, Score, choice, says
from stages.rounding import tenths
from stages.sheet_form import SheetForm

QUADRANTS = {
    "loyal": Text("忠诚", "loyal"),
    "easily_taken": Text("容易被对手抢走", "easily taken by competitors"),
    "hopeful": Text("还有希望", "still hopeful"),
    "destructive": Text("破坏型", "destructive"),
}
CYCLE = {
    "devotion": Text("投入使用", "devotion"),
    "evaluating": Text("了解评价", "evaluating"),
    "appreciation": Text("欣赏认可", "appreciation"),
    "re_evaluation": Text("重新评价", "re-evaluation"),
}
HIGH = 4
"""A score of 4 or more counts as high satisfaction. The cut is ours (+), and above the middle on purpose: of
fairly satisfied buyers 44 % still often switch (the method, section 7)."""
FAIRLY = 3
"""The lower of both scores when a client is fairly satisfied (+): just below high."""
HALF = 50
"""Per cent of the client's budget below which more goes to others than to us."""


class Loyalty(NamedTuple):
    """Two scores by the client, their place in the cycle after a purchase, and how much they buy from us."""

    product_satisfaction: Annotated[
        Score | None,
        says(
            "产品满意度（0–5）",
            "Product satisfaction (0–5)",
            "产品本身，您打几分，0 到 5 分？",
            "How satisfied are you with the product itself, from 0 to 5?",
        ),
    ] = None
    service_satisfaction: Annotated[
        Score | None,
        says(
            "服务满意度（0–5）",
            "Service satisfaction (0–5)",
            "我们的服务，您打几分，0 到 5 分？",
            "And with our service, from 0 to 5?",
        ),
    ] = None
    cycle: Annotated[
        Annotated[str, choice(CYCLE)] | None,
        says(
            "购后阶段",
            "Place in the post-purchase cycle",
            "用到现在，您还在摸索、在评估，还是已经很认可，或者又在重新比较？",
            "Are you still settling in, weighing it up, convinced, or comparing again?",
        ),
    ] = None
    share_of_budget: Annotated[
        Percent | None,
        says(
            "占客户预算的份额",
            "Share of the client's budget",
            "您在这类采购上的预算，大概有几成给了我们？",
            "Roughly how much of your budget for this comes to us?",
        ),
    ] = None


class Figures(NamedTuple):
    quadrant: Annotated[Annotated[str, choice(QUADRANTS)] | None, says("忠诚度类型", "Loyalty quadrant")] = (
        None
    )


def figures(sheet: Loyalty) -> Figures:
    """Product × service satisfaction: loyal (high, high), easily taken (high, low), hopeful (low, high),
    destructive (low, low) (the method, section 6.5). None while a score is missing."""
    if sheet.product_satisfaction is None or sheet.service_satisfaction is None:
        return Figures()
    table = {
        (True, True): "loyal",
        (True, False): "easily_taken",
        (False, True): "hopeful",
        (False, False): "destructive",
    }
    return Figures(table[sheet.product_satisfaction >= HIGH, sheet.service_satisfaction >= HIGH])


def faults(sheet: Loyalty) -> Iterator[tuple[Path, Message]]:
    if sheet.share_of_budget is not None and not 0 <= sheet.share_of_budget <= 100:
        yield ("share_of_budget",), msg("confirm.no_share")


def advice(sheet: Loyalty, today: date) -> Iterator[Message]:
    """What to do in this quadrant and at this point of the cycle; what a satisfied client may still do."""
    quadrant = figures(sheet).quadrant
    if quadrant is not None:
        yield msg(f"confirm.quadrant_{quadrant}")
    if _lower(sheet) == FAIRLY and quadrant != "destructive":
        yield msg("confirm.fairly_satisfied")
    if sheet.share_of_budget is not None and quadrant is not None:
        if quadrant == "loyal" and sheet.share_of_budget < HALF:
            yield msg("confirm.buys_elsewhere", share=tenths(sheet.share_of_budget))
        elif quadrant != "loyal" and sheet.share_of_budget >= HALF:
            yield msg("confirm.stays_for_now", share=tenths(sheet.share_of_budget))
    if sheet.cycle is not None:
        yield msg(f"confirm.cycle_{sheet.cycle}")


def _lower(sheet: Loyalty) -> int | None:
    if sheet.product_satisfaction is None or sheet.service_satisfaction is None:
        return None
    return min(sheet.product_satisfaction, sheet.service_satisfaction)


LOYALTY = SheetForm(
    "loyalty",
    Text("客户忠诚度", "Loyalty"),
    Text(
        "产品和服务两头看，客户会留下，还是会被别人抢走",
        "Seen from product and service: will this client stay, or be taken by somebody else",
    ),
    Loyalty,
    Figures,
    figures,
    faults,
    advice,
)
