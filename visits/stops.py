"""What is planned, client by client: one reason each, and what else there is to do there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from visits.cadence import CALL, VISIT
from visits.plan import CLIENTS, Proposed


class Stop(NamedTuple):
    """One client among what is planned: what one goes or calls for, what else was agreed or only wants
    doing, and how many more of their deals have stalled."""

    first: Proposed
    also: tuple[Proposed, ...]
    stalled: int


def stops(found: Iterable[Proposed]) -> tuple[Stop, ...]:
    """Each client once, where it comes first. A deal is a better reason than that it is time again."""
    theirs: dict[str, list[Proposed]] = {}
    for each in found:
        theirs.setdefault(each.whom, []).append(each)
    return tuple(_stop(each) for each in theirs.values())


def _stop(theirs: Sequence[Proposed]) -> Stop:
    first = min(theirs, key=lambda each: (each.kind not in (VISIT, CALL), each.id in CLIENTS))
    rest = [each for each in theirs if each is not first and each.id not in CLIENTS]
    also = tuple(each for each in rest if not _only_stalled(each))
    return Stop(first, also, len(rest) - len(also))


def _only_stalled(each: Proposed) -> bool:
    """A deal to speak of, where nothing is agreed and no gate is open."""
    return each.kind == VISIT and each.id.startswith("stalled")
