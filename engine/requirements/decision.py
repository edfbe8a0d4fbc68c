"""`decision`: the client's answer to a decision point is yes, by the client's own evidence, and fresh."""

from collections.abc import Mapping
from typing import Any

from engine.condition import Condition
from engine.facts import Facts
from engine.message import Text, msg, step
from engine.requirements.finding import MET, UNKNOWN, UNMET, Finding
from engine.value import Value


class Decision(Value):
    id: str
    point: str
    title: Text
    ask: Text
    """The question in the client's voice."""
    valid_for: int | None
    """Calendar days from the evidence; None: it does not age."""
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "decision"

    def find(self, facts: Facts) -> Finding:
        reading = facts.reading(self.point)
        if reading is not None and reading.answer == "yes":
            return Finding(MET, (reading.why,))
        settle = step("answer", facts.deal.key, point=self.point, answer="yes", evidence=None, kind=None)
        if reading is None:
            return Finding(UNKNOWN, (msg("gate.unanswered"),), settle)
        if reading.answer == "no":
            stop = step("stop", facts.deal.key, **{"class": None, "reason": None})
            return Finding(UNMET, (reading.why,), stop, refused=True)
        return Finding(UNMET, (reading.why,), settle)


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> Decision:
    return Decision(
        point=data["decision"],
        title=Text(**data["title"]),
        ask=Text(**data["ask"]),
        valid_for=data.get("valid_for"),
        **common,
    )
