"""What a requirement looks at, and what a deal has on record, by the names conditions use.

`answers.POINT`, `items.ITEM`, `worksheets.ID`, `worksheets.ID.FIELD`, `contacts.PART`, `visits.two_sided`,
`visits.PART`, `deal.FIELD`, `account.class`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from engine.condition import All, AnyOf, Compare, Condition, Expression, Not
from engine.facts import ContactFact
from engine.playbook import Playbook
from engine.requirements.condition import ConditionHolds
from engine.requirements.contact import ContactKnown
from engine.requirements.decision import Decision
from engine.requirements.item import ItemDone
from engine.requirements.kinds import Requirement
from engine.requirements.visit import VisitHeld
from engine.requirements.worksheet import WorksheetFilled
from engine.state import Deal

CLASS = "account.class"
FIELDS = ("amount", "currency", "close_date", "behaviour", "account", "follows")
"""Of a deal, those it may lack."""


def looked_at(requirement: Requirement) -> str | None:
    """What it wants to see; None of a condition, which may look at several things."""
    match requirement:
        case Decision():
            return f"answers.{requirement.point}"
        case ItemDone():
            return f"items.{requirement.item}"
        case WorksheetFilled():
            return f"worksheets.{requirement.worksheet}"
        case ContactKnown():
            return f"contacts.{requirement.part}"
        case VisitHeld():
            return f"visits.{requirement.visit}"
        case ConditionHolds():
            return None


def fields_in(expression: str) -> list[str]:
    """The fields a Jinja expression names."""
    return re.findall(r"[a-z_]+\.[a-z_.]+", expression)


def leaves(condition: Condition) -> Iterator[Compare | Expression]:
    """The comparisons a condition is made of."""
    if isinstance(condition, Not):
        yield from leaves(condition.part)
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield condition


def compared(playbook: Playbook) -> Iterator[Compare | Expression]:
    """All that its gates compare."""
    for stage in playbook.stages:
        for each in stage.gate:
            if each.when is not None:
                yield from leaves(each.when)
            if isinstance(each, ConditionHolds):
                yield from leaves(each.condition)


def on_record(deal: Deal, people: Iterable[ContactFact]) -> frozenset[str]:
    """What a deal tells, and what is known of these people at its client."""
    return frozenset((*_own(deal), *_people(deal, people)))


def _own(deal: Deal) -> Iterator[str]:
    yield from (f"answers.{point}" for point in deal.answers)
    yield from (f"items.{item}" for item in deal.items)
    for id, filled in deal.worksheets.items():
        yield from whole(id)
        yield from told(id, {**filled.fields, **filled.figures})
    yield from (f"deal.{name}" for name in FIELDS if getattr(deal, name) is not None)
    if deal.account is not None:
        yield "account.code"
    if deal.visits:
        yield "visits.count"
    if any(visit.two_sided for visit in deal.visits):
        yield from ("visits.two_sided", "visits.last_on")


def whole(id: str) -> tuple[str, str]:
    """What is said of a worksheet as a whole: that it is filled, and how far."""
    return f"worksheets.{id}", f"worksheets.{id}.complete"


def told(id: str, values: Mapping[str, object]) -> Iterator[str]:
    """What a worksheet tells by its fields and figures."""
    yield from (f"worksheets.{id}.{name}" for name, value in values.items() if value is not None)


def _people(deal: Deal, people: Iterable[ContactFact]) -> Iterator[str]:
    met = {who for visit in deal.visits if visit.two_sided for who in visit.people}
    for contact in people:
        yield from ("contacts.count", f"contacts.{contact.part}")
        if contact.key in met:
            yield f"visits.{contact.part}"
