"""A deal as its history makes it: the value, and the one fold that changes it.

Days are ISO dates in the workspace's time zone ("2026-11-21"); instants are ISO 8601 UTC with
microseconds and `Z`, so that both compare as text. Amounts are integer minor units.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from engine.value import Value

Day: TypeAlias = str
Instant: TypeAlias = str

DONE = "done"
"""The stage id of a deal whose last stage was left; no playbook stage may use it."""
STOPPED = "stopped"
"""The status of a deal that was ended on purpose; its stage stays the one it left."""


class Stay(NamedTuple):
    """One uninterrupted presence in a stage. `since` is None where nobody knows."""

    number: int
    stage: str
    since: Instant | None
    by: str
    """The event kind that began it: new, import, advance, back or reopen."""
    owners: tuple[str, ...]


class Answer(NamedTuple):
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


class Filled(NamedTuple):
    """A worksheet as filled in. `complete` is a percentage; `figures` what its arithmetic gives."""

    fields: Mapping[str, Any]
    complete: int
    figures: Mapping[str, Any]


def merged(before: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a worksheet as they stand after a filling; None takes one away."""
    return {name: value for name, value in {**before, **values}.items() if value is not None}


class Waiver(Value):
    requirement: str
    stage: str
    reason: str
    until: Day
    by: str
    on: Day
    ended: bool = False


class Wait(Value):
    until: Day
    reason: str
    on: Day
    times: int
    """How often this stay has been put to wait, this one included."""


class Promise(Value):
    what: str
    by: str
    """`us` or `client`."""
    on: Day
    kept: bool = False


CHANNELS = ("in_person", "online", "call")
"""How the client was spoken to; the first two are visits, the last is a call."""
INTEREST = ("handled", "asked_terms", "listened", "asked_background", "called_dear")
"""Signs that the client is interested: took the goods in hand again and again, asked for price and terms in
detail, listened closely, wanted to know the company behind it; "too expensive" often hides interest."""


class Diary(NamedTuple):
    """What a seller writes down after a visit, besides what happened."""

    gained: str | None = None
    lost: str | None = None
    improve: str | None = None
    opinions: str | None = None
    """The client's opinions and suggestions."""
    handled: str | None = None
    """How these were dealt with."""
    insight: str | None = None


NOTHING_WRITTEN = Diary()


class Visit(NamedTuple):
    """`contact` is the key of the first of those who were met, `others` those of the rest."""

    on: Day
    contact: str | None
    summary: str
    two_sided: bool
    by: str
    channel: str = CHANNELS[0]
    others: tuple[str, ...] = ()
    interest: tuple[str, ...] = ()
    """Of INTEREST."""
    diary: Diary = NOTHING_WRITTEN

    @property
    def people(self) -> tuple[str, ...]:
        """Keys of all who were met."""
        return (self.contact, *self.others) if self.contact else self.others


class NextStep(NamedTuple):
    what: str
    on: Day
    contact: str | None
    set_on: Day


REVIEW_VERDICTS = ("continue", "slow", "stop", "help")
"""What a coach decides on a deal: go on as it goes, slow down, end the pursuit, or get help."""


class Review(Value):
    """What a coach and a seller agreed about the deal: the verdict, who does what by when.

    `kept` is whether what the review before this one had agreed on was done; None where nobody said.
    """

    verdict: str
    """Of REVIEW_VERDICTS."""
    what: str | None
    who: str | None
    """Login of a colleague."""
    due: Day | None
    on: Day
    coach: str
    """Login."""
    kept: bool | None
    level: str
    """none, unknown, warn or critical, as the desk showed it."""
    signs: tuple[str, ...]
    """Ids of the signs that showed."""
    done: Day | None = None
    """When somebody said that what was agreed is done; the next review says whether it was."""

    @property
    def agreed(self) -> bool:
        """Whether somebody has to do something."""
        return self.due is not None

    @property
    def open_until(self) -> Day | None:
        """By when something is still to be done."""
        return None if self.done else self.due


class Closing(Value):
    """Why a deal was stopped. `stop_class` is None where an import did not say."""

    stop_class: str | None
    reason: str
    at: Instant | None
    wake: Day | None = None


class Deal(NamedTuple):
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
    answers: Mapping[str, Answer] = {}
    items: tuple[str, ...] = ()
    """Checklist items ticked."""
    worksheets: Mapping[str, Filled] = {}
    waivers: tuple[Waiver, ...] = ()
    wait: Wait | None = None
    promises: tuple[Promise, ...] = ()
    visits: tuple[Visit, ...] = ()
    next_step: NextStep | None = None
    unproven: tuple[str, ...] = ()
    last_contact: Day | None = None
    """The last two-sided contact: a visit, or an answer by the client's own evidence."""
    close_pushed: int = 0
    """How often the expected close date moved later."""
    pushed_idle: int = 0
    """How often since the client last answered a decision point."""
    review: Review | None = None
    """The last one."""
    follows: str | None = None
    """The deal whose last conversation led to this one."""

    @property
    def stage(self) -> str:
        """The stage it stands in; for a stopped deal the one it left; `done` at the end."""
        return self.stay.stage
