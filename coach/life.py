"""The way one deal has come, told by its moves; it can be cut at any past instant."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from engine.state import DONE, STOPPED, Day, Instant

WON, LOST, OPEN, DUPLICATE = "won", "lost", "open", "duplicate"
"""How a life stands. A duplicate was never lost: it is another deal's twin."""
ON, BACK = "on", "back"
"""How a stay was left, besides `stopped`."""


class Move(NamedTuple):
    """Where a deal stands after it. `at` is None where nobody knows when."""

    at: Instant | None
    kind: str
    """new, import, advance, back, stop or reopen."""
    stage: str
    """`done` at the end; of a stop the stage it left."""
    status: str
    """open, won, done or stopped."""
    stop_class: str | None = None
    waived: tuple[str, ...] = ()
    """Ids of the requirements an advance was let pass by waiver."""
    undone_at: Instant | None = None
    """When it was taken back."""


class Told(NamedTuple):
    """Fields of a deal as somebody set them."""

    at: Instant | None
    fields: Mapping[str, Any]
    """Those that were set: title, account, owner, amount (minor units), currency, close_date, behaviour."""
    imported: bool = False
    """By an import, which knows what the file said when it was read, not what was known on that day."""
    undone_at: Instant | None = None
    recorded_at: Instant | None = None
    """When it was written down here: an import does so later than what it tells of."""

    def late(self, at: Instant) -> bool:
        """Whether an import told it only after an instant."""
        return self.imported and self.recorded_at is not None and self.recorded_at > at


_Dated = TypeVar("_Dated", Move, Told)
_at = attrgetter("at")


class Stay(NamedTuple):
    """One uninterrupted presence in a stage; `until` is None while it lasts, or where nobody knows."""

    deal: str
    stage: str
    status: str
    since: Instant | None
    until: Instant | None
    left: str | None
    """on, back or stopped; None while it lasts."""
    to: str | None
    """The stage it was left for, `done` included; None of a stop."""
    stop_class: str | None = None
    waived: tuple[str, ...] = ()


class Life(NamedTuple):
    key: str
    playbook: str
    version: int
    order: tuple[str, ...]
    """The stages of its playbook, and those it stood in that only earlier ones have; see `coach.followed`."""
    won_stages: frozenset[str]
    """Those of status won, and `done`."""
    moves: tuple[Move, ...]
    """In the order in which they happened; never empty."""
    told: tuple[Told, ...]
    straight: bool = False
    """Known to have all its days, one behind the other, and to have nothing that was taken back: most are."""

    def as_of(self, at: Instant) -> "Life | None":
        """As it stood at an instant; None where it was not there yet. A move whose time nobody knows
        came before everything."""
        if self.straight:
            return self._straight_until(at)
        then = _in_force(self.moves, at)
        if not then or then[0].kind not in ("new", "import"):
            return None
        told = _in_force(self.told, at)
        if then is self.moves and told is self.told:
            return self
        return self._replace(moves=then, told=told)

    def _straight_until(self, at: Instant) -> "Life | None":
        moves, told = _until(self.moves, at), _until(self.told, at)
        if not moves:
            return None
        if moves is self.moves and told is self.told:
            return self
        return Life(
            self.key, self.playbook, self.version, self.order, self.won_stages, moves, told, straight=True
        )

    @property
    def now(self) -> "Life":
        """Without what was taken back since."""
        if self.straight:
            return self
        if all(m.undone_at is None for m in self.moves) and all(t.undone_at is None for t in self.told):
            return self
        moves = tuple(m for m in self.moves if m.undone_at is None)
        told = tuple(t for t in self.told if t.undone_at is None)
        return self._replace(moves=moves, told=told)

    @property
    def last(self) -> Move:
        return self.moves[-1]

    @property
    def stage(self) -> str:
        return self.last.stage

    @property
    def status(self) -> str:
        return self.last.status

    @property
    def opened_at(self) -> Instant | None:
        return self.moves[0].at

    @property
    def outcome(self) -> str:
        """won once it stands in a won stage, a stop after that included; lost where it was stopped before."""
        if self.stage in self.won_stages:
            return WON
        if self.status == STOPPED:
            return DUPLICATE if self.last.stop_class == DUPLICATE else LOST
        return OPEN

    @property
    def decided_at(self) -> Instant | None:
        """When it was won, or lost; None while it is open, or where nobody knows."""
        if self.outcome == OPEN:
            return None
        if self.outcome != WON:
            return self.last.at
        since: Move | None = None
        for move in self.moves:
            won = move.stage in self.won_stages
            since = (since or move) if won else None
        return since.at if since else None

    @property
    def reached(self) -> int:
        """The position of the furthest stage it has stood in; behind the last once it was done."""
        return max(self.position(move.stage) for move in self.moves)

    def position(self, stage: str) -> int:
        return len(self.order) if stage == DONE else self.order.index(stage)

    def value(self, field: str) -> Any | None:
        """What a field was last set to."""
        for told in reversed(self.told):
            if field in told.fields:
                return told.fields[field]
        return None

    @property
    def owner(self) -> str:
        owner = self.value("owner")
        assert isinstance(owner, str), "a deal is opened with an owner"
        return owner

    @property
    def close_date(self) -> Day | None:
        """When its owner expects it to close."""
        return self.value("close_date")

    def left(self, stage: str, then: Move) -> str:
        """How a stay in a stage ended with the move behind it."""
        if then.status == STOPPED:
            return STOPPED
        on = then.stage == DONE or self.order.index(then.stage) > self.order.index(stage)
        return ON if on else BACK

    @property
    def stays(self) -> tuple[Stay, ...]:
        """In their order; `done` is none."""
        key = self.key
        found = []
        for move, then in pairwise(self.moves):
            since, _, stage, status, _, _, _ = move
            if stage == DONE or status == STOPPED:
                continue
            until, _, to, _, stop_class, waived, _ = then
            left = self.left(stage, then)
            led_to = None if left == STOPPED else to
            found.append(Stay(key, stage, status, since, until, left, led_to, stop_class, waived))
        last = self.moves[-1]
        if last.stage != DONE and last.status != STOPPED:
            found.append(Stay(key, last.stage, last.status, last.at, None, None, None))
        return tuple(found)


def _until(every: tuple[_Dated, ...], at: Instant) -> tuple[_Dated, ...]:
    """Of those that come by time."""
    if not every or (every[-1].at or "") <= at:
        return every
    return every[: bisect_right(every, at, key=_at)]


def _in_force(every: tuple[_Dated, ...], at: Instant) -> tuple[_Dated, ...]:
    then = [
        each
        for each in every
        if (each.at is None or each.at <= at) and (each.undone_at is None or each.undone_at > at)
    ]
    return every if len(then) == len(every) else tuple(then)
