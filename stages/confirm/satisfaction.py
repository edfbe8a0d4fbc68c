"""Satisfaction: five indices, counted; and what the client perceives against what they expected."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from engine.worksheet import Path
from stages.kinds import Count, Percent, Score, choice, says
from stages.rounding import percent
from stages.sheet_form import SheetForm

LEVELS = {
    "dissatisfied": Text("不满意", "dissatisfied"),
    "satisfied": Text("满意", "satisfied"),
    "delighted": Text("惊喜", "delighted"),
}
FEW = 10
"""Fewer answers than this say little in per cent; the number is ours (+)."""
BUY_AGAIN = 83
"""Per cent of customers who never had a problem and buy again (the method, section 6.4)."""
WHOLES: Mapping[str, str] = {
    "praise": "asked",
    "ask_by_name": "asked",
    "buy_again": "asked",
    "complaints": "sold",
    "consumed_on_offer": "offered",
}
"""Each count, and what it is counted among."""


class Satisfaction(NamedTuple):
    """Counts for the five indices, and two scores by the client."""

    asked: Annotated[
        Count | None,
        says(
            "调查人数", "People asked", "我们问了贵公司几位使用的人？", "How many of your people did we ask?"
        ),
    ] = None
    praise: Annotated[
        Count | None,
        says(
            "称赞的人数",
            "Who praise",
            "其中几位会向别人夸我们？",
            "How many of them would speak well of us to others?",
        ),
    ] = None
    ask_by_name: Annotated[
        Count | None,
        says(
            "指名要的人数",
            "Who ask for us by name",
            "几位会指名要我们的？",
            "How many would ask for us by name?",
        ),
    ] = None
    buy_again: Annotated[
        Count | None,
        says(
            "会再买的人数",
            "Who buy again",
            "几位会再向我们买，或已经再买了？",
            "How many would buy from us again, or have?",
        ),
    ] = None
    sold: Annotated[
        Count | None,
        says("交付数量", "Delivered", "一共交付了多少（台、套、批）？", "How many have been delivered?"),
    ] = None
    complaints: Annotated[
        Count | None,
        says("被投诉的数量", "Complained of", "其中多少有过投诉？", "How many of these were complained of?"),
    ] = None
    offered: Annotated[
        Count | None,
        says("供应数量", "On offer", "供您选用的一共有多少？", "How much was there for you to use or buy?"),
    ] = None
    consumed_on_offer: Annotated[
        Count | None,
        says("其中用掉的数量", "Taken up of it", "真正用掉或买走了多少？", "How much of it did you take up?"),
    ] = None
    expected: Annotated[
        Score | None,
        says(
            "期望（0–5）",
            "Expected (0–5)",
            "签约时您对我们的期望有多高，0 到 5 分？",
            "How high were your expectations when you signed, from 0 to 5?",
        ),
    ] = None
    perceived: Annotated[
        Score | None,
        says(
            "感受（0–5）",
            "Perceived (0–5)",
            "现在看，我们实际做到几分？",
            "And what did you get from us in the end, from 0 to 5?",
        ),
    ] = None


class Figures(NamedTuple):
    reputation: Annotated[Percent | None, says("美誉度", "Reputation")] = None
    named_choice: Annotated[Percent | None, says("指名度", "Named choice")] = None
    repurchase_rate: Annotated[Percent | None, says("回头率", "Repurchase rate")] = None
    complaint_rate: Annotated[Percent | None, says("抱怨率", "Complaint rate")] = None
    selling_power: Annotated[Percent | None, says("销售力", "Selling power")] = None
    level: Annotated[Annotated[str, choice(LEVELS)] | None, says("满意程度", "Level of satisfaction")] = None


def figures(sheet: Satisfaction) -> Figures:
    """The five indices in per cent, and the level (the method, section 6.5).

    Reputation, named choice and repurchase are shares of the people asked; complaints a share of what was
    delivered; selling power the part of what was on offer that was consumed. Perceived below what was
    expected is dissatisfied, equal satisfied, above delighted.
    """
    return Figures(
        reputation=_share(sheet, "praise"),
        named_choice=_share(sheet, "ask_by_name"),
        repurchase_rate=_share(sheet, "buy_again"),
        complaint_rate=_share(sheet, "complaints"),
        selling_power=_share(sheet, "consumed_on_offer"),
        level=_level(sheet),
    )


def _share(sheet: Satisfaction, part: str) -> Decimal | None:
    count, whole = getattr(sheet, part), getattr(sheet, WHOLES[part])
    return percent(Decimal(count) / whole) if count is not None and whole else None


def _level(sheet: Satisfaction) -> str | None:
    if sheet.expected is None or sheet.perceived is None:
        return None
    if sheet.perceived == sheet.expected:
        return "satisfied"
    return "delighted" if sheet.perceived > sheet.expected else "dissatisfied"


def faults(sheet: Satisfaction) -> Iterator[tuple[Path, Message]]:
    labels = {field.id: field.label for field in SATISFACTION.fields}
    for whole in dict.fromkeys(WHOLES.values()):
        if getattr(sheet, whole) == 0:
            yield (whole,), msg("confirm.none_counted")
    for part, whole in WHOLES.items():
        count, among = getattr(sheet, part), getattr(sheet, whole)
        if count is not None and among and count > among:
            yield (part,), msg("confirm.more_than_whole", n=count, whole=labels[whole], of=among)


def advice(sheet: Satisfaction, today: date) -> Iterator[Message]:
    found = figures(sheet)
    if found.level is not None:
        yield msg(f"confirm.level_{found.level}", expected=sheet.expected, perceived=sheet.perceived)
    if found.repurchase_rate is not None and found.repurchase_rate < BUY_AGAIN:
        yield msg("confirm.few_buy_again", percent=found.repurchase_rate, usual=BUY_AGAIN)
    if sheet.complaints:
        yield msg("confirm.complained", n=sheet.complaints)
    if sheet.asked is not None and 0 < sheet.asked < FEW:
        yield msg("confirm.few_asked", n=sheet.asked)


SATISFACTION = SheetForm(
    "satisfaction",
    Text("客户满意度", "Satisfaction"),
    Text(
        "用五个指标量客户满意不满意，再看做到的和期望的差多少",
        "Five indices of how satisfied the client is, and what they got against what they expected",
    ),
    Satisfaction,
    Figures,
    figures,
    faults,
    advice,
)
