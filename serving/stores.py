"""The databases a server keeps open: one connection a thread, for a connection serves one at a time."""

from threading import local

from engine.store import Store, open_store


class Stores:
    """Of one database, by its path or URL."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._kept = local()

    def here(self) -> Store:
        """This thread's. What it remembers of one request it doesn't of the next."""
        store: Store | None = getattr(self._kept, "store", None)
        if store is None:
            store = self._kept.store = open_store(self.url, for_writing=True)
        return store
