"""A batch of rows on its way in: each recognised, what is new or changed taken in, all written together."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from engine.change import Change
from engine.message import Message
from engine.nearest import shortened
from exchange.incoming.difference import SHOW, THEIRS
from exchange.incoming.memory import Memory
from exchange.incoming.outcome import Conflict, Outcome
from exchange.incoming.register import Register
from exchange.incoming.scratch import Line, Scratch
from exchange.rows.refusal import Refusal

BATCH = 8000
"""Rows of a file taken in by one transaction; nobody's work waits for more, which is about a second."""
_OURS = "ours:"
"""Stands before the digest of a row in which what is here was kept."""


class Told(Protocol):
    """A row as it was read."""

    @property
    def id(self) -> str | None: ...
    def content(self) -> list[object]: ...


R = TypeVar("R", bound=Told)


class Coming(NamedTuple, Generic[R]):
    """A row that can be read, the id it is remembered by, and the digest of all it says.

    `lines` are the rows of the file it was made of: a log tells of a deal in several.
    """

    number: int
    row: R
    id: str
    digest: str
    lines: tuple[Line, ...]


class Task(NamedTuple):
    """What all batches of an import have in common.

    `source` is the name its ids are remembered under: `crm`, `crm/orders`. `column` tells where a field
    stands, `conflicts` what becomes of a cell that changed in the table and here.
    """

    what: str
    source: str
    column: Callable[[str], str | None]
    scratch: Scratch
    conflicts: str = SHOW


class RowImport(ABC, Generic[R]):
    """One batch, within a transaction. Made anew for each: nothing is kept that others may have changed."""

    def __init__(self, change: Change, task: Task) -> None:
        self.change, self.task = change, task
        self.register = Register(change, task.source, task.scratch)
        self.memory = self.remembering()
        self.outcome = Outcome(task.what)
        self.ours: set[str] = set()
        """Ids of rows in which what stands here was kept, whatever the table says."""

    def remembering(self) -> Memory:
        """How its rows are recognised."""
        return Memory(self.change.store, self.task.source)

    @abstractmethod
    def look_up(self, batch: Sequence[tuple[Coming[R], str | None]]) -> None:
        """Find out, in a few statements, all there is to know here of these rows: of each that changed its
        subject (`deal:ACME-3`), of one that is new None. Rows that say what they said before are not among
        them. `self.register.look_up(accounts)` belongs here.
        """

    @abstractmethod
    def create(self, coming: Coming[R]) -> None:
        """Take in a row that was never seen before, and `self.memory.keep` it; or `self.reject` it."""

    @abstractmethod
    def update(self, coming: Coming[R], subject: str) -> bool:
        """Add what a row says otherwise now, and count it. Whether that settles it: False where it was
        rejected, or a conflict is left, so that it is looked at again next time."""

    @abstractmethod
    def write(self) -> None:
        """Write what was created and updated, in bulk. New accounts and people are written before it."""

    def take(self, batch: Sequence[Coming[R]]) -> Outcome:
        self.memory.look_up([coming.id for coming in batch])
        news: list[tuple[Coming[R], str | None]] = []
        for coming in batch:
            known = self.memory.recall(coming.id)
            if self._is_settled(coming, known.digest):
                self.outcome.unchanged += 1
            else:
                news.append((coming, known.subject))
        if news:
            self.look_up(news)
            self._take(news)
        return self.outcome

    def _take(self, news: Sequence[tuple[Coming[R], str | None]]) -> None:
        for coming, subject in news:
            if subject is None:
                self.create(coming)
            elif self.update(coming, subject):
                self.remember(coming, subject)
        self.register.write()
        self.write()
        self.memory.write()
        self.outcome.by_code = self.register.by_code
        self.outcome.accounts, self.outcome.people = len(self.register.opened), self.register.people

    def _is_settled(self, coming: Coming[R], digest: str | None) -> bool:
        """Whether the row says what it said. What was kept here is looked at again by who wants theirs."""
        return digest == coming.digest or (
            digest == f"{_OURS}{coming.digest}" and self.task.conflicts != THEIRS
        )

    def remember(self, coming: Coming[R], subject: str) -> None:
        """A row that was settled."""
        self.memory.keep(coming.id, subject, f"{_OURS if coming.id in self.ours else ''}{coming.digest}")

    def reject(self, number: int, field: str, reason: Message) -> None:
        self.outcome.reject(Refusal(number, self.task.column(field), shortened(reason)))

    def contradicts(
        self,
        coming: Coming[R],
        subject: str,
        field: str,
        here: object,
        there: object,
        column: str | None = None,
    ) -> None:
        """Note a cell that changed in the table and here, to something else."""
        column = column or self.task.column(field)
        self.outcome.contradict(Conflict(coming.number, subject, column, field, here, there))
