"""What came of an import."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.alike import Pair
from engine.message import Message
from exchange.rows.refusal import Refusal
from exchange.styles.found import Found

KEPT = 10_000
"""Faults, conflicts and doubles named; all are counted."""


class Conflict(NamedTuple):
    """A cell that changed in the table since the last import, and here as well, to something else.

    `here` and `there` are as the field has them: text, Day, Money, None for nothing.
    """

    row: int
    subject: str
    """`deal:ACME-3`, `order:ACME/12`."""
    column: str | None
    field: str
    here: object
    there: object


@dataclass(slots=True)
class Outcome:
    """Rows counted; `rejected` names the first faults, so a row may stand there more than once."""

    what: str
    """deals, events, orders …"""
    read: int = 0
    skipped: int = 0
    """Read and not wanted: the mapping asks for others."""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    accounts: int = 0
    people: int = 0
    by_code: dict[str, str] = field(default_factory=dict)
    """Accounts rows name by their code: the names, by code."""
    clientless: int = 0
    """Deals that came without an account, for their rows name it by an id nobody knows here."""
    kept: int = 0
    """Cells that changed in the table and here, where it was asked that what stands here is to stand."""
    rejected: list[Refusal] = field(default_factory=list)
    faults: int = 0
    """All there are, named or not."""
    rejected_rows: int = 0
    last_rejected: int = 0
    """Its number: the faults of a row come one after another."""
    conflicts: list[Conflict] = field(default_factory=list)
    conflicting: int = 0
    """All there are, named or not."""
    duplicates: list[Pair] = field(default_factory=list)
    """Accounts this import opened, alike one that was there."""
    detected: tuple[Found, ...] = ()
    """How the columns are written, where the mapping doesn't say."""
    noted: tuple[Message, ...] = ()
    """Worth being seen, though nothing is wrong."""
    settled: int = 0
    """Rows of the file whose batch is in the database, those it left out among them."""
    lines: int = 0
    """About how many rows the file has."""
    strangers: Counter[str] = field(default_factory=Counter)
    """People visits name who are no contacts there; their names went into the summary."""
    complete: bool = True
    """False where it was stopped half-way."""
    broken_off: bool = False
    """Whether the file could not be read to its end."""

    cases: int | None = None
    """Of a log of events, whose deals they are."""
    strays: int = 0
    """Rows of a log nobody knows the deal of."""
    unnamed: Counter[str] = field(default_factory=Counter)
    """Rows skipped by their activity, which the mapping does not name."""
    absent: tuple[str, ...] = ()
    """Activities the mapping names and the file does not have."""

    def reject(self, *refusals: Refusal) -> None:
        for refusal in refusals:
            self.rejected_rows += refusal.row != self.last_rejected
            self.last_rejected = refusal.row
        self.faults += len(refusals)
        self.rejected += refusals[: KEPT - len(self.rejected)]

    def contradict(self, *conflicts: Conflict) -> None:
        self.conflicting += len(conflicts)
        self.conflicts += conflicts[: KEPT - len(self.conflicts)]

    def add(self, batch: "Outcome") -> None:
        """What came of a batch."""
        self.reject(*batch.rejected)
        self.contradict(*batch.conflicts)
        self.strangers += batch.strangers
        if len(self.by_code) < KEPT:
            self.by_code |= batch.by_code
        for name in ("created", "updated", "unchanged", "accounts", "people", "clientless", "kept"):
            setattr(self, name, getattr(self, name) + getattr(batch, name))

    def sort(self) -> None:
        """By row, as a person goes through them."""
        self.rejected.sort(key=lambda refusal: refusal.row)
        self.conflicts.sort(key=lambda conflict: conflict.row)

    def stop(self) -> None:
        """Half-way: what counts as read is what is done with."""
        self.complete, self.read = False, self.settled
        if self.cases is None:
            left = self.created + self.updated + self.unchanged + self.rejected_rows
            self.skipped = max(0, self.settled - left)

    @property
    def wanted(self) -> int:
        """Rows that were to go in; of a log of events the cases."""
        return self.read - self.skipped if self.cases is None else self.cases

    @property
    def left_out(self) -> int:
        """Of those wanted, how many did not go in."""
        if self.cases is None:
            return self.rejected_rows
        return self.cases - self.created - self.updated - self.unchanged
