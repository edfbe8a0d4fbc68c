"""What takes long to make, kept while nothing it was made from has changed; what nobody asks for goes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

MOST = 64
LARGEST = 1_000_000
"""Characters: what is larger is made again each time."""


class Kept:
    """Texts by what they were made from."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._texts: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = Lock()
        self._making = Lock()

    def __len__(self) -> int:
        return len(self._texts)

    def find(self, key: Hashable) -> str | None:
        with self._lock:
            if key in self._texts:
                self._texts.move_to_end(key)
            return self._texts.get(key)

    def get(self, key: Hashable | None, make: Callable[[], str]) -> str:
        """One is made at a time: of those who wait for the same, all but the first find it. With the key None
        it is not kept."""
        found = None if key is None else self.find(key)
        if found is not None:
            return found
        with self._making:
            found = None if key is None else self.find(key)
            if found is None:
                found = make()
                self._keep(key, found)
        return found

    def _keep(self, key: Hashable | None, text: str) -> None:
        if key is None or len(text) > LARGEST:
            return
        with self._lock:
            self._texts[key] = text
            while len(self._texts) > self._most:
                self._texts.popitem(last=False)
