"""A deal's way through the stages: one stay after the other, as its history tells."""

from collections.abc import Iterable
from typing import NamedTuple

from engine.fold import unfolded
from engine.history import Event
from engine.state import STOPPED, Deal, Instant


class Stood(NamedTuple):
    """One stay. `until` and `left_by` are None while it lasts; instants also where nobody knows.

    `status` is open, won, done or stopped: a stopped deal stands apart from the stage it left.
    """

    stage: str
    status: str
    by: str
    """The kind of event that began it: new, import, advance, back, stop, reopen or upgrade."""
    since: Instant | None
    until: Instant | None
    left_by: str | None


def stays(events: Iterable[Event]) -> list[Stood]:
    """In the order in which they happened; what was taken back never was."""
    found: list[Stood] = []
    before: Deal | None = None
    for deal, event in unfolded(events):
        if before is None or _place(before) != _place(deal):
            if found:
                found[-1] = found[-1]._replace(until=event.at, left_by=event.kind)
            found.append(Stood(deal.stage, deal.status, event.kind, event.at, None, None))
        before = deal
    return found


def _place(deal: Deal) -> tuple[int, str, bool]:
    return deal.stay.number, deal.stage, deal.status == STOPPED
