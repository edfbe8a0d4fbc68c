"""The playbook people write: every key there is, its default and its checks, in one pydantic schema.

What no single key can tell (names that point elsewhere, order, doubles) is in `engine.playbook_text.rules`.
"""

from typing import Annotated, Any, TypeAlias

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from engine.playbook_text.cadence_notation import Cadence
from engine.playbook_text.gate_schema import Requirement, Where
from engine.playbook_text.notation import (
    Behaviour,
    Bilingual,
    Id,
    Part,
    PlaybookId,
    Strict,
    Style,
    WorkingDays,
    YesNo,
    one_of,
)
from engine.playbook_text.sign_schema import Signs

LARGEST = 2**31 - 1
"""Versions are kept in 32 bits, and nobody counts further."""
Status: TypeAlias = Annotated[str, *one_of(("open", "won"))]
Closing: TypeAlias = Annotated[str, *one_of(("moves", "off"))]


class Limits(Strict):
    """`learn: no` where the playbook insists on them, whatever the team's own deals say."""

    warn: WorkingDays
    critical: WorkingDays
    quiet: WorkingDays
    learn: YesNo = True

    @field_validator("critical")
    @classmethod
    def _not_below_warn(cls, critical: int, info: ValidationInfo) -> int:
        warn = info.data.get("warn", 0)
        if critical < warn:
            ctx = {"critical": critical, "warn": warn}
            raise PydanticCustomError("lint.limits_fall", "critical below warn", ctx)
        return critical


class Item(Strict):
    """`where: office` marks what the team does among itself; the rest is done with the client."""

    id: Id
    title: Bilingual
    because: Bilingual | None = None
    where: Where | None = None


class Objectives(Strict):
    """What the stage is to reach, on three sides."""

    client: Bilingual
    own_team: Bilingual
    competitors: Bilingual


class VisitLines(Strict):
    """Lines for the visit sheet, by its sections. Goals are for people: a stage has its gate."""

    goals: list[Bilingual] = Field(default_factory=list)
    prepare: list[Bilingual] = Field(default_factory=list)
    open: list[Bilingual] = Field(default_factory=list)
    ask: list[Bilingual] = Field(default_factory=list)
    suggest: list[Bilingual] = Field(default_factory=list)
    close: list[Bilingual] = Field(default_factory=list)
    kit: list[Bilingual] = Field(default_factory=list)
    objections: list[Bilingual] = Field(default_factory=list)


class Stage(Strict):
    """`label`, the short name, is the title where none is given. `back`: the earlier stages a deal may be
    moved back to; every one where it is left out."""

    id: Id
    status: Status
    label: Bilingual | None = None
    title: Bilingual
    focus: Bilingual
    question: Bilingual
    outcome: Bilingual
    back: list[Id] | None = None
    objectives: Objectives
    limits: Limits
    worksheets: list[str] = Field(default_factory=list)
    gate: list[Requirement] = Field(min_length=1)
    checklist: list[Item] = Field(default_factory=list)
    stuck: Bilingual
    visit: VisitLines = VisitLines()


class Manner(Strict):
    """How a behaviour, a social style or a part in the decision wants to be met. Its lines for the visit
    sheet come before those of the stage; `at` a stage, or at all of one status, others take the place of
    these, section by section. `leave_out` names what is no goal and no question with them: decision points,
    requirements, checklist items, worksheets and their fields, and `deciders`, the question who decides."""

    title: Bilingual
    wants: Bilingual
    wrong_card: Bilingual
    visit: VisitLines | None = None
    at: dict[Id, VisitLines] = Field(default_factory=dict)
    leave_out: list[str] = Field(default_factory=list)


STOP_CLASSES = {
    "lost_to_competitor": Bilingual(zh="输给竞争对手", en="lost to a competitor"),
    "no_decision": Bilingual(zh="客户没有做决定", en="no decision"),
    "disqualified": Bilingual(zh="不符合我们的条件", en="disqualified"),
    "cancelled": Bilingual(zh="客户取消项目", en="cancelled by the client"),
    "duplicate": Bilingual(zh="重复商机", en="duplicate"),
}
"""Why a deal is stopped; a playbook may add its own or reword these."""


class Playbook(Strict):
    playbook: PlaybookId
    version: int = Field(ge=1, le=LARGEST)
    extends: str | None = None
    title: Bilingual
    stages: list[Stage] = Field(min_length=1)
    behaviours: dict[Behaviour, Manner] = Field(default_factory=dict)
    styles: dict[Style, Manner] = Field(default_factory=dict)
    parts: dict[Part, Manner] = Field(default_factory=dict)
    stop_classes: dict[Id, Bilingual] = Field(default_factory=dict)
    waits: int = Field(default=2, ge=0, le=LARGEST)
    closing: Closing = "moves"
    accounts: dict[str, Any] = Field(default_factory=dict)
    cadence: Cadence = Cadence()
    signs: Signs = Field(default_factory=dict)
