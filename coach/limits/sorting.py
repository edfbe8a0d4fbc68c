"""Sorts stays into the segments of their deals, as far as enough is known of a playbook's deals."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from coach.limits.segments import MOSTLY, Bands, Cuts, bands, find_cuts, segment
from engine.stay_table import UNKNOWN, SegmentKind, StayKind, StayNumber
from engine.workspace import Workspace

_NONE = StayNumber(0, 0)


class Sorting(NamedTuple):
    cuts: Cuts | None
    """What counts as a small and as a medium deal."""
    bands: Bands
    by_behaviour: bool

    def segment_of(self, kind: StayKind) -> str:
        size = self.bands.size(None if kind.amount == UNKNOWN else kind.amount, kind.currency)
        return segment((kind.behaviour or None) if self.by_behaviour else None, size)

    @property
    def said(self) -> dict[str, Any]:
        """All a segment hangs on, JSON-ready."""
        cuts = {currency: list(cuts) for currency, cuts in self.bands.cuts.items()}
        return {"cuts": cuts, "by_behaviour": self.by_behaviour}


def sorting(deals: Mapping[StayKind, StayNumber], workspace: Workspace) -> Sorting:
    """What a playbook's deals are sorted by."""
    known = sum(number.n for number in deals.values())
    assessed = sum(number.n for kind, number in deals.items() if kind.behaviour)
    amounts: Counter[tuple[int, str]] = Counter()
    for kind, number in deals.items():
        if kind.amount != UNKNOWN and kind.currency:
            amounts[kind.amount, kind.currency] += number.n
    cuts = find_cuts(amounts, known, workspace)
    return Sorting(cuts, bands(cuts, workspace), assessed >= MOSTLY * known)


def by_segment(
    numbers: Mapping[StayKind, StayNumber], by: Mapping[str, Sorting]
) -> dict[SegmentKind, StayNumber]:
    """The stays of each segment; `by` says by playbook how they are sorted."""
    found: dict[SegmentKind, StayNumber] = {}
    for kind, (n, early) in numbers.items():
        own = by[kind.playbook].segment_of(kind)
        there = SegmentKind(kind.playbook, kind.stage, own, kind.days, kind.since, kind.won)
        before = found.get(there)
        found[there] = (
            StayNumber(n, early) if before is None else StayNumber(before.n + n, before.early + early)
        )
    return {kind: number for kind, number in found.items() if number != _NONE}
