"""What a gate may ask, as people write it: conditions and the kinds of requirement."""

from collections.abc import Iterable
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, Discriminator, Field, Tag

from engine.condition import KNOWN, OPS
from engine.facts import PARTS
from engine.playbook_text.notation import (
    Bilingual,
    CalendarDays,
    Currency,
    Id,
    Part,
    PerCent,
    RequirementId,
    Strict,
    Words,
    one_of,
)
from engine.requirements.kinds import KINDS

LOGIC = ("all", "any", "not", "expression", "field")
"""What a condition can be: exactly one of these keys."""

Op: TypeAlias = Annotated[str, *one_of((*OPS, KNOWN))]
Met: TypeAlias = Annotated[str, *one_of(("two_sided", *PARTS))]
Where: TypeAlias = Annotated[str, *one_of(("visit", "office"))]
"""Where it is settled: with the client, or among ourselves."""


def _only(data: Any, keys: Iterable[str]) -> str | None:
    """The union branch of a mapping as written, or of a model on its way out."""
    if isinstance(data, BaseModel):
        own: Iterable[str] = {field.alias or name for name, field in type(data).model_fields.items()}
    else:
        own = data if isinstance(data, dict) else ()
    named = [key for key in keys if key in own]
    return f"kind:{named[0]}" if len(named) == 1 else None


def logic_of(data: Any) -> str | None:
    """What this condition is: `kind:` and its key of LOGIC; None where it has not exactly one."""
    return _only(data, LOGIC)


class Compare(Strict):
    field: str
    op: Op
    value: Any = None
    currency: Currency | None = None
    because: Bilingual | None = None


class All(Strict):
    all: "list[Condition]" = Field(min_length=1)
    because: Bilingual | None = None


class AnyOf(Strict):
    any: "list[Condition]" = Field(min_length=1)
    because: Bilingual | None = None


class Not(Strict):
    not_: "Condition" = Field(alias="not")
    because: Bilingual | None = None


class Expression(Strict):
    expression: Words
    because: Bilingual | None = None


Condition: TypeAlias = Annotated[
    Annotated[All, Tag("kind:all")]
    | Annotated[AnyOf, Tag("kind:any")]
    | Annotated[Not, Tag("kind:not")]
    | Annotated[Expression, Tag("kind:expression")]
    | Annotated[Compare, Tag("kind:field")],
    Discriminator(logic_of, custom_error_type="lint.one_logic", custom_error_message="not one of the kinds"),
]


def kind_of(data: Any) -> str | None:
    """What this requirement is: `kind:` and its kind; None where it names not exactly one."""
    return _only(data, KINDS)


class _Requirement(Strict):
    id: RequirementId | None = None
    when: Condition | None = None
    because: Bilingual | None = None
    waivable: bool = True


class Decision(_Requirement):
    decision: Id
    title: Bilingual
    ask: Bilingual
    valid_for: CalendarDays | None = None


class WorksheetFilled(_Requirement):
    worksheet: str
    at_least: PerCent = Field(default=100, json_schema_extra={"default": "100%"})
    title: Bilingual | None = None


class ItemDone(_Requirement):
    item: str


class ConditionHolds(_Requirement):
    """`today`: what of it one visit can bring home, where it takes more than that."""

    condition: Condition
    title: Bilingual
    today: Bilingual | None = None
    where: Where | None = None


class ContactKnown(_Requirement):
    contact: Part
    title: Bilingual


class VisitHeld(_Requirement):
    visit: Met
    within: CalendarDays | None = None
    title: Bilingual


Requirement: TypeAlias = Annotated[
    Annotated[Decision, Tag("kind:decision")]
    | Annotated[WorksheetFilled, Tag("kind:worksheet")]
    | Annotated[ItemDone, Tag("kind:item")]
    | Annotated[ConditionHolds, Tag("kind:condition")]
    | Annotated[ContactKnown, Tag("kind:contact")]
    | Annotated[VisitHeld, Tag("kind:visit")],
    Discriminator(kind_of, custom_error_type="lint.one_kind", custom_error_message="not one of the kinds"),
]
