"""The way every deal has come: what statistics, limits and forecasts are learned from.

What is learned for a day knows nothing of later ones: a life can be cut at any past instant.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from coach.followed import followed, led
from coach.life import BACK as BACK
from coach.life import DUPLICATE as DUPLICATE
from coach.life import LOST as LOST
from coach.life import ON as ON
from coach.life import OPEN as OPEN
from coach.life import WON as WON
from coach.life import Life as Life
from coach.life import Move as Move
from coach.life import Stay as Stay
from coach.life import Told as Told
from engine import playbooks
from engine.among import among, batches
from engine.playbook import Playbook
from engine.reads import View
from engine.state import DONE, STOPPED, Instant
from engine.store import Row, Store

_KINDS = "'new', 'import', 'set', 'advance', 'back', 'stop', 'reopen', 'upgrade', 'undo'"
_PAGE = 5000
_ALIKE = 2000
"""Things said of deals that are remembered, once read."""
_EVENTS = f"""
SELECT subject, seq, at, kind, data, recorded_at FROM event
WHERE subject < 'deal;' AND (subject, seq) > (:subject, :seq) AND kind IN ({_KINDS})
ORDER BY subject, seq LIMIT {_PAGE}
"""
# Neither the range of `deal:` nor DISTINCT, for which SQLite would go through all subjects: few are behind
# the position.
_TOUCHED = f"""
SELECT subject FROM event
WHERE position > :position AND substr(subject, 1, 5) = 'deal:' AND kind IN ({_KINDS})
"""
_OF_THESE = f"""
SELECT subject, seq, at, kind, data, recorded_at, position FROM event
WHERE subject IN ({{names}}) AND kind IN ({_KINDS}) ORDER BY subject, seq
"""


def lives(view: View) -> list[Life]:
    """Of every deal there is as of the view's day, by key."""
    return list(each_life(view))


def each_life(view: View) -> Iterator[Life]:
    """The same one after the other, for who need not have all of them at once."""
    return (life for life in _all(view) if life is not None)


def lives_ever(view: View) -> list[Life]:
    """Whole, with what was taken back: to be cut by `Life.as_of` at several days, by key."""
    return list(_whole(view))


def lives_of(view: View, keys: Iterable[str]) -> Iterator[Life]:
    """The same of these deals alone."""
    teller = _Teller(view.store)
    for subject, rows in _those(view.store, (f"deal:{key}" for key in keys)):
        yield teller.life(subject, rows)


def _all(view: View) -> Iterator[Life | None]:
    for life in _whole(view):
        yield life.now if view.until is None else life.as_of(view.until)


def _whole(view: View) -> Iterator[Life]:
    teller = _Teller(view.store)
    for subject, rows in groupby(_events(view.store), key=itemgetter(0)):
        yield teller.life(subject, rows)


class Twice(NamedTuple):
    """A deal's life as it was known before, None where it was not, and as it is now; with the number and the
    position of the last event of it."""

    before: Life | None
    now: Life
    seq: int
    position: int


def lives_since(store: Store, position: int, apart: Mapping[str, int]) -> Iterator[Twice]:
    """The deals that moved, or were told anew, behind a position. Before, everything up to it was known; of
    those `apart`, by key, all up to an event of their own."""
    teller = _Teller(store)
    subjects = {row["subject"] for row in store.rows(_TOUCHED, position=position)}
    subjects |= {f"deal:{key}" for key in apart}
    for subject, rows in _those(store, subjects):
        last = apart.get(subject.removeprefix("deal:"))
        known = [r for r in rows if (r["position"] <= position if last is None else r["seq"] <= last)]
        before = teller.life(subject, known).now if known else None
        yield Twice(before, teller.life(subject, rows).now, rows[-1]["seq"], rows[-1]["position"])


class _Said(NamedTuple):
    """What an event tells of a deal, whichever it is."""

    data: Mapping[str, Any]
    fields: Mapping[str, Any] | None
    move: "_Led | None"


class _Led(NamedTuple):
    """Where a deal came to; None is the stage it stands in."""

    stage: str | None
    status: str
    stop_class: str | None = None
    waived: tuple[str, ...] = ()


class _Teller:
    """Tells lives from the events of deals."""

    def __init__(self, store: Store) -> None:
        self._books = {(book.id, book.version): book for book in playbooks.installed(store)}
        self._stages = {key: _stages(book) for key, book in self._books.items()}
        self._said = lru_cache(_ALIKE)(_said)  # many deals come to the same stage

    def life(self, subject: str, rows: Iterable[Row]) -> Life:
        said = self._said
        events = [(seq, at, kind, said(kind, data), written) for _, seq, at, kind, data, written, *_ in rows]
        first = events[0][3].data
        opened = first.get("opened", first)
        book = opened["playbook"], opened["playbook_version"]
        key, (order, won) = subject.removeprefix("deal:"), self._stages[book]
        if plain := _plainly(events):
            return Life(key, *book, order, won, *plain, straight=True)
        undone = _undone(events)
        moves, told = _told(sorted(events, key=_when), undone)
        life = Life(key, *book, order, won, moves, told, _straight(moves) and _straight(told))
        upgrades = _upgrades(events, undone)
        return followed(life, upgrades, self._books) if upgrades else life


def _stages(book: Playbook) -> tuple[tuple[str, ...], frozenset[str]]:
    """All of them in their order, and those that are won, `done` included."""
    return book.order, frozenset({DONE, *(stage.id for stage in book.stages if stage.status == "won")})


def _events(store: Store) -> Iterator[Row]:
    """Page by page, and of one moment."""
    last: tuple[str, int] = ("deal:", 0)
    with store.snapshot():
        while page := store.rows(_EVENTS, subject=last[0], seq=last[1]):
            yield from page
            last = page[-1][0], page[-1][1]


def _those(store: Store, subjects: Iterable[str]) -> Iterator[tuple[str, list[Row]]]:
    for page in batches(sorted(subjects)):
        names, params = among(page)
        rows = store.rows(_OF_THESE.format(names=names), **params)
        yield from ((subject, list(own)) for subject, own in groupby(rows, key=itemgetter(0)))


_Event = tuple[int, Instant | None, str, _Said, Instant]
_TOLD_ANEW = frozenset({"undo", "upgrade"})
_MOVING = frozenset({"new", "import", "advance", "back", "stop", "reopen"})
_FIELDS = ("title", "account", "owner", "amount", "currency", "close_date", "behaviour")


def _undone(events: Iterable[_Event]) -> dict[int, Instant | None]:
    """When which of them were taken back."""
    return {said.data["seq"]: at for _, at, kind, said, _ in events if kind == "undo"}


def _plainly(events: Iterable[_Event]) -> tuple[tuple[Move, ...], tuple[Told, ...]] | None:
    """As they mostly come: written down as they happened, and nothing taken back. None where it wasn't so."""
    moves: list[Move] = []
    told: list[Told] = []
    last = stage = ""
    for _, at, kind, (_, fields, led_to), written in events:
        if at is None or at < last or kind in _TOLD_ANEW:
            return None
        last = at
        if fields is not None:
            told.append(Told(at, fields, kind == "import", None, written))
        if led_to is not None:
            to, status, stop_class, waived = led_to
            stage = stage if to is None else to
            moves.append(Move(at, kind, stage, status, stop_class, waived))
    return tuple(moves), tuple(told)


def _told(
    events: Iterable[_Event], undone: Mapping[int, Instant | None]
) -> tuple[tuple[Move, ...], tuple[Told, ...]]:
    """`events` in the order of the fold."""
    moves: list[Move] = []
    told: list[Told] = []
    for seq, at, kind, (data, fields, led_to), written in events:
        back_at = undone.get(seq) if undone else None
        if fields is not None:
            told.append(Told(at, fields, kind == "import", back_at, written))
        if led_to is not None:
            stage, status, stop_class, waived = led_to
            stage = _standing(moves) if stage is None else stage
            moves.append(Move(at, kind, stage, status, stop_class, waived, back_at))
        if kind == "upgrade" and back_at is None:
            moves = led(moves, data)
    return tuple(moves), tuple(told)


def _when(event: _Event) -> tuple[bool, Instant, int]:
    """The opening first, then by time, the unknown before all."""
    return event[0] > 1, event[1] or "", event[0]


def _straight(every: Sequence[Move] | Sequence[Told]) -> bool:
    times = [each.at or "" for each in every]
    return "" not in times and times == sorted(times) and all(each.undone_at is None for each in every)


def _upgrades(events: Iterable[_Event], undone: Mapping[int, Instant | None]) -> list[Mapping[str, Any]]:
    """To other playbooks, in their order, but for those taken back."""
    return [said.data for seq, _, kind, said, _ in events if kind == "upgrade" and seq not in undone]


def _standing(moves: Sequence[Move]) -> str:
    """The stage the last move that was not taken back led to."""
    return next((move.stage for move in reversed(moves) if move.undone_at is None), "")


def _said(kind: str, text: str) -> _Said:
    data = json.loads(text)
    return _Said(data, _fields(kind, data), _move(kind, data) if kind in _MOVING else None)


def _fields(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if kind == "new" or "opened" in data:
        opened = data.get("opened", data)
        return {name: opened[name] for name in _FIELDS}
    fields: Mapping[str, Any] | None = data.get("fields") if kind in ("set", "import") else None
    return fields


def _move(kind: str, data: Mapping[str, Any]) -> _Led | None:
    if kind == "new" or "opened" in data:
        opened = data.get("opened", data)
        return _Led(opened["stage"], opened["status"])
    if kind == "stop" or "stopped" in data:
        return _Led(None, STOPPED, data.get("stopped", data)["class"])
    if kind in ("advance", "back", "reopen"):
        verdict = data.get("verdict", {})
        waived = ()
        if "waived" in verdict.values():
            waived = tuple(id for id, standing in verdict.items() if standing == "waived")
        return _Led(data["to"], data["status"], None, waived)
    if "reached" in data:
        return _Led(data["reached"]["stage"], data["reached"]["status"])
    return None
