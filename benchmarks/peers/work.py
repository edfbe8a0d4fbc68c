"""What all of them do with a deal: the same stages, questions and answers, one transaction each.

Nothing but the standard library, for it is read in two environments.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

STAGES = ("understand", "explore", "expand", "execute", "confirm")
DONE = "done"
ASKED = ("need", "value", "people")
POINTS = {stage: tuple(f"{stage}_{what}" for what in ASKED) for stage in STAGES}
"""What the client must have decided before a deal leaves a stage."""

OWNER = "bench"
EVIDENCE = "Minutes of the meeting of 12 May"
KIND = "client_document"


class Refused(Exception):
    """A deal may not leave its stage; `missing` names every point that is not answered."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__(f"not answered yet: {', '.join(missing)}")
        self.missing = tuple(missing)


class Standing(NamedTuple):
    """What a database holds when the work is done. `stage`: how many deals stand in each."""

    stages: dict[str, int]
    answers: int
    events: int
    journal: str
    synchronous: int
    """2 is FULL."""


class Peer(Protocol):
    """One way to do the work, on a database at a path. Each call is a transaction of its own, committed."""

    def __init__(self, path: str, *, new: bool = False) -> None: ...

    def open(self, number: int) -> str:
        """A new deal in the first stage, with an event; its key."""
        ...

    def answer(self, key: str, point: str) -> None:
        """The client said yes, with evidence and an event."""
        ...

    def missing(self, key: str) -> Sequence[str]:
        """The gate: points of the deal's stage without a yes that has evidence. Writes nothing."""
        ...

    def advance(self, key: str) -> None:
        """Judged again, then to the next stage, with an event. Raises Refused."""
        ...

    def load(self) -> Sequence[object]:
        """Every deal with its answers, as the objects one works with."""
        ...

    def standing(self) -> Standing: ...


def title(number: int) -> str:
    return f"Deal {number}"


def amount(number: int) -> int:
    """In units of a currency."""
    return 1_000 + 37 * number % 90_000


def after(stage: str) -> str:
    return (*STAGES, DONE)[STAGES.index(stage) + 1]


def unanswered(stage: str, proven: Iterable[str]) -> tuple[str, ...]:
    """`proven`: points with a yes that has evidence."""
    known = set(proven)
    return tuple(point for point in POINTS.get(stage, ()) if point not in known)


def expected(deals: int) -> Standing:
    """An event for each opening, answer and move."""
    given = len(ASKED) * deals
    return Standing({STAGES[1]: deals} if deals else {}, given, given + 2 * deals, "wal", 2)
