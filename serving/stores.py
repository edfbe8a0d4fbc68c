"""The databases a server keeps open: one connection a thread, for a connection serves one at a time."""

from collections.abc import Callable
from threading import local
from typing import TypeVar

from engine.errors import DealgateError
from engine.store import Store, open_store

Found = TypeVar("Found")


class Stores:
    """Of one database, by its path or URL."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._kept = local()
        self._age = 0
        """How often all connections were given up; those that were made before are not used again."""

    def here(self) -> Store:
        """This thread's. What it remembers of one request it doesn't of the next."""
        store: Store | None = getattr(self._kept, "store", None)
        if store is not None and self._kept.age == self._age:
            return store
        self.let_go()
        age = self._age
        store = open_store(self.url, for_writing=True)
        self._kept.store, self._kept.age = store, age
        return store

    def look(self, at: Callable[[Store], Found]) -> Found:
        """What changes nothing is asked once more where the connection has ended."""
        try:
            return at(self.here())
        except Exception:
            if not self.broke():
                raise
            return at(self.here())

    def after(self, error: Exception) -> None:
        """What failed may have ended the connection, or left it in the middle of something."""
        if not self.broke() and not isinstance(error, DealgateError):
            self.let_go()

    def let_go(self) -> None:
        """This thread's, as after a fault in the middle of something: the next begins with a new one."""
        store: Store | None = getattr(self._kept, "store", None)
        self._kept.store = None
        if store is not None:
            store.close()

    def broke(self) -> bool:
        """Whether this thread's has ended as when a server starts anew; then so have the others."""
        store: Store | None = getattr(self._kept, "store", None)
        if store is None or not store.lost:
            return False
        self.let_go()
        self._age += 1
        return True
