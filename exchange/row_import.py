"""The way every row goes: read, recognised, taken in, and written with others in one batch."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from engine.change import Change
from engine.message import Message, msg
from exchange.cell_reader import CellReader
from exchange.memory import Memory, digest
from exchange.outcome import Outcome
from exchange.refusal import Refusal
from exchange.register import Register
from exchange.table_file import Table

BATCH = 2000
"""Rows written together."""


class Told(Protocol):
    """A row as it was read."""

    @property
    def id(self) -> str | None: ...
    def content(self) -> list[object]: ...


R = TypeVar("R", bound=Told)


class RowImport(ABC, Generic[R]):
    def __init__(self, change: Change, what: str, source: str, reader: CellReader[R], table: Table) -> None:
        """`source` is the name its rows are remembered under."""
        self.change, self.source, self.reader, self.table = change, source, reader, table
        self.register = Register(change)
        self.memory = Memory(change.store, source)
        self.seen: dict[str, int] = {}
        self.outcome = Outcome(what)

    @abstractmethod
    def create(self, number: int, row: R, id: str, digest: str) -> None:
        """Take in a row that was never seen before, and remember it; or reject it."""

    @abstractmethod
    def update(self, number: int, row: R, subject: str) -> bool:
        """Add what a row says otherwise now; False where it was rejected."""

    @abstractmethod
    def write_new(self) -> None:
        """Write what was created."""

    def run(self, progress: Callable[[int, int], None]) -> Outcome:
        outcome = self.outcome
        for number, cells in self.table.rows:
            outcome.read += 1
            self._row(number, cells)
            if outcome.read % BATCH == 0:
                self._write()
                progress(outcome.read, self.table.lines)
        self._write()
        outcome.accounts, outcome.people = self.register.accounts, self.register.people
        return outcome

    def _row(self, number: int, cells: Sequence[str] | Message) -> None:
        if isinstance(cells, Message):
            self.outcome.rejected.append(Refusal(number, None, cells))
        elif not self.reader.wants(cells):
            self.outcome.skipped += 1
        else:
            row, refusals = self.reader.read(number, cells)
            self.outcome.rejected += refusals
            if row is not None:
                self._take(number, row, row.id or self.memory.identity(cells))

    def _take(self, number: int, row: R, id: str) -> None:
        if id in self.seen:
            self.reject(number, "id", msg("exchange.id_twice", id=id, row=self.seen[id]))
            return
        self.seen[id] = number
        says = digest(row.content())
        known = self.memory.recall(id)
        if known.digest == says:
            self.outcome.unchanged += 1
        elif known.subject is None:
            self.create(number, row, id, says)
        elif self.update(number, row, known.subject):
            self.memory.keep(id, known.subject, says)

    def reject(self, number: int, field: str, reason: Message) -> None:
        self.outcome.rejected.append(Refusal(number, self.reader.column(field), reason))

    def _write(self) -> None:
        self.write_new()
        self.memory.write()
