"""A file of cases: every key there is, and its checks, in one pydantic schema.

The YAML is read as typed: every value is a text. What points elsewhere is checked in `workshop.cases.rules`.
"""

from typing import Annotated, TypeAlias

from pydantic import Field

from engine.playbook_text.notation import Strict, one_of
from workshop.cases.notation import (
    Amount,
    AnswerSaid,
    ContactKnown,
    Count,
    Day,
    MoveTried,
    Name,
    Names,
    OnlyTrue,
    Rate,
    VisitHeld,
)

Class: TypeAlias = Annotated[str, *one_of(("A", "B", "C"))]
Said: TypeAlias = Annotated[str, *one_of(("passed", "closed"))]
Sheet: TypeAlias = dict[str, str | None]


class Given(Strict):
    """What is known of a deal; what isn't given isn't. None takes away what lies under it.

    `class` is the account's; `rates` give the worth of one unit of a currency in `currency`, the workspace's.
    """

    today: Day | None = None
    title: str | None = None
    owner: str | None = None
    account: str | None = None
    class_: Class | None = Field(default=None, alias="class")
    amount: Amount | None = None
    behaviour: str | None = None
    close: Day | None = None
    close_pushed: Count | None = None
    follows: str | None = None
    unproven: list[str] | None = None
    contacts: list[ContactKnown] | None = None
    answers: dict[str, AnswerSaid | None] | None = None
    worksheets: dict[str, Sheet | None] | None = None
    items: list[str] | None = None
    visits: list[VisitHeld] | None = None
    waived: list[str] | None = None
    currency: str | None = None
    rates: dict[str, Rate | None] | None = None


class Case(Strict):
    """Of a deal in `stage` of which this is known, the gate says that, and the move leads there."""

    case: Name
    stage: str
    like: Names = Field(default_factory=list)
    given: Given = Given()
    gate: Said | None = None
    open: list[str] = Field(default_factory=list)
    met: list[str] = Field(default_factory=list)
    unmet: list[str] = Field(default_factory=list)
    unknown: list[str] = Field(default_factory=list)
    waived: list[str] = Field(default_factory=list)
    not_applicable: list[str] = Field(default_factory=list)
    move: MoveTried | None = None
    leads_to: str | None = None
    refused: OnlyTrue = False

    def standings(self) -> dict[str, str]:
        """The requirements it expects at a standing, by id."""
        named = {"met": self.met, "unmet": self.unmet, "unknown": self.unknown, "waived": self.waived}
        named["not_applicable"] = self.not_applicable
        return {id: standing for standing, ids in named.items() for id in ids}


class CaseFile(Strict):
    facts: dict[str, Given] = Field(default_factory=dict)
    cases: list[Case] = Field(min_length=1)
