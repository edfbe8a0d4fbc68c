"""Which rows of a source came in before, what they became here, and what they said then."""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256

from engine import external
from engine.external import NEW, Known
from engine.store import Store


class Memory:
    """Of one batch: what was looked up, and what is to be remembered."""

    def __init__(self, store: Store, source: str) -> None:
        self._store, self._source = store, source
        self._known: dict[str, Known] = {}
        self._kept: dict[str, Known] = {}

    def look_up(self, ids: Iterable[str]) -> None:
        self._known |= external.known(self._store, self._source, ids)

    def recall(self, id: str) -> Known:
        """Of an id that was looked up."""
        return self._known.get(id, NEW)

    def keep(self, id: str, subject: str, digest: str) -> None:
        self._kept[id] = Known(subject, digest)

    def write(self) -> None:
        new = {id: kept for id, kept in self._kept.items() if id not in self._known}
        changed = {id: kept for id, kept in self._kept.items() if id in self._known}
        external.remember(self._store, self._source, new, changed)


class SharedMemory(Memory):
    """Of deals, of which a table and a log of one source may tell. An id is known to both; what either said
    last is kept beside, unless it is what the deal was opened with."""

    def __init__(self, store: Store, source: str, what: str) -> None:
        super().__init__(store, source)
        self._beside = Memory(store, f"{source}/{what}")

    def look_up(self, ids: Iterable[str]) -> None:
        wanted = list(ids)
        super().look_up(wanted)
        self._beside.look_up(wanted)

    def recall(self, id: str) -> Known:
        said = self._beside.recall(id)
        return said if said.digest else super().recall(id)

    def keep(self, id: str, subject: str, digest: str) -> None:
        known = super().recall(id).subject is not None
        (self._beside.keep if known else super().keep)(id, subject, digest)

    def write(self) -> None:
        super().write()
        self._beside.write()


_plain = json.JSONEncoder(ensure_ascii=False).encode


def digest(content: Sequence[object]) -> str:
    return sha256(_plain(content).encode()).hexdigest()
