"""The way every row goes: read, recognised, taken in, and written with others in one batch."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from engine.change import Change
from engine.message import Message, msg
from exchange.incoming.memory import Memory, digest
from exchange.incoming.outcome import Outcome
from exchange.incoming.register import Register
from exchange.rows.cell_reader import CellReader
from exchange.rows.refusal import Refusal
from exchange.tables.table import Table

BATCH = 2000
"""Rows written together."""


class Told(Protocol):
    """A row as it was read."""

    @property
    def id(self) -> str | None: ...
    def content(self) -> list[object]: ...


R = TypeVar("R", bound=Told)
Progress = Callable[[int, int], None]
"""Is told rows done and rows there are."""


class RowImport(ABC, Generic[R]):
    def __init__(self, change: Change, what: str, source: str, column: Callable[[str], str | None]) -> None:
        """`source` is the name its rows are remembered under; `column` tells where a field stands."""
        self.change, self.source, self.column = change, source, column
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

    def run(self, reader: CellReader[R], table: Table, progress: Progress) -> Outcome:
        """Each row for itself."""
        return self.take(self._rows(reader, table, progress))

    def take(self, told: Iterable[tuple[int, R, str]]) -> Outcome:
        """Rows with their numbers and ids, written batch by batch."""
        outcome = self.outcome
        for at, (number, row, id) in enumerate(told, 1):
            self._take(number, row, id)
            if at % BATCH == 0:
                self._write()
        self._write()
        outcome.rejected.sort(key=lambda refusal: refusal.row)
        outcome.accounts, outcome.people = self.register.accounts, self.register.people
        return outcome

    def _rows(self, reader: CellReader[R], table: Table, progress: Progress) -> Iterator[tuple[int, R, str]]:
        outcome = self.outcome
        for number, cells in table.rows:
            outcome.read += 1
            if isinstance(cells, Message):
                outcome.reject(Refusal(number, None, cells))
            elif not reader.wants(cells):
                outcome.skipped += 1
            else:
                row, refusals = reader.read(number, cells)
                outcome.reject(*refusals)
                if row is not None:
                    yield number, row, row.id or self.memory.identity(cells)
            if outcome.read % BATCH == 0:
                progress(outcome.read, table.lines)

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
        self.outcome.reject(Refusal(number, self.column(field), reason))

    def _write(self) -> None:
        self.write_new()
        self.memory.write()
