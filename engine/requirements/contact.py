"""`contact`: somebody with this part in the decision is known and still there."""

from collections.abc import Mapping
from typing import Any

from engine.condition import Condition
from engine.facts import Facts
from engine.message import Text, msg, step
from engine.requirements.finding import MET, UNMET, Finding
from engine.value import Value


class ContactKnown(Value):
    id: str
    part: str
    title: Text
    when: Condition | None
    waivable: bool
    because: Text | None
    kind: str = "contact"

    def find(self, facts: Facts) -> Finding:
        there = facts.present(self.part)
        if there:
            return Finding(MET, (msg("gate.contact_known", n=len(there)),))
        deal = facts.deal
        if deal.account is None:
            return Finding(UNMET, (msg("gate.contact_no_account"),), step("set", deal.key, account=None))
        why = msg("gate.contact_missing", n=len(facts.present()))
        settle = step("contact add", None, name=None, account=deal.account, part=self.part)
        return Finding(UNMET, (why,), settle)


def read(data: Mapping[str, Any], common: Mapping[str, Any]) -> ContactKnown:
    return ContactKnown(part=data["contact"], title=Text(**data["title"]), **common)
