"""`item`: a line of the stage's checklist is ticked."""

from collections.abc import Mapping
from typing import Any

from engine.condition import Condition
from engine.facts import Facts
from engine.message import Text, msg, step
from engine.requirements.finding import MET, UNMET, Finding
from engine.value import Value


class ItemDone(Value):
    id: str
    item: str
    title: Text
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "item"

    def find(self, facts: Facts) -> Finding:
        if self.item in facts.deal.items:
            return Finding(MET, (msg("gate.item_done"),))
        settle = step("tick", facts.deal.key, item=self.item)
        return Finding(UNMET, (msg("gate.item_open"),), settle)


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> ItemDone:
    return ItemDone(item=data["item"], title=Text(**data["title"]), **common)
