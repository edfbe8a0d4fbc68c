"""Which rows of a source came in before, what they became here, and what they said then."""

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from engine.store import Store

_KNOWN = "SELECT id, subject, digest FROM external WHERE source = :source"
_REMEMBER = (
    "INSERT INTO external (source, id, subject, digest) VALUES (:source, :id, :subject, :digest)"
    " ON CONFLICT (source, id) DO UPDATE SET digest = excluded.digest"
)


class Known(NamedTuple):
    """`subject` is what the row became: `deal:ACME-3`, `order:ACME/12`; None for one that is new."""

    subject: str | None
    digest: str | None


class Memory:
    def __init__(self, store: Store, source: str) -> None:
        self._store, self._source = store, source
        rows = store.rows(_KNOWN, source=source)
        self._known = {row["id"]: Known(row["subject"], row["digest"]) for row in rows}
        self._alike: Counter[str] = Counter()
        self._new: list[dict[str, str]] = []

    def recall(self, id: str) -> Known:
        return self._known.get(id, Known(None, None))

    def identity(self, cells: Sequence[str]) -> str:
        """Of a row without an id: what it says, and the how manieth it is to say so."""
        content = digest(cells)
        self._alike[content] += 1
        return f"{content}#{self._alike[content]}"

    def keep(self, id: str, subject: str, digest: str) -> None:
        self._new.append({"source": self._source, "id": id, "subject": subject, "digest": digest})

    def write(self) -> None:
        self._store.run_many(_REMEMBER, self._new)
        self._new = []


def digest(content: Sequence[object]) -> str:
    return sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
