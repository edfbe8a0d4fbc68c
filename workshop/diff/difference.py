"""One thing in which two playbooks differ, as a value."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from engine.message import Message, Text

ADDED, REMOVED, MOVED, REWORDED, CHANGED = "added", "removed", "moved", "reworded", "changed"
TIGHTENED, LOOSENED, REUSED = "tightened", "loosened", "reused"
KINDS = (ADDED, REMOVED, MOVED, TIGHTENED, LOOSENED, REWORDED, CHANGED, REUSED)
"""`changed` where it can't be told whether more is asked than before; `reused`: an id that means
something else now."""
MIRRORED = {ADDED: REMOVED, REMOVED: ADDED, TIGHTENED: LOOSENED, LOOSENED: TIGHTENED}
"""What is said of a difference when it is looked at from the other side."""

Said: TypeAlias = Text | Message | str | int
Where: TypeAlias = tuple[str, ...]


class Difference(NamedTuple):
    """`what` in the reader's words, from the outside in; `was` and `now` say `old` and `new` likewise."""

    group: Said
    """The stage, or the part of the playbook."""
    place: Where
    """Keys and ids, from the outside in."""
    kind: str
    what: tuple[Said, ...]
    old: Any = None
    new: Any = None
    """As in the playbook, JSON-ready."""
    was: Said | None = None
    now: Said | None = None
    demands: bool = False
    """Whether more is asked of a deal than before."""
    note: Message | None = None


class At(NamedTuple):
    """A place in both playbooks, and how it is called."""

    group: Said
    place: Where
    what: tuple[Said, ...] = ()

    def into(self, key: str, *what: Said) -> "At":
        return At(self.group, (*self.place, key), (*self.what, *what))

    def differs(
        self,
        kind: str,
        old: Any = None,
        new: Any = None,
        was: Said | None = None,
        now: Said | None = None,
        *,
        demands: bool = False,
        note: Message | None = None,
    ) -> Difference:
        demands = demands or kind == TIGHTENED
        return Difference(self.group, self.place, kind, self.what, old, new, was, now, demands, note)


def demanding(differences: Iterable[Difference]) -> bool:
    return any(each.demands for each in differences)
