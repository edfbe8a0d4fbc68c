"""A deal as its history makes it: the value, and the one fold that changes it.

Days are ISO dates in the workspace's time zone ("2026-11-21"); instants are ISO 8601 UTC with
microseconds and `Z`, so that both compare as text. Amounts are integer minor units.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Day: TypeAlias = str
Instant: TypeAlias = str

DONE = "done"
"""The stage id of a deal whose last stage was left; no playbook stage may use it."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One uninterrupted presence in a stage. `since` is None where nobody knows."""

    number: int
    stage: str
    since: Instant | None
    by: str
    """The event kind that began it: new, import, advance, back or reopen."""
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    point: str
    answer: str
    """yes, unsure or no, as the client gave it."""
    evidence: str
    kind: str
    contact: str | None
    """Contact key."""
    on: Day
    by: str
    at: Instant
    stale: bool = False
    """A move back took it out of force."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A worksheet as filled in. `complete` is a percentage; `figures` what its arithmetic gives."""

    fields: Mapping[str, Any]
    complete: int
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Waiver:
    requirement: str
    stage: str
    reason: str
    until: Day
    by: str
    on: Day
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    until: Day
    reason: str
    on: Day
    times: int
    """How often this stay has been put to wait, this one included."""


@dataclass(frozen=True, slots=True)
class Promise:
    what: str
    by: str
    """`us` or `client`."""
    on: Day
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    on: Day
    contact: str | None
    summary: str
    two_sided: bool
    by: str


@dataclass(frozen=True, slots=True)
class NextStep:
    what: str
    on: Day
    contact: str | None
    set_on: Day


@dataclass(frozen=True, slots=True)
class Closing:
    """Why a deal was stopped. `stop_class` is None where an import did not say."""

    stop_class: str | None
    reason: str
    at: Instant | None
    wake: Day | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    key: str
    title: str
    account: str | None
    owner: str
    playbook: str
    playbook_version: int
    amount: int | None
    currency: str | None
    close_date: Day | None
    behaviour: str | None
    status: str
    """open, won, done or stopped."""
    stay: Stay
    opened_at: Instant | None
    version: int = 0
    """`seq` of the last event."""
    last_at: Instant | None = None
    won_at: Instant | None = None
    closing: Closing | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    """Checklist items ticked."""
    worksheets: Mapping[str, Filled] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    wait: Wait | None = None
    promises: tuple[Promise, ...] = ()
    visits: tuple[Visit, ...] = ()
    next_step: NextStep | None = None
    unproven: tuple[str, ...] = ()
    close_pushed: int = 0
    """How often the expected close date moved later."""

    @property
    def stage(self) -> str:
        """The stage it stands in; for a stopped deal the one it left; `done` at the end."""
        return self.stay.stage
