"""Who was known at a place in the order of writing, and the roles they had had by then."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.errors import Refused
from engine.history import Event, read_event
from engine.rights import NONE, Right
from engine.store import Row, Store

_TOLD = (
    "SELECT position, subject, seq, at, recorded_at, actor, kind, data, request, hash FROM event"
    " WHERE subject >= 'person:' AND subject < 'person;' ORDER BY position"
)


class Turn(NamedTuple):
    """Somebody came or was changed, and has a `role` since; or left, and has none."""

    place: int
    user: str
    role: str | None


class StaffThen:
    """`places` of events, by subject and seq: what is asked of one is what was so before it.

    A role somebody ever had counts on: whoever acts as it is taken from them may have begun before.
    """

    def __init__(self, turns: Sequence[Turn], places: Mapping[tuple[str, int], int]) -> None:
        self._turns, self._places = turns, places
        self._of: dict[str, list[Turn]] = {}
        for turn in turns:
            self._of.setdefault(turn.user, []).append(turn)

    def knows(self, user: object, event: Event) -> bool:
        """Whether somebody had been registered; the first of all registers themself."""
        return any(turn.place <= self._place(event) for turn in self._of.get(str(user), ()))

    def roles(self, event: Event) -> set[str]:
        """Of whoever acted."""
        own, place = self._of.get(event.actor, ()), self._place(event)
        first = self._turns[0].place if self._turns else place
        return {turn.role for turn in own if turn.role and (turn.place < place or turn.place == first)}

    def alone(self, event: Event) -> bool:
        """Whether not more than one person worked here."""
        last = {turn.user: turn.role for turn in self._turns if turn.place < self._place(event)}
        return sum(role is not None for role in last.values()) < 2

    def may(self, right: Right, event: Event) -> bool:
        """Whether whoever acted had a role that has this right, be it for what is their own alone."""
        if any(getattr(right, role, NONE) != NONE for role in self.roles(event)):
            return True
        return "or_alone" in right.but and self.alone(event)

    def _place(self, event: Event) -> int:
        return self._places[event.subject, event.seq]


def turns(store: Store) -> list[Turn]:
    """In the order of writing. What can't be read is told where its own chain is."""
    return [
        Turn(row["position"], str(row["subject"]).partition(":")[2], _role(row)) for row in store.rows(_TOLD)
    ]


def _role(row: Row) -> str | None:
    try:
        event = read_event(row)
        return str(event.data["role"]) if event.kind != "leave" else None
    except (Refused, LookupError, TypeError):
        return None
