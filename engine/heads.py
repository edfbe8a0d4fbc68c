"""The digest of a history: by one line noted outside it shows later what was cut off, taken out or made anew.

`POSITION.SHA256`: the place of the newest event, and SHA-256 over `[subject, seq, hash]` of the last event
of every chain as of that place, as one canonical JSON list by subject. What came later leaves it as it is.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from engine.errors import Usage
from engine.history import canonical
from engine.message import msg

_DIGEST = re.compile(r"(?:(\d{1,18})\.)?([0-9a-f]{64})", re.ASCII)


class Noted(NamedTuple):
    """A digest noted earlier. Early ones had no position: they hold as long as nothing is written at all."""

    position: int | None
    sha: str


def read_digest(text: str) -> Noted:
    found = _DIGEST.fullmatch(text.strip().lower())
    if found is None:
        raise Usage(msg("db.bad_digest", digest=text))
    return Noted(int(found[1]) if found[1] else None, found[2])


class Heads:
    """Gathers the last events of all chains, subject by subject in their order.

    `position`: the place up to which events count; None for all.
    """

    def __init__(self, position: int | None) -> None:
        self._position = position
        self._sha = sha256(b"[")
        self._mark = b""

    def add(self, subject: str, events: Sequence[Any]) -> None:
        """The events of one subject, by seq."""
        for event in reversed(events):
            if self._position is None or event["position"] <= self._position:
                self._sha.update(self._mark + canonical([subject, event["seq"], event["hash"]]).encode())
                self._mark = b","
                return

    @property
    def sha(self) -> str:
        whole = self._sha.copy()
        whole.update(b"]")
        return whole.hexdigest()

    @property
    def digest(self) -> str:
        return f"{self._position}.{self.sha}"
