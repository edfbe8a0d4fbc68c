"""What a coach looks at: deals that have stopped moving, and the meeting on them."""

from typing import Annotated, Literal

from pydantic import Field

from serving.api.shapes.deal import NextStep, Review
from serving.api.shapes.shape import Amount, Day, Instant, Level, Shape, Status


class Age(Shape):
    """`limit_from` is where its limit is from: `playbook`, `history` or `default`."""

    since: Instant | Day | None
    calendar_days: int | None
    working_days: int | None
    limit: int | None
    limit_from: str | None


class Ages(Shape):
    stage: Age
    silence: Age
    next_step: Age


class Limits(Shape):
    """What a stay is measured by, in working days; learned from `n` stays of the `segment`."""

    warn: int
    critical: int
    quiet: int
    limit_from: str
    segment: str
    n: int
    ended: int
    warn_interval: Annotated[list[float | None] | None, Field(min_length=2, max_length=2)]
    critical_interval: Annotated[list[float | None] | None, Field(min_length=2, max_length=2)]
    learned_on: Day | None


class Sign(Shape):
    id: str
    level: Literal["note", "unknown", "warn", "critical"]
    because: str
    ask: str
    limit: int | None
    limit_from: str | None


class Holding(Shape):
    """What holds a deal at its gate."""

    requirement: str
    standing: str
    since: Day | None
    because: str
    settle: str | None


class Stalled(Shape):
    key: str
    title: str
    owner: str
    stage: str
    status: Status
    level: Level
    waiting_until: Day | None
    waiting_for: str | None
    amount: Amount | None
    currency: str | None
    ages: Ages
    older_than_won: int | None
    limits: Limits
    signs: list[Sign]
    notes: list[Sign]
    holding: Holding | None
    pattern: str | None
    pattern_because: str | None
    ask: str | None
    first_step: str


class Met(Shape):
    name: str
    part: str
    left: Day | None


class Reviewed(Stalled):
    """`facts` are sentences; `since` what happened since the last review."""

    account: str | None
    account_name: str | None
    close_date: Day | None
    close_pushed: int
    pushed_idle: int
    next_step: NextStep | None
    contacts: list[Met]
    facts: dict[str, list[str]]
    review: Review | None
    since: list[str]
    version: int


class Waiting(Shape):
    key: str
    title: str
    owner: str
    until: Day
    reason: str


class Promised(Shape):
    key: str
    title: str
    owner: str
    review: Review


class Agenda(Shape):
    deals: list[Reviewed]
    waiting: list[Waiting]
    promises: list[Promised]


class Difference(Shape):
    """`was` and `now` are stages, levels, days or amounts, by `kind`."""

    key: str
    kind: str
    was: str | None
    now: str | None
    said: str
    title: str
    owner: str
    stage: str
    amount: Amount | None
    currency: str | None
