"""The kinds of requirement there are, and how each is read from a checked playbook."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from engine.condition import read_condition
from engine.message import Text
from engine.requirements import condition, contact, decision, item, visit, worksheet

Requirement: TypeAlias = (
    decision.Decision
    | worksheet.WorksheetFilled
    | item.ItemDone
    | condition.ConditionHolds
    | contact.ContactKnown
    | visit.VisitHeld
)

KINDS: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], Requirement]] = {
    "decision": decision.read,
    "worksheet": worksheet.read,
    "item": item.read,
    "condition": condition.read,
    "contact": contact.read,
    "visit": visit.read,
}


def kind_of(data: Mapping[str, Any]) -> str:
    return next(kind for kind in KINDS if data.get(kind) is not None)


def requirement_id(data: Mapping[str, Any]) -> str:
    """The explicit id, else `kind:name`."""
    kind = kind_of(data)
    return str(data.get("id") or f"{kind}:{data[kind]}")


def read_requirement(data: Mapping[str, Any]) -> Requirement:
    common = {
        "id": requirement_id(data),
        "when": read_condition(data["when"]) if data.get("when") else None,
        "waivable": data.get("waivable", True),
        "because": Text(**data["because"]) if data.get("because") else None,
    }
    return KINDS[kind_of(data)](data, common)
