"""The way every deal has come, told by its moves: what statistics, limits and forecasts are learned from.

A life can be cut at any past instant, so that what is learned for a day knows nothing of later ones.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from engine import playbooks
from engine.reads import View
from engine.state import DONE, STOPPED, Day, Instant

WON, LOST, OPEN, DUPLICATE = "won", "lost", "open", "duplicate"
"""How a life stands. A duplicate was never lost: it is another deal's twin."""
ON, BACK = "on", "back"
"""How a stay was left, besides `stopped`."""

_KINDS = "'new', 'import', 'set', 'advance', 'back', 'stop', 'reopen', 'undo'"
_EVENTS = f"""
SELECT subject, seq, at, kind, data, recorded_at FROM event
WHERE subject >= 'deal:' AND subject < 'deal;' AND kind IN ({_KINDS}) ORDER BY subject, seq
"""


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
    """The stages of its playbook."""
    won_stages: frozenset[str]
    """Those of status won, and `done`."""
    moves: tuple[Move, ...]
    """In the order in which they happened; never empty."""
    told: tuple[Told, ...]

    def as_of(self, at: Instant) -> "Life | None":
        """As it stood at an instant; None where it was not there yet. A move whose time nobody knows
        came before everything."""
        then = tuple(m for m in self.moves if _in_force(m, at))
        if not then or then[0].kind not in ("new", "import"):
            return None
        return self._replace(moves=then, told=tuple(t for t in self.told if _in_force(t, at)))

    @property
    def now(self) -> "Life":
        """Without what was taken back since."""
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

    @property
    def stays(self) -> tuple[Stay, ...]:
        """In their order; `done` is none."""
        return tuple(self._stays())

    def _stays(self) -> Iterator[Stay]:
        for move, then in zip(self.moves, (*self.moves[1:], None), strict=True):
            if move.stage == DONE or move.status == STOPPED:
                continue
            if then is None:
                yield Stay(self.key, move.stage, move.status, move.at, None, None, None)
                continue
            stopped = then.status == STOPPED
            ahead = self.position(then.stage) > self.position(move.stage)
            left = STOPPED if stopped else ON if ahead else BACK
            to = None if stopped else then.stage
            yield Stay(
                self.key, move.stage, move.status, move.at, then.at, left, to, then.stop_class, then.waived
            )


def _in_force(each: Move | Told, at: Instant) -> bool:
    return (each.at is None or each.at <= at) and (each.undone_at is None or each.undone_at > at)


def lives(view: View) -> list[Life]:
    """Of every deal there is as of the view's day, by key."""
    return [life for life in _all(view) if life is not None]


def lives_ever(view: View) -> list[Life]:
    """Whole, with what was taken back: to be cut by `Life.as_of` at several days, by key."""
    return list(_whole(view))


def _all(view: View) -> Iterator[Life | None]:
    for life in _whole(view):
        yield life.now if view.until is None else life.as_of(view.until)


def _whole(view: View) -> Iterator[Life]:
    books = {(book.id, book.version): book for book in playbooks.installed(view.store)}
    won = {
        key: frozenset({DONE, *(stage.id for stage in book.stages if stage.status == "won")})
        for key, book in books.items()
    }
    for subject, rows in groupby(view.store.rows(_EVENTS), key=lambda row: row[0]):
        events = [(seq, at, kind, json.loads(data), written) for _, seq, at, kind, data, written in rows]
        opened = events[0][3].get("opened", events[0][3])
        book = opened["playbook"], opened["playbook_version"]
        moves, told = _told(events)
        yield Life(subject.removeprefix("deal:"), *book, books[book].order, won[book], moves, told)


_Event = tuple[int, Instant | None, str, Mapping[str, Any], Instant]
_FIELDS = ("title", "account", "owner", "amount", "currency", "close_date", "behaviour")


def _told(events: Sequence[_Event]) -> tuple[tuple[Move, ...], tuple[Told, ...]]:
    # In the order of the fold: the opening first, then by time, the unknown before all.
    ordered = sorted(events, key=lambda e: (e[0] > 1, e[1] or "", e[0]))
    undone = {data["seq"]: at for _, at, kind, data, _ in ordered if kind == "undo"}
    moves: list[Move] = []
    told: list[Told] = []
    for seq, at, kind, data, written in ordered:
        back_at = undone.get(seq)
        fields = _fields(kind, data)
        if fields is not None:
            told.append(Told(at, fields, kind == "import", back_at, written))
        move = _move(at, kind, data, _standing(moves), back_at)
        if move is not None:
            moves.append(move)
    return tuple(moves), tuple(told)


def _standing(moves: Sequence[Move]) -> str:
    """The stage the last move that was not taken back led to."""
    return next((move.stage for move in reversed(moves) if move.undone_at is None), "")


def _fields(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if kind == "new" or "opened" in data:
        opened = data.get("opened", data)
        return {name: opened[name] for name in _FIELDS}
    fields: Mapping[str, Any] | None = data.get("fields") if kind in ("set", "import") else None
    return fields


def _move(
    at: Instant | None, kind: str, data: Mapping[str, Any], stood: str, undone_at: Instant | None
) -> Move | None:
    if kind == "new" or "opened" in data:
        opened = data.get("opened", data)
        return Move(at, kind, opened["stage"], opened["status"], undone_at=undone_at)
    if kind == "stop" or "stopped" in data:
        stopped = data.get("stopped", data)
        return Move(at, kind, stood, STOPPED, stopped["class"], undone_at=undone_at)
    if kind in ("advance", "back", "reopen"):
        verdict = data.get("verdict", {})
        waived = tuple(id for id, standing in verdict.items() if standing == "waived")
        return Move(at, kind, data["to"], data["status"], None, waived, undone_at)
    if "reached" in data:
        return Move(at, kind, data["reached"]["stage"], data["reached"]["status"], undone_at=undone_at)
    return None
