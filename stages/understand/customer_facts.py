"""Four things to know about a customer, and whether what we know is worth keeping."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from stages.kinds import Count, Past, Words, says
from stages.sheet_form import SheetForm

FACTS = ("who_they_are", "what_they_think", "what_they_buy", "why_they_leave")
"""The four (the method, section 6.1)."""
CURRENT = timedelta(days=365)
"""(+) Older knowledge no longer counts as current."""


class CustomerFacts(NamedTuple):
    """The four facts; then what makes knowledge worth keeping: where it is from, how old it is, who was
    told, and what follows."""

    who_they_are: Annotated[
        Words | None,
        says(
            "他们是谁",
            "Who they are",
            "请介绍一下贵公司：做什么、有多大、谁负责哪一块？",
            "Tell us about your company: what you do, how large you are, who looks after what?",
        ),
    ] = None
    what_they_think: Annotated[
        Words | None,
        says(
            "他们怎么想",
            "What they think",
            "您对现在的供应商和我们各有什么看法？",
            "What do you think of your present suppliers, and of us?",
        ),
    ] = None
    what_they_buy: Annotated[
        Words | None,
        says(
            "他们买什么",
            "What they buy",
            "这类东西您一年买几次、买哪几种、从哪几家买？",
            "What do you buy of this kind in a year, how often, and from whom?",
        ),
    ] = None
    why_they_leave: Annotated[
        Words | None,
        says(
            "他们为什么离开",
            "Why they leave",
            "您上一次换掉一家供应商是因为什么？",
            "What made you leave a supplier the last time?",
        ),
    ] = None
    source: Annotated[
        Words | None,
        says(
            "信息来源",
            "Where this is from",
            "这些是谁说的，或者从哪份材料看到的？",
            "Who told us, or which document says so?",
        ),
    ] = None
    checked_on: Annotated[
        Past | None,
        says(
            "核实日期",
            "Checked on",
            "最近一次核实是哪一天？",
            "When did we last make sure that it is still so?",
        ),
    ] = None
    told_to: Annotated[
        Words | None,
        says(
            "告诉了谁",
            "Who was told",
            "我们这边谁用得上这些信息？告诉他了吗？",
            "Who on our side can use this, and have they been told?",
            needed=False,
        ),
    ] = None
    conclusion: Annotated[
        Words | None,
        says(
            "由此得出",
            "What follows",
            "知道了这些，我们接下来要做什么不一样的？",
            "Knowing this, what will we do differently?",
            needed=False,
        ),
    ] = None


class Figures(NamedTuple):
    facts_known: Annotated[Count | None, says("已知的事实（共 4 条）", "Facts known (of 4)")] = None


def figures(sheet: CustomerFacts) -> Figures:
    return Figures(sum(getattr(sheet, name) is not None for name in FACTS))


def advice(sheet: CustomerFacts, today: date) -> Iterator[Message]:
    """What makes information worth keeping (the method, section 6.1): it is a fact, is current, reaches the
    right person, and can be concluded from. That it helps the relationship is for its reader to judge."""
    known = figures(sheet).facts_known
    if not known:
        return
    if sheet.source is None:
        yield msg("understand.facts_without_source")
    if sheet.checked_on is None:
        yield msg("understand.facts_undated")
    elif today - sheet.checked_on > CURRENT:
        yield msg("understand.facts_old", on=sheet.checked_on)
    if known == len(FACTS) and sheet.told_to is None:
        yield msg("understand.facts_untold")
    if known == len(FACTS) and sheet.conclusion is None:
        yield msg("understand.facts_unused")
    if sheet.why_they_leave is None and known == len(FACTS) - 1:
        yield msg("understand.leaving_unknown")


CUSTOMER_FACTS = SheetForm(
    "customer_facts",
    Text("客户四问", "Four customer facts"),
    Text(
        "客户是谁、怎么想、买什么、为什么离开；只留有用的、真实的、没过时的",
        "Who they are, what they think, what they buy and why they leave: true, current and of use",
    ),
    CustomerFacts,
    Figures,
    figures,
    advice=advice,
)
