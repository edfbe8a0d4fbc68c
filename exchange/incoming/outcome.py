"""What came of an import."""

from collections import Counter
from dataclasses import dataclass, field

from exchange.rows.refusal import Refusal

KEPT = 10_000
"""Faults named; all are counted."""


@dataclass(slots=True)
class Outcome:
    """Rows counted; `rejected` names the first faults, so a row may stand there more than once."""

    what: str
    """deals, events or orders."""
    read: int = 0
    skipped: int = 0
    """Read and not wanted: the mapping asks for others."""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    accounts: int = 0
    people: int = 0
    rejected: list[Refusal] = field(default_factory=list)
    faults: int = 0
    """All there are, named or not."""
    rejected_rows: int = 0
    last_rejected: int = 0
    """Its number: the faults of a row come one after another."""

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
