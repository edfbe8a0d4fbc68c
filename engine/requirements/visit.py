"""`visit`: a two-sided conversation with the client took place, lately enough where that matters."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from engine.condition import Condition
from engine.facts import Facts
from engine.message import Text, msg, step
from engine.requirements.finding import MET, UNMET, Finding
from engine.state import Day
from engine.value import Value


class VisitHeld(Value):
    id: str
    visit: str
    """`two_sided`, or the part in the decision of somebody who was met."""
    within: int | None
    """Calendar days; None: any time."""
    title: Text
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "visit"

    def find(self, facts: Facts) -> Finding:
        parts = {c.key: c.part for c in facts.contacts}
        held = [
            v.on
            for v in facts.deal.visits
            if v.two_sided and (self.visit == "two_sided" or self.visit in map(parts.get, v.people))
        ]
        last = max(held, default=None)
        if last is not None and last >= self._since(facts.today):
            return Finding(MET, (msg("gate.visit_held", on=date.fromisoformat(last)),))
        settle = step("visit log", facts.deal.key, **{"with": None, "on": None, "summary": None})
        if last is None:
            return Finding(UNMET, (msg("gate.visit_none"),), settle)
        why = msg("gate.visit_old", on=date.fromisoformat(last), within=self.within)
        return Finding(UNMET, (why,), settle)

    def _since(self, today: Day) -> Day:
        """The first day on which it counts."""
        if self.within is None:
            return ""
        return (date.fromisoformat(today) - timedelta(days=self.within)).isoformat()


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> VisitHeld:
    return VisitHeld(visit=data["visit"], within=data.get("within"), title=Text(**data["title"]), **common)
