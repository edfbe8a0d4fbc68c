"""The store: named-parameter SQL in, rows out. One text of SQL serves every database we support."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from engine.database_url import SQLITE, kind_of
from engine.errors import Conflict, NoDatabase, Refused
from engine.message import msg, step
from engine.value import Value

_T = TypeVar("_T")


class Row(Protocol):
    """A row by place and by column name."""

    def __getitem__(self, key: Any, /) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
    def keys(self) -> Any: ...


class Mark(Value):
    """How far the history went at one moment: the greatest position that was visible, and the number of the
    next transaction; 0 where one follows the other anyway. See `engine/feed.py`."""

    position: int
    transaction: int


class Raced(Exception):
    """Somebody else changed the same at the same time, so the database took this transaction back."""


class Store(ABC):
    """An open database. Outside `transaction` every statement stands alone.

    `name` is what sentences call it: a path, or an address without its password.
    """

    url: str
    name: str
    kind: str

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}
        self.only_reads = False
        """A copy that a server keeps of another: nothing is written there, not even for a moment."""

    @property
    @abstractmethod
    def login(self) -> str | None:
        """Whom the database takes this connection for, where it enforces rights; else None: who acts is
        whoever says so."""

    @abstractmethod
    def rows(self, sql: str, /, **params: object) -> Sequence[Row]: ...

    @abstractmethod
    def row(self, sql: str, /, **params: object) -> Row | None:
        """The first row; None where there is none."""

    @abstractmethod
    def run(self, sql: str, /, **params: object) -> int:
        """Run a writing statement; how many rows it touched."""

    def run_each(self, *statements: tuple[str, Mapping[str, object]]) -> None:
        """Run several writing statements, one after the other; a server gets them along with what follows in
        the transaction, so that what it refuses comes out there."""
        for sql, params in statements:
            self.run(sql, **params)

    def send(self) -> None:  # noqa: B027 - not every database lies elsewhere
        """What a server was to get along with what follows, it gets now."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Run one statement for each row of parameters; a transaction around it makes it quick."""

    @abstractmethod
    def load(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]], /) -> None:
        """Insert many rows, values in the order of `columns`, the quickest way this database has."""

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        """Meanwhile much is written, and a database that keeps little in memory keeps more."""
        yield

    @contextmanager
    def transaction(self, *, alone: bool = True, again: bool = False) -> Iterator[None]:
        """All or nothing; any exception takes everything back. `alone`: nobody else writes meanwhile.

        Not alone, Raced may come out of it where another's change got in between: it is to be done again,
        and whoever does it `again` keeps out of the way of others who do.
        """
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        before = dict(self._found)
        try:
            self._begin(alone=alone, again=again)
            yield
            self._commit()
        except BaseException as error:
            self._rollback()
            self._found = before
            if isinstance(error, Raced) and alone:  # whoever it was doesn't write by our rules
                raise self._conflict() from error
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads see one and the same moment, whatever others write meanwhile."""
        if self.in_transaction:
            yield
            return
        before = dict(self._found)
        try:
            self._begin_reading()
            yield
        except Raced as error:
            raise self._conflict() from error
        finally:
            self._rollback()
            self._found = before

    def _conflict(self) -> Conflict:
        return Conflict(msg("store.raced", path=self.name))

    @contextmanager
    def any_text(self) -> Iterator[None]:
        """Text that is none, which somebody got past the database, is read as well as it goes."""
        yield

    @abstractmethod
    def is_guarded(self) -> bool:
        """Whether what keeps history from being changed or removed is still in place."""

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Within a transaction: an exception takes back what was done inside, and nothing else."""
        before = dict(self._found)
        self.run("SAVEPOINT part")
        try:
            yield
            self.send()
        except BaseException:
            self._found = before
            # A full disk or a lost connection may have taken everything back by itself.
            if self.in_transaction:
                self._back_to_savepoint()
            raise
        self.run("RELEASE SAVEPOINT part")

    def once(self, what: Hashable, find: Callable[[], _T]) -> _T:
        """What never changes once it stands there, asked for at its first use on this connection."""
        if what not in self._found:
            self._found[what] = find()
        found: _T = self._found[what]
        return found

    def temporary(self, name: str, make: Callable[[], None]) -> str:
        """A temporary table of this connection, made at its first use."""
        self.once(name, make)
        return name

    @property
    @abstractmethod
    def in_transaction(self) -> bool: ...

    @property
    def lost(self) -> bool:
        """Whether the connection has ended without being asked to."""
        return False

    @abstractmethod
    def is_sound(self) -> bool | None:
        """What the database itself can tell of damage, in one quick look; None where a server watches over
        its files, and nothing can be told from here."""

    @abstractmethod
    def mark(self) -> Mark: ...

    @abstractmethod
    def has_settled(self, mark: Mark) -> bool:
        """Whether all events up to the mark's position that there will ever be are visible."""

    @abstractmethod
    def settled(self) -> int | None:
        """The position up to which all events that there will ever be are visible in this transaction; None
        where somebody was writing when it began, so that it can't be told."""

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def _begin(self, *, alone: bool, again: bool) -> None: ...

    @abstractmethod
    def _begin_reading(self) -> None: ...

    @abstractmethod
    def _commit(self) -> None: ...

    @abstractmethod
    def _rollback(self) -> None:
        """Take everything back; nothing where there is nothing left to take back."""

    @abstractmethod
    def _back_to_savepoint(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(url: str, *, for_writing: bool = False) -> Store:
    """Open an existing database. Of an older schema, reading is refused; writing upgrades a file of SQLite,
    and is refused on a server, where somebody has to decide when.

    Raises NoDatabase, OldDatabase, or Refused where it can't be used.
    """
    if kind_of(url) == SQLITE:
        from engine.sqlite_store import open_file

        return open_file(url, for_writing=for_writing)
    from engine.postgres.store import open_server

    return open_server(url, for_writing=for_writing)


def no_database(name: str) -> NoDatabase:
    return NoDatabase(msg("store.no_database", path=name), hint=step("init"))


def newer(name: str) -> Refused:
    return Refused(msg("store.newer", path=name), hint=msg("store.update_program"))
