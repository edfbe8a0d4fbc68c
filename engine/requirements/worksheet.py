"""`worksheet`: a worksheet is filled in to at least so many per cent."""

from collections.abc import Mapping
from typing import Any

from engine.condition import Condition
from engine.facts import Facts
from engine.message import Text, msg, step
from engine.requirements.finding import MET, UNKNOWN, UNMET, Finding
from engine.value import Value


class WorksheetFilled(Value):
    id: str
    worksheet: str
    title: Text
    at_least: int
    """Per cent."""
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "worksheet"

    def find(self, facts: Facts) -> Finding:
        filled = facts.deal.worksheets.get(self.worksheet)
        if filled is not None:
            why = msg("gate.worksheet", complete=filled.complete, at_least=self.at_least)
            if filled.complete >= self.at_least:
                return Finding(MET, (why,))
        settle = step("fill", facts.deal.key, worksheet=self.worksheet)
        if filled is None:
            return Finding(UNKNOWN, (msg("gate.worksheet_empty", at_least=self.at_least),), settle)
        return Finding(UNMET, (why,), settle)


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> WorksheetFilled:
    return WorksheetFilled(
        worksheet=data["worksheet"], title=Text(**data["title"]), at_least=data["at_least"], **common
    )
