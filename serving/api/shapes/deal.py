"""A deal: in a list, in full, and after a change; its gate and its history."""

from typing import Annotated, Literal

from pydantic import Field

from serving.api.shapes.shape import Amount, Changed, Day, Fields, Instant, Level, Shape, Status


class NextStep(Shape):
    what: str
    on: Day
    with_: Annotated[str | None, Field(alias="with")]


class Deal(Shape):
    key: str
    title: str
    account: str | None
    owner: str
    playbook: str
    stage: str
    status: Status
    slowed: bool
    waiting_until: Day | None
    unproven: list[str]
    amount: Amount | None
    currency: str | None
    stage_since: Instant | None
    won_at: Instant | None
    close_date: Day | None
    next_step: NextStep | None
    version: int
    behaviour: str | None
    follows: str | None


class ChangedDeal(Deal, Changed):
    """`rows_gone`: by field of a worksheet, the rows that a change took away."""

    rows_gone: Annotated[dict[str, list[str]], Field(default_factory=dict)]


class Answer(Shape):
    point: str
    answer: Literal["yes", "unsure", "no"]
    evidence: str
    kind: str
    contact: str | None
    on: Day
    by: str
    standing: Literal["met", "unmet"]
    reads_as: str
    why: str


class Filled(Shape):
    """A worksheet as it stands; `complete` in percent."""

    complete: int
    fields: Fields
    figures: Fields


class SomebodyThere(Shape):
    """`left` is the day they left."""

    key: str
    name: str | None
    job: str | None
    part: str
    style: str | None
    left: Day | None


class Waiver(Shape):
    requirement: str
    reason: str
    until: Day
    by: str
    stage: str
    on: Day
    ended: bool


class Promise(Shape):
    what: str
    by: Literal["us", "client"]
    on: Day
    kept: bool


class Diary(Shape):
    gained: str | None
    lost: str | None
    improve: str | None
    opinions: str | None
    handled: str | None
    insight: str | None


class Visit(Shape):
    on: Day
    with_: Annotated[str | None, Field(alias="with")]
    people: list[str]
    channel: Literal["in_person", "online", "call"]
    two_sided: bool
    summary: str
    interest: list[str]
    diary: Diary
    by: str


class Wait(Shape):
    until: Day
    reason: str


class Closing(Shape):
    class_: Annotated[str | None, Field(alias="class")]
    reason: str
    at: Instant | None
    wake: Day | None


class Review(Shape):
    """What a coach decided last; `done` is the day somebody said that it is done."""

    verdict: Literal["continue", "slow", "stop", "help"]
    what: str | None
    who: str | None
    due: Day | None
    on: Day
    coach: str
    kept: bool | None
    level: Level
    signs: list[str]
    done: Day | None


class WholeDeal(Deal):
    account_name: str | None
    playbook_version: int
    followed_by: list[str]
    opened_at: Instant | None
    closing: Closing | None
    items: list[str]
    answers: list[Answer]
    worksheets: dict[str, Filled]
    contacts: list[SomebodyThere]
    waivers: list[Waiver]
    promises: list[Promise]
    visits: list[Visit]
    wait: Wait | None
    review: Review | None


class ReviewedDeal(ChangedDeal):
    review: Review | None


# ── the gate ──────────────────────────────────────────────────────────────────────────────────


class Missing(Shape):
    """`settle` is the command that settles it."""

    id: str
    kind: str
    title: str
    standing: Literal["met", "unmet", "unknown", "waived", "not_applicable"]
    why: str
    settle: str | None


class Requirement(Missing):
    waivable: bool


class Unproven(Shape):
    """A stage that was left without proof; `missing` is null where nobody can say what."""

    stage: str
    missing: list[Missing] | None


class Gate(Shape):
    deal: str
    stage: str
    passed: bool
    requirements: list[Requirement]
    unproven: list[Unproven]


# ── history ───────────────────────────────────────────────────────────────────────────────────


class Event(Shape):
    """`data` is as it was recorded, by `kind`: see docs/history.md. Amounts there are in minor units."""

    seq: int
    at: Instant | None
    recorded_at: Instant
    actor: str
    kind: str
    data: Fields
    hash: str


# ── a worksheet ───────────────────────────────────────────────────────────────────────────────


class Gap(Shape):
    field: str
    label: str
    ask: str


class Worksheet(Filled):
    id: str
    title: str
    remarks: list[str]
    gaps: list[Gap]
