"""What came of an import."""

from dataclasses import dataclass, field

from exchange.refusal import Refusal


@dataclass(slots=True)
class Outcome:
    """Rows counted; `rejected` names each fault, so a row may stand there more than once."""

    what: str
    """deals or orders."""
    read: int = 0
    skipped: int = 0
    """Read and not wanted: the mapping asks for others."""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    accounts: int = 0
    people: int = 0
    rejected: list[Refusal] = field(default_factory=list)

    @property
    def rejected_rows(self) -> int:
        return len({refusal.row for refusal in self.rejected})
