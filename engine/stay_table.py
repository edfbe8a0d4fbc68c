"""Stays counted by kind, until more history is counted: they follow from it, and prove nothing.

Twice: by all that their segment may hang on, and by the segment they are in for now.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from engine.among import batches
from engine.history import canonical
from engine.state import Day
from engine.store import Row, Store

TABLES = frozenset({"stay_count", "segment_count", "counted", "counted_deal"})
"""Where what stands in them is missing, history is counted again."""
UNKNOWN = -1


class StayKind(NamedTuple):
    """Stays alike, or deals alike where `stage` is empty. What nobody knows is '' and UNKNOWN.

    `amount` in minor units; `days` working days; `since` of stays that last, the day they began; `won` 1
    where their deals were won later.
    """

    playbook: str
    stage: str
    behaviour: str
    currency: str
    amount: int
    days: int
    since: Day
    won: int


class SegmentKind(NamedTuple):
    """Stays in a segment of a stage that are alike, as in StayKind."""

    playbook: str
    stage: str
    segment: str
    days: int
    since: Day
    won: int


class StayNumber(NamedTuple):
    n: int
    early: int
    """Of these, the stays that began before any end was on record."""


class Reach(NamedTuple):
    """Everything is counted up to a position, but for the deals that are counted by themselves.

    `basis` is what the counts rest on besides history, JSON-ready.
    """

    position: int
    basis: Mapping[str, Any]


Kind = TypeVar("Kind", StayKind, SegmentKind)


class _Table(NamedTuple, Generic[Kind]):
    name: str
    key: tuple[str, ...]
    make: Callable[[Iterable[Any]], Kind]

    @property
    def columns(self) -> str:
        return ", ".join(self.key)


_STAYS = _Table("stay_count", StayKind._fields, StayKind._make)
_SEGMENTS = _Table("segment_count", SegmentKind._fields, SegmentKind._make)


def load_stays(store: Store, playbook: str) -> dict[StayKind, StayNumber]:
    return _load(store, _STAYS, "playbook = :playbook AND stage > ''", playbook=playbook)


def load_deals(store: Store, playbook: str) -> dict[StayKind, StayNumber]:
    return _load(store, _STAYS, "playbook = :playbook AND stage = ''", playbook=playbook)


def load_segments(store: Store) -> dict[SegmentKind, StayNumber]:
    return _load(store, _SEGMENTS, "1 = 1")


def change(store: Store, numbers: Mapping[StayKind, StayNumber]) -> bool:
    """So many more of each kind, or fewer; a kind of which none is left goes. False where there were not so
    many: what stood there was wrong."""
    return _change(store, _STAYS, numbers)


def change_segments(store: Store, numbers: Mapping[SegmentKind, StayNumber]) -> bool:
    return _change(store, _SEGMENTS, numbers)


def replace(store: Store, numbers: Mapping[StayKind, StayNumber]) -> None:
    """All of it, whatever stood there."""
    store.run("DELETE FROM stay_count")
    _insert(store, _STAYS, numbers)


def replace_segments(
    store: Store, numbers: Iterable[Mapping[SegmentKind, StayNumber]], playbook: str | None = None
) -> None:
    """All of it, or of a playbook."""
    store.run("DELETE FROM segment_count WHERE playbook = coalesce(:playbook, playbook)", playbook=playbook)
    for own in numbers:
        _insert(store, _SEGMENTS, own)


def _load(store: Store, table: _Table[Kind], where: str, **params: object) -> dict[Kind, StayNumber]:
    rows = store.rows(f"SELECT {table.columns}, n, early FROM {table.name} WHERE {where}", **params)
    return {table.make(kind): StayNumber(n, early) for *kind, n, early in rows}


def _insert(store: Store, table: _Table[Kind], numbers: Mapping[Kind, StayNumber]) -> None:
    columns = (*table.key, *StayNumber._fields)
    store.load(table.name, columns, [tuple(kind) + tuple(number) for kind, number in numbers.items()])


def _change(store: Store, table: _Table[Kind], numbers: Mapping[Kind, StayNumber]) -> bool:
    name, columns = table.name, table.columns
    values = ", ".join(f":{column}" for column in table.key)
    store.run_many(
        f"INSERT INTO {name} ({columns}, n, early) VALUES ({values}, :n, :early)"
        f" ON CONFLICT ({columns}) DO UPDATE SET n = {name}.n + excluded.n,"
        f" early = {name}.early + excluded.early",
        ({**kind._asdict(), **number._asdict()} for kind, number in numbers.items()),
    )
    none_left = []
    for page in batches(kind for kind, number in numbers.items() if number.n < 0):
        for *kind, n in _few(store, table, page):
            if n < 0:
                return False
            none_left.append(table.make(kind)._asdict())
    same = " AND ".join(f"{column} = :{column}" for column in table.key)
    store.run_many(f"DELETE FROM {name} WHERE {same}", none_left)
    return True


def _few(store: Store, table: _Table[Kind], kinds: Sequence[Kind]) -> Sequence[Row]:
    """Those of which none is left, or fewer."""
    params: dict[str, object] = {}
    for at, kind in enumerate(kinds):
        params |= {f"{column}{at}": value for column, value in zip(kind._fields, kind, strict=True)}
    rows = (", ".join(f":{column}{at}" for column in table.key) for at in range(len(kinds)))
    same = " AND ".join(f"s.{column} = w.{column}" for column in table.key)
    wanted = ", ".join(f"({row})" for row in rows)
    found = ", ".join(f"s.{column}" for column in table.key)
    return store.rows(
        f"WITH w ({table.columns}) AS (VALUES {wanted})"
        f" SELECT {found}, s.n FROM w JOIN {table.name} s ON {same} WHERE s.n <= 0",
        **params,
    )


def reach(store: Store) -> Reach | None:
    """None where nothing is counted yet, or what stands there was never written by us."""
    row = store.row("SELECT position, basis FROM counted")
    try:
        basis = json.loads(row["basis"]) if row else None
    except (ValueError, RecursionError):
        return None
    return Reach(row["position"], basis) if row and isinstance(basis, dict) else None


def keep_reach(store: Store, reach: Reach) -> None:
    store.run(
        "INSERT INTO counted (id, position, basis) VALUES (1, :position, :basis)"
        " ON CONFLICT (id) DO UPDATE SET position = excluded.position, basis = excluded.basis",
        position=reach.position,
        basis=canonical(reach.basis),
    )


def counted_apart(store: Store) -> dict[str, int]:
    """The deals counted by themselves, by key: up to which of their events; 0 of one that is not counted."""
    return {row["deal"]: row["seq"] for row in store.rows("SELECT deal, seq FROM counted_deal")}


def count_apart(store: Store, deals: Iterable[tuple[str, int]]) -> None:
    """These and no others."""
    store.run("DELETE FROM counted_deal")
    store.load("counted_deal", ("deal", "seq"), deals)


def count_behind(store: Store, position: int) -> None:
    """Each deal by itself, unless nothing is behind the position."""
    store.run("DELETE FROM counted_deal")
    store.run(
        "INSERT INTO counted_deal (deal, seq) SELECT key, version FROM deal"
        " WHERE (SELECT max(position) FROM event) > :position",
        position=position,
    )
