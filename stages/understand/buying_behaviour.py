"""Buying behaviour: how this client prefers to buy, from how much help they need and how complex it is."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from engine.message import Message, Text, msg
from stages.kinds import Score, Words, choice, says
from stages.sheet_form import SheetForm

BEHAVIOURS = {
    "project": Text("项目型", "project-centred"),
    "relationship": Text("关系型", "relationship-centred"),
    "profit": Text("价格型", "benefit-centred"),
}
HIGH = 3
"""A score of 3 or more is high."""


class BuyingBehaviour(NamedTuple):
    """The two axes, and what was judged from them."""

    help_needed: Annotated[
        Score | None,
        says(
            "需帮助程度（0–5）",
            "Help needed (0–5)",
            "这件事贵公司打算自己主导，还是希望我们多出主意？哪些地方最没把握？",
            "How much of this will you steer yourselves, and where would you want our guidance?",
        ),
    ] = None
    complexity: Annotated[
        Score | None,
        says(
            "项目复杂程度及风险（0–5）",
            "Complexity and risk (0–5)",
            "这件事牵涉几个部门、几套系统？万一做砸了，后果有多大？",
            "How many departments and systems are involved, and what happens if it goes wrong?",
        ),
    ] = None
    behaviour: Annotated[
        Annotated[str, choice(BEHAVIOURS)] | None,
        says(
            "采购倾向（项目型、关系型、价格型）",
            "Behaviour (project, relationship, profit)",
            "选供应商时您最看重什么：一起把路走通、彼此熟悉放心，还是价格合适、办得利索？",
            "What counts most in a supplier: working out the way together, knowing each other, "
            "or a good price and a quick finish?",
        ),
    ] = None
    note: Annotated[
        Words | None,
        says(
            "判断依据",
            "What this rests on",
            "上一次做类似采购，您是怎么定下来的？",
            "How did you decide the last time you bought something like this?",
            needed=False,
        ),
    ] = None


class Figures(NamedTuple):
    suggested: Annotated[
        Annotated[str, choice(BEHAVIOURS)] | None, says("两轴指向", "What the two axes point to")
    ] = None


def suggested(sheet: BuyingBehaviour) -> Figures:
    """The behaviour the two axes point to; None while one is missing, or where they point nowhere.

    High help, high complexity: project; high help, lower complexity: relationship; both low: profit
    (the method, section 4).
    """
    if sheet.help_needed is None or sheet.complexity is None:
        return Figures()
    table = {(True, True): "project", (True, False): "relationship", (False, False): "profit"}
    return Figures(table.get((sheet.help_needed >= HIGH, sheet.complexity >= HIGH)))


def advice(sheet: BuyingBehaviour, today: date) -> Iterator[Message]:
    """Low help with high complexity is on no card of the method (section 4)."""
    axes, judged = suggested(sheet).suggested, sheet.behaviour
    if axes is not None and judged is not None and axes != judged:
        yield msg("understand.behaviour_differs", axes=BEHAVIOURS[axes], judged=BEHAVIOURS[judged])
    elif axes is not None and judged is None:
        yield msg("understand.behaviour_unjudged", axes=BEHAVIOURS[axes])
    if axes is None and sheet.help_needed is not None and sheet.complexity is not None:
        yield msg("understand.behaviour_nowhere", help=sheet.help_needed, complexity=sheet.complexity)


BUYING_BEHAVIOUR = SheetForm(
    "buying_behaviour",
    Text("采购倾向", "Buying behaviour"),
    Text(
        "从两个方向看客户喜欢怎么买：要多少帮助，事情有多复杂",
        "How this client prefers to buy, seen from the help they need and how complex it is",
    ),
    BuyingBehaviour,
    Figures,
    suggested,
    advice=advice,
    of_deal=("behaviour",),
)
