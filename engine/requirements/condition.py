"""`condition`: something about the deal holds."""

import re
from collections.abc import Mapping
from typing import Any

from engine.condition import All, AnyOf, Compare, Condition, Judged, Not, read_condition
from engine.facts import Facts
from engine.message import Message, Step, Text, msg, step
from engine.requirements.finding import MET, UNKNOWN, UNMET, Finding
from engine.value import Value


class ConditionHolds(Value):
    id: str
    condition: Condition
    title: Text
    when: Condition | None
    waivable: bool
    because: Text | None
    office: bool = False
    """Settled among ourselves, not with the client."""
    today: Text | None = None
    """What of it one visit can bring home."""
    kind: str = "condition"

    def find(self, facts: Facts) -> Finding:
        judged = self.condition.judge(facts)
        if judged.value is True:
            return Finding(MET, (msg("gate.condition_holds"),))
        standing = UNKNOWN if judged.value is None else UNMET
        return Finding(standing, judged.why, settling(self.condition, judged, facts))


def settling(condition: Condition, judged: Judged, facts: Facts) -> Step | None:
    """The command that can change what a condition fell short of; None where none can.

    A missing rate, or else the first field it looks at that decides it.
    """
    deal = facts.deal
    for reason in judged.why:
        if isinstance(reason, Message) and reason.id == "condition.no_rate":
            return step("db rate", None, currency=str(reason.params["currency"]), rate=None)
    room, _, name = _field(condition, facts).partition(".")
    if (room, name) == ("account", "class") and deal.account is not None:
        return step("account edit", None, account=deal.account, **{"class": None})
    if room == "account" or (room == "contacts" and deal.account is None):
        return step("set", deal.key, account=None)
    if room == "worksheets":
        # The worksheet alone: a figure is worked out, not filled in, and asking begins at the first gap.
        return step("fill", deal.key, worksheet=name.partition(".")[0])
    if room == "contacts":
        part = None if name == "count" else name
        return step("contact add", None, name=None, account=deal.account, part=part)
    if room == "visits":
        return step("visit log", deal.key, **{"with": None, "on": None, "summary": None})
    if room == "answers":
        return step("answer", deal.key, point=name, answer=None, evidence=None, kind=None)
    return step("set", deal.key, **{name: None}) if name in _SETTABLE else None


_SETTABLE = ("title", "account", "owner", "amount", "currency", "close_date", "behaviour")


def _field(condition: Condition, facts: Facts) -> str:
    if isinstance(condition, Compare):
        return condition.field
    if isinstance(condition, Not):
        return _field(condition.part, facts)
    if isinstance(condition, All | AnyOf):
        whole = condition.judge(facts).value
        deciding = (part for part in condition.parts if part.judge(facts).value is whole)
        return _field(next(deciding, condition.parts[0]), facts)
    found = re.search(r"[a-z_]+\.[a-z_.]+", condition.source)
    return found[0] if found else ""


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> ConditionHolds:
    return ConditionHolds(
        condition=read_condition(data["condition"]),
        title=Text(**data["title"]),
        office=data.get("where") == "office",
        today=Text(**data["today"]) if data.get("today") else None,
        **common,
    )
