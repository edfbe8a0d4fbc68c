"""What came of an import."""

from collections import Counter
from dataclasses import dataclass, field

from exchange.refusal import Refusal


@dataclass(slots=True)
class Outcome:
    """Rows counted; `rejected` names each fault, so a row may stand there more than once."""

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

    cases: int | None = None
    """Of a log of events, whose deals they are; a row nobody knows the case of counts as one."""
    unnamed: Counter[str] = field(default_factory=Counter)
    """Rows skipped by their activity, which the mapping does not name."""
    absent: tuple[str, ...] = ()
    """Activities the mapping names and the file does not have."""

    @property
    def rejected_rows(self) -> int:
        return len({refusal.row for refusal in self.rejected})

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
