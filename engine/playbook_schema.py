"""The playbook people write: every key there is, its default and its checks, in one pydantic schema.

What no single key can tell (names that point elsewhere, order, doubles) is in `engine.playbook_rules`.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic_core import PydanticCustomError

from engine.condition import KNOWN, OPS
from engine.facts import BEHAVIOURS, PARTS, STYLES
from engine.requirements.kinds import KINDS

LOGIC = ("all", "any", "not", "expression", "field")
"""What a condition can be: exactly one of these keys."""


def _one_of(allowed: tuple[str, ...]) -> tuple[BeforeValidator, WithJsonSchema]:
    def check(value: object) -> object:
        if isinstance(value, str) and value not in allowed:
            raise PydanticCustomError("lint.not_one_of", "not allowed", {"given": value, "allowed": allowed})
        return value

    return BeforeValidator(check), WithJsonSchema({"type": "string", "enum": list(allowed)})


def _days(week: int) -> tuple[BeforeValidator, WithJsonSchema]:
    """`20d` or `3w` as days; a week of working days has five."""

    def read(value: object) -> int:
        match = re.fullmatch(r"([0-9]{1,4})([dw])", value) if isinstance(value, str) else None
        if match is None or int(match[1]) == 0:
            raise PydanticCustomError("lint.duration", "no duration", {"given": str(value)})
        return int(match[1]) * (week if match[2] == "w" else 1)

    return BeforeValidator(read), WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,4}[dw]$"})


def _per_cent(value: object) -> int:
    match = re.fullmatch(r"([0-9]{1,3})\s?%", value) if isinstance(value, str) else None
    if match is None or not 1 <= int(match[1]) <= 100:
        raise PydanticCustomError("lint.per_cent", "no percentage", {"given": str(value)})
    return int(match[1])


def _no_extends(value: object) -> None:
    if value is not None:
        raise PydanticCustomError("lint.extends", "no inheritance yet")


Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
RequirementId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_:.-]*$", max_length=90)]
PlaybookId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
Currency: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Words: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
WorkingDays: TypeAlias = Annotated[int, *_days(week=5)]
CalendarDays: TypeAlias = Annotated[int, *_days(week=7)]
PerCent: TypeAlias = Annotated[
    int, BeforeValidator(_per_cent), WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,3} ?%$"})
]
Part: TypeAlias = Annotated[str, *_one_of(PARTS)]
Met: TypeAlias = Annotated[str, *_one_of(("two_sided", *PARTS))]
Style: TypeAlias = Annotated[str, *_one_of(STYLES)]
Behaviour: TypeAlias = Annotated[str, *_one_of(BEHAVIOURS)]
Op: TypeAlias = Annotated[str, *_one_of((*OPS, KNOWN))]
Status: TypeAlias = Annotated[str, *_one_of(("open", "won"))]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Bilingual(_Strict):
    """One text, in Chinese and in English."""

    zh: Words
    en: Words


def _only(data: Any, keys: Iterable[str]) -> str | None:
    """The union branch of a mapping as written, or of a model on its way out."""
    if isinstance(data, BaseModel):
        own: Iterable[str] = {field.alias or name for name, field in type(data).model_fields.items()}
    else:
        own = data if isinstance(data, dict) else ()
    named = [key for key in keys if key in own]
    return f"kind:{named[0]}" if len(named) == 1 else None


# Conditions


def logic_of(data: Any) -> str | None:
    """What this condition is: `kind:` and its key of LOGIC; None where it has not exactly one."""
    return _only(data, LOGIC)


class Compare(_Strict):
    field: str
    op: Op
    value: Any = None
    currency: Currency | None = None
    because: Bilingual | None = None


class All(_Strict):
    all: "list[Condition]" = Field(min_length=1)
    because: Bilingual | None = None


class AnyOf(_Strict):
    any: "list[Condition]" = Field(min_length=1)
    because: Bilingual | None = None


class Not(_Strict):
    not_: "Condition" = Field(alias="not")
    because: Bilingual | None = None


class Expression(_Strict):
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


# Requirements


def kind_of(data: Any) -> str | None:
    """What this requirement is: `kind:` and its kind; None where it names not exactly one."""
    return _only(data, KINDS)


class _Requirement(_Strict):
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
    at_least: PerCent = 100
    title: Bilingual | None = None


class ItemDone(_Requirement):
    item: str


class ConditionHolds(_Requirement):
    condition: Condition
    title: Bilingual


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


# Stages


class Limits(_Strict):
    warn: WorkingDays
    critical: WorkingDays
    quiet: WorkingDays

    @field_validator("critical")
    @classmethod
    def _not_below_warn(cls, critical: int, info: ValidationInfo) -> int:
        warn = info.data.get("warn", 0)
        if critical < warn:
            ctx = {"critical": critical, "warn": warn}
            raise PydanticCustomError("lint.limits_fall", "critical below warn", ctx)
        return critical


class Item(_Strict):
    id: Id
    title: Bilingual
    because: Bilingual | None = None


class Objectives(_Strict):
    """What the stage is to reach, on three sides."""

    client: Bilingual
    own_team: Bilingual
    competitors: Bilingual


class VisitLines(_Strict):
    """Lines for the visit sheet of a stage."""

    prepare: list[Bilingual] = []
    open: list[Bilingual] = []
    ask: list[Bilingual] = []
    suggest: list[Bilingual] = []
    close: list[Bilingual] = []
    kit: list[Bilingual] = []
    objections: list[Bilingual] = []


class Stage(_Strict):
    """`label`, the short name, is the title where none is given."""

    id: Id
    status: Status
    label: Bilingual | None = None
    title: Bilingual
    focus: Bilingual
    question: Bilingual
    outcome: Bilingual
    objectives: Objectives
    limits: Limits
    worksheets: list[str] = []
    gate: list[Requirement] = Field(min_length=1)
    checklist: list[Item] = []
    stuck: Bilingual
    visit: VisitLines = VisitLines()


class Manner(_Strict):
    """How a behaviour, a social style or a part in the decision wants to be met."""

    title: Bilingual
    wants: Bilingual
    wrong_card: Bilingual


STOP_CLASSES = {
    "lost_to_competitor": Bilingual(zh="输给竞争对手", en="lost to a competitor"),
    "no_decision": Bilingual(zh="客户没有做决定", en="no decision"),
    "disqualified": Bilingual(zh="不符合我们的条件", en="disqualified"),
    "cancelled": Bilingual(zh="客户取消项目", en="cancelled by the client"),
    "duplicate": Bilingual(zh="重复商机", en="duplicate"),
}
"""Why a deal is stopped; a playbook may add its own or reword these."""


class Playbook(_Strict):
    playbook: PlaybookId
    version: int = Field(ge=1)
    extends: Annotated[Literal[None], BeforeValidator(_no_extends)] = None
    title: Bilingual
    stages: list[Stage] = Field(min_length=1)
    behaviours: dict[Behaviour, Manner] = {}
    styles: dict[Style, Manner] = {}
    parts: dict[Part, Manner] = {}
    stop_classes: dict[Id, Bilingual] = {}
    waits: int = Field(default=2, ge=0)
