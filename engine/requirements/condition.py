"""`condition`: something about the deal holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.condition import (
    All,
    AnyOf,
    Compare,
    Condition,
    Expression,
    Not,
    read_condition,
)
from engine.facts import Facts
from engine.message import Step, Text, msg, step
from engine.requirements.finding import MET, UNKNOWN, UNMET, Finding


@dataclass(frozen=True, slots=True)
class ConditionHolds:
    id: str
    condition: Condition
    title: Text
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "condition"

    def find(self, facts: Facts) -> Finding:
        judged = self.condition.judge(facts)
        if judged.value is True:
            return Finding(MET, (msg("gate.condition_holds"),))
        standing = UNKNOWN if judged.value is None else UNMET
        return Finding(standing, judged.why, _settle(self.condition, facts.deal.key))


def _settle(condition: Condition, deal: str) -> Step:
    """The command that can change the first field the condition looks at."""
    field = _first_field(condition)
    room, _, name = field.partition(".")
    if room == "worksheets":
        sheet, _, entry = name.partition(".")
        return step("fill", deal, worksheet=sheet, **({} if entry == "complete" else {entry: None}))
    if room == "contacts":
        return step("contact add", deal, part=None if name == "count" else name)
    if room == "visits":
        return step("visit log", deal, **{"with": None, "on": None, "summary": None})
    if room == "answers":
        return step("answer", deal, point=name, answer=None, evidence=None, kind=None)
    return step("set", deal, **{name or "title": None})


def _first_field(condition: Condition) -> str:
    if isinstance(condition, Compare):
        return condition.field
    if isinstance(condition, Not):
        return _first_field(condition.part)
    if isinstance(condition, All | AnyOf):
        return _first_field(condition.parts[0]) if condition.parts else ""
    assert isinstance(condition, Expression)
    return next((w for w in condition.source.replace("(", " ").split() if "." in w), "")


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> ConditionHolds:
    return ConditionHolds(condition=read_condition(data["condition"]), title=Text(**data["title"]), **common)
