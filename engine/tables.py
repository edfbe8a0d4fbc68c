"""The one schema of the database; migrations are checked against it.

Days are ISO dates, instants ISO 8601 UTC text with microseconds, amounts minor units. JSON is
kept as text, because hashes are taken over that very text. Flags are 0 or 1.
"""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel


def _key() -> Any:
    return Field(primary_key=True)


def _json(default: str | None = None) -> Any:
    return Field(sa_type=Text, sa_column_kwargs={"server_default": default})


def _count() -> Any:
    return Field(sa_column_kwargs={"server_default": text("0")})


def _derived() -> Any:
    """A text that follows from others, for order or search."""
    return Field(sa_column_kwargs={"server_default": text("''")})


def _where(name: str, *columns: str, holds: str) -> Index:
    """An index of the rows alone for which something holds."""
    return Index(name, *columns, sqlite_where=text(holds), postgresql_where=text(holds))


class Workspace(SQLModel, table=True):
    """The one team this database belongs to."""

    __table_args__ = (CheckConstraint("id = 1", name="workspace_only_one"),)

    id: int = _key()
    time_zone: str
    country: str
    currency: str
    created_at: str


class Rate(SQLModel, table=True):
    """What one unit of a currency is worth in the workspace's own, a decimal string."""

    currency: str = _key()
    rate: str
    set_on: str


class WorkingDays(SQLModel, table=True):
    """A year of a country: one character a day, 1 for a working day."""

    __tablename__ = "working_days"

    country: str = _key()
    year: int = _key()
    days: str = Field(sa_type=Text)
    provisional: int = _count()
    """1 while the year's public holidays are not all known yet."""


class Person(SQLModel, table=True):
    """Someone of the seller's team, by login name."""

    user: str = _key()
    name: str
    role: str
    team: str | None
    position: str | None
    left_on: str | None
    version: int


class Account(SQLModel, table=True):
    """A client company; `sheets` are its own worksheets, as its events made them.

    `called` is its name casefolded: by that and its beginning it is found. `stem` is what is left of the name
    without its ending and the like: by that its double is. `merged_into` is the account that goes on for it:
    it is one that was known twice.
    """

    __table_args__ = (
        Index("account_called", "called"),
        Index("account_stem", "stem", "code"),
        _where("account_merged", "merged_into", holds="merged_into IS NOT NULL"),
        _where("account_classed", "code", holds="abc IS NOT NULL"),
        _where("account_decided", "code", "deciders_changed_on", holds="deciders_changed_on IS NOT NULL"),
    )

    code: str = _key()
    name: str
    called: str = _derived()
    stem: str = _derived()
    place: str | None
    deciders_changed_on: str | None
    abc: str | None
    abc_by: str | None
    sheets: str = _json("{}")
    version: int
    merged_into: str | None


class Purchase(SQLModel, table=True):
    """An order a client placed with us. One that was taken back stays, with when that was.

    `entered_at`: since when one counts here that came with an account merged into this one.
    """

    __table_args__ = (Index("purchase_ordered_on", "ordered_on", "account", "number"),)

    account: str = Field(primary_key=True, foreign_key="account.code")
    number: int = _key()
    ordered_on: str
    amount: int = Field(sa_type=BigInteger)
    cost: int | None = Field(sa_type=BigInteger)
    currency: str
    product: str | None
    note: str | None
    deal: str | None = Field(foreign_key="deal.key")
    dropped_at: str | None
    entered_at: str | None


class Contact(SQLModel, table=True):
    """Someone at the client, `number` among the people there; who it is stands in `personal`, under the
    digest `sealed`."""

    __table_args__ = (
        Index("contact_account", "account", "number"),
        _where("contact_left", "left_on", holds="left_on IS NOT NULL"),
    )

    key: str = _key()
    account: str = Field(foreign_key="account.code")
    number: int = _count()
    part: str
    style: str | None
    since: str
    left_on: str | None
    sealed: str
    version: int


class Personal(SQLModel, table=True):
    """Personal data by salted digest; `data` is NULL once it was erased."""

    digest: str = _key()
    salt: str
    data: str | None = _json()


_LIVE = (
    *("status", "currency", "stage", "stage_since", "key", "playbook", "playbook_version", "amount"),
    *("behaviour", "waiting_until", "last_contact", "next_on", "next_contact", "close_date", "close_pushed"),
    *("pushed_idle", "unsure", "unsure_since", "fresh_until", "oldest_yes", "account", "promise_on"),
    *("due_on", "trouble_since", "review_due", "entered_by", "opened_at", "owner"),
)
"""All that a live deal is judged by, and whose it is: who goes through them all reads this, and no states."""


class Deal(SQLModel, table=True):
    """A deal as its events made it (`state`), with what lists and signs select by beside it.

    `sort_key` is its key with the number filled up, for an order in which ACME-2 comes before ACME-10.
    """

    __table_args__ = (
        Index("deal_owner", "owner", "status", "account"),
        Index("deal_sorted", "sort_key"),
        Index("deal_of_owner", "owner", "sort_key"),
        Index("deal_account", "account", "sort_key", "opened_at", "key", "owner"),
        Index("deal_stage", "stage", "sort_key"),
        Index("deal_status", "status", "sort_key"),
        _where("deal_follows", "follows", holds="follows IS NOT NULL"),
        _where("deal_review", "review_due", holds="review_due IS NOT NULL"),
        _where("deal_live", *_LIVE, holds="status IN ('open', 'won')"),
        _where("deal_past", "owner", "account", "status", holds="status NOT IN ('open', 'won')"),
        _where("deal_wakes", "owner", "wake_on", holds="wake_on IS NOT NULL"),
    )

    key: str = _key()
    sort_key: str = _derived()
    title: str
    account: str | None = Field(foreign_key="account.code")
    owner: str
    playbook: str
    playbook_version: int
    stage: str
    status: str
    unsure: int = _count()
    fresh_until: str | None
    oldest_yes: str | None
    waiting_until: str | None
    unproven: str = _json("[]")
    amount: int | None = Field(sa_type=BigInteger)
    currency: str | None
    behaviour: str | None
    stage_since: str | None
    entered_by: str = Field(sa_column_kwargs={"server_default": "new"})
    won_at: str | None
    opened_at: str | None
    close_date: str | None
    next_what: str | None
    next_on: str | None
    next_contact: str | None
    last_contact: str | None
    promise_on: str | None
    wake_on: str | None
    follows: str | None
    close_pushed: int = _count()
    pushed_idle: int = _count()
    unsure_since: str | None
    due_on: str | None
    trouble_since: str | None
    reviewed_on: str | None
    review_due: str | None
    version: int
    state: str = _json()


class Learned(SQLModel, table=True):
    """A limit learned from how long deals stood in a stage, for one segment of them ('' for all)."""

    playbook: str = _key()
    stage: str = _key()
    segment: str = _key()
    learned_on: str
    found: str = _json()


class StayCount(SQLModel, table=True):
    """How many stays there are of a kind, of which so many began early; deals of a kind where the stage is
    empty. -1 is an amount or a length that nobody knows; `since` the day on which stays that last began.

    It follows from history up to `counted`.
    """

    __tablename__ = "stay_count"

    playbook: str = _key()
    stage: str = _key()
    behaviour: str = _key()
    currency: str = _key()
    amount: int = Field(primary_key=True, sa_type=BigInteger)
    days: int = _key()
    since: str = _key()
    won: int = _key()
    n: int
    early: int


class SegmentCount(SQLModel, table=True):
    """The same by the segments that `counted` says: what `learned` is learned from."""

    __tablename__ = "segment_count"

    playbook: str = _key()
    stage: str = _key()
    segment: str = _key()
    days: int = _key()
    since: str = _key()
    won: int = _key()
    n: int
    early: int


class Counted(SQLModel, table=True):
    """How far history is counted: all events up to a position, and what the counts rest on besides."""

    __table_args__ = (CheckConstraint("id = 1", name="counted_only_one"),)

    id: int = _key()
    position: int = Field(sa_type=BigInteger)
    basis: str = _json()


class CountedDeal(SQLModel, table=True):
    """A deal that is counted further than the others, up to an event of its own; not at all where it is 0."""

    __tablename__ = "counted_deal"

    deal: str = _key()
    seq: int


class Visit(SQLModel, table=True):
    """A visit or call, as the event at (subject, seq) of a deal or an account tells it."""

    __table_args__ = (
        Index("visit_account", "account", "two_sided", "channel", "held_on"),
        Index("visit_by", "by", "held_on", "subject", "seq"),
    )

    subject: str = _key()
    seq: int = _key()
    account: str | None = Field(foreign_key="account.code")
    deal: str | None = Field(foreign_key="deal.key")
    held_on: str
    channel: str
    two_sided: int
    by: str
    contact: str | None


class Week(SQLModel, table=True):
    """A person's week as its events made it, by the Monday it begins on."""

    user: str = _key()
    monday: str = _key()
    state: str = _json("{}")
    version: int


_CLASSED = (
    "subject >= 'account:' AND subject < 'account;'"
    " AND (seq = 1 OR kind IN ('class', 'edit', 'import', 'merge'))"
)
"""What may tell since when an account has its class."""


class Event(SQLModel, table=True):
    """What happened to one subject, in order; never changed, never deleted.

    `position` is the place in the order of writing, given by the database.
    """

    __table_args__ = (
        UniqueConstraint("subject", "seq", name="event_of_subject"),
        Index("event_at", "at"),
        Index("event_actor", "actor", "at"),
        _where("event_request", "request", holds="request IS NOT NULL"),
        _where("event_classed", "subject", "seq", "kind", "at", "recorded_at", holds=_CLASSED),
        _where("event_reviewed", "at", holds="kind IN ('review', 'review_done', 'undo')"),
        _where("event_spoken", "subject", holds="kind IN ('step', 'promise')"),
    )

    position: int | None = Field(
        default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer(), "sqlite")
    )
    subject: str
    seq: int
    at: str | None
    recorded_at: str
    actor: str
    kind: str
    data: str = _json()
    request: str | None
    hash: str


class Request(SQLModel, table=True):
    """A write by its request id with its first result, so that a repeat changes nothing."""

    id: str = _key()
    actor: str
    command: str
    result: str = _json()
    recorded_at: str


class External(SQLModel, table=True):
    """Where an imported subject came from, and the digest of the row last read."""

    __table_args__ = (Index("external_subject", "subject"),)

    source: str = _key()
    id: str = _key()
    subject: str
    digest: str


class Restored(SQLModel, table=True):
    """An archive this database was made from: its id, how many events it had, and their digest."""

    id: str = _key()
    at: str
    by: str
    digest: str
    events: int


class Playbook(SQLModel, table=True):
    """An installed playbook version: parsed, and as it was written."""

    id: str = _key()
    version: int = _key()
    digest: str
    parsed: str = _json()
    source: str = Field(sa_type=Text)
    installed_at: str


metadata = SQLModel.metadata
