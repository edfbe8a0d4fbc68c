"""What came of a playbook's deals since their stays were counted: so many more of each kind, or fewer."""

from collections import Counter

from coach.limits.past import Counted, counted, deal_kind, row_of
from coach.limits.watch import Watch
from coach.lives import Life
from engine.state import Instant
from engine.stay_table import StayKind, StayNumber


class News:
    """Before, the first stay on record ended at `first_end`, and the first of those that were left began at
    `first_left`."""

    def __init__(self, playbook: str, first_end: Instant | None, first_left: Instant | None) -> None:
        self.first_end, self.first_left = first_end, first_left
        self._playbook, self._known_left = playbook, first_left
        self._n: Counter[StayKind] = Counter()
        self._early: Counter[StayKind] = Counter()
        self._earlier = False
        self._ends: set[bool] = set()
        self._begins: set[bool] = set()
        """Whether stays came, or are no more, that ended or began when the first did."""

    def take(self, before: Life | None, now: Life | None, watch: Watch) -> None:
        """A deal, as it was known when it was counted, and as it is."""
        stays: Counter[Counted] = Counter()
        for life, times in ((before, -1), (now, 1)):
            if life is not None:
                deal = deal_kind(life)
                self._n[row_of(self._playbook, deal)] += times
                for stay in counted(life, deal, watch):
                    stays[stay] += times
        for stay, n in stays.items():
            if n:
                self._count(stay, n)

    def _count(self, stay: Counted, n: int) -> None:
        kind, since, until = stay
        row, came = row_of(self._playbook, kind), n > 0
        self._n[row] += n
        if since is not None and self.first_end is not None and since < self.first_end:
            self._early[row] += n
        if until is not None:
            self._earlier |= came and (self.first_end is None or until < self.first_end)
            if until == self.first_end:
                self._ends.add(came)
        if kind.since is None and since is not None:
            if since == self._known_left:
                self._begins.add(came)
            if came:
                self.first_left = min(since, self.first_left or since)

    @property
    def same_record(self) -> bool:
        """Whether the first end and the first beginning on record are those of before: else other stays began
        early."""
        return not self._earlier and {False} not in (self._ends, self._begins)

    @property
    def numbers(self) -> dict[StayKind, StayNumber]:
        early = self._early
        return {kind: StayNumber(n, early[kind]) for kind, n in self._n.items() if n or early[kind]}
