"""Buying behaviour: how this client prefers to buy, from how much help they need and how complex it is."""

from collections.abc import Mapping
from typing import Any

from engine.facts import BEHAVIOURS
from engine.message import Text
from engine.worksheet import Field
from stages.sheet_form import SheetForm

HIGH = 3
"""A score of 3 or more is high."""


def suggested(values: Mapping[str, Any]) -> dict[str, Any]:
    """The behaviour the two axes point to; None while one is missing, or where they point nowhere.

    High help, high complexity: project; high help, lower complexity: relationship; both low: profit.
    """
    help_needed, complexity = values.get("help_needed"), values.get("complexity")
    if help_needed is None or complexity is None:
        return {"suggested": None}
    table = {(True, True): "project", (True, False): "relationship", (False, False): "profit"}
    return {"suggested": table.get((help_needed >= HIGH, complexity >= HIGH))}


BUYING_BEHAVIOUR = SheetForm(
    id="buying_behaviour",
    title=Text("采购倾向", "Buying behaviour"),
    fields=(
        Field(
            "help_needed",
            Text("需帮助程度（0–5）", "Help needed (0–5)"),
            Text(
                "这件事贵公司打算自己主导，还是希望我们多出主意？哪些地方最没把握？",
                "How much of this will you steer yourselves, and where would you want our guidance?",
            ),
            "score",
        ),
        Field(
            "complexity",
            Text("项目复杂程度及风险（0–5）", "Complexity and risk (0–5)"),
            Text(
                "这件事牵涉几个部门、几套系统？万一做砸了，后果有多大？",
                "How many departments and systems are involved, and what happens if it goes wrong?",
            ),
            "score",
        ),
        Field(
            "behaviour",
            Text("采购倾向（项目型、关系型、价格型）", "Behaviour (project, relationship, profit)"),
            Text(
                "选供应商时您最看重什么：一起把路走通、彼此熟悉放心，还是价格合适、办得利索？",
                "What counts most in a supplier: working out the way together, knowing each other, "
                "or a good price and a quick finish?",
            ),
            "choice",
            BEHAVIOURS,
        ),
        Field(
            "note",
            Text("判断依据", "What this rests on"),
            Text(
                "上一次做类似采购，您是怎么定下来的？",
                "How did you decide the last time you bought something like this?",
            ),
        ),
    ),
    optional=frozenset({"note"}),
    arithmetic=suggested,
    of_deal=("behaviour",),
)
