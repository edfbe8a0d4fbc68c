"""The store: named-parameter SQL in, rows out. One text of SQL serves every database we support."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Protocol, Self

from engine.database_url import SQLITE, kind_of
from engine.errors import Conflict, NoDatabase, Refused
from engine.message import msg, step


class Row(Protocol):
    """A row by place and by column name."""

    def __getitem__(self, key: Any, /) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
    def keys(self) -> Any: ...


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
        self._temporary: set[str] = set()

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

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]], /) -> None:
        """Run one statement for each row of parameters; a transaction around it makes it quick."""

    @contextmanager
    def transaction(self, *, alone: bool = True) -> Iterator[None]:
        """All or nothing; any exception takes everything back. `alone`: nobody else writes meanwhile.

        Not alone, Raced may come out of it where another's change got in between: it is to be done again.
        """
        if self.in_transaction:
            raise RuntimeError("a transaction is open already")
        self._begin(alone=alone)
        try:
            yield
            self._commit()
        except Raced as raced:
            self._rollback()
            if alone:  # whoever it was doesn't write by our rules
                raise Conflict(msg("store.raced", path=self.name)) from raced
            raise
        except BaseException:
            self._rollback()
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads see one and the same moment, whatever others write meanwhile."""
        if self.in_transaction:
            yield
            return
        self._begin_reading()
        try:
            yield
        finally:
            self._rollback()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Within a transaction: an exception takes back what was done inside, and nothing else."""
        self.run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            # A full disk or a lost connection may have taken everything back by itself.
            if self.in_transaction:
                self._back_to_savepoint()
            raise
        self.run("RELEASE SAVEPOINT part")

    def temporary(self, name: str, make: Callable[[], None]) -> str:
        """A temporary table of this connection, made at its first use."""
        if name not in self._temporary:
            make()
            self._temporary.add(name)
        return name

    @property
    @abstractmethod
    def in_transaction(self) -> bool: ...

    @abstractmethod
    def is_sound(self) -> bool:
        """What the database itself can tell of damage, in one quick look."""

    @abstractmethod
    def close(self) -> None: ...

    @abstractmethod
    def _begin(self, *, alone: bool) -> None: ...

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
