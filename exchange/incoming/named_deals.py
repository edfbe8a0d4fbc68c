"""The deals a batch of orders or visits names, and whose they are."""

from collections.abc import Collection

from engine import deal_table
from engine.store import Store
from exchange.incoming.memory import Memory


class NamedDeals:
    """Found by the id under which they came in, by key, and where asked by a title only one has."""

    def __init__(self, store: Store, source: str) -> None:
        """`source` is the one deals came in under."""
        self._store, self._came = store, Memory(store, source)
        self._keys: dict[str, str] = {}
        """By what the rows call them."""
        self._accounts: dict[str, str | None] = {}
        """By key."""

    def look_up(self, names: Collection[str], *, titles: bool = False) -> None:
        self._came.look_up(sorted(names))
        keys = {name: self._key_of(name) for name in names}
        self._accounts |= deal_table.accounts_of(self._store, keys.values())
        self._keys |= {name: key for name, key in keys.items() if key in self._accounts}
        if titles:
            self._look_up_titles({name for name in names if name not in self._keys})

    def _look_up_titles(self, titles: Collection[str]) -> None:
        for title, (key, account) in deal_table.only_ones_titled(self._store, titles).items():
            self._keys[title] = key
            self._accounts[key] = account

    def _key_of(self, name: str) -> str:
        subject = self._came.recall(name).subject
        return subject.removeprefix("deal:") if subject else name.upper()

    def key(self, name: str) -> str | None:
        """None where there is no such deal."""
        return self._keys.get(name)

    def account(self, key: str) -> str | None:
        """None where the deal is nobody's yet."""
        return self._accounts[key]
