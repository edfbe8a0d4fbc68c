"""Stays counted by kind, until more history is counted: they follow from it, and prove nothing."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engine.history import canonical
from engine.store import Store

TABLES = frozenset({"stay_count", "counted", "counted_deal"})
"""Where what stands in them is missing, history is counted again."""
UNKNOWN = -1


class StayKind(NamedTuple):
    """Stays alike, or deals alike where `stage` is empty. What nobody knows is '' and UNKNOWN.

    `amount` in minor units, `days` working days, `won` 1 where their deals were won later.
    """

    playbook: str
    stage: str
    behaviour: str
    currency: str
    amount: int
    days: int
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


_NAMES = ", ".join(StayKind._fields)
_VALUES = ", ".join(f":{name}" for name in StayKind._fields)
_SAME = " AND ".join(f"{name} = :{name}" for name in StayKind._fields)


def load(store: Store) -> dict[StayKind, StayNumber]:
    rows = store.rows(f"SELECT {_NAMES}, n, early FROM stay_count")
    return {StayKind._make(kind): StayNumber(n, early) for *kind, n, early in rows}


def change(store: Store, numbers: Mapping[StayKind, StayNumber]) -> None:
    """So many more of each kind, or fewer; a kind of which none is left goes."""
    store.run_many(
        f"INSERT INTO stay_count ({_NAMES}, n, early) VALUES ({_VALUES}, :n, :early)"
        f" ON CONFLICT ({_NAMES}) DO UPDATE SET n = stay_count.n + excluded.n,"
        " early = stay_count.early + excluded.early",
        ({**kind._asdict(), **number._asdict()} for kind, number in numbers.items()),
    )
    fewer = (kind._asdict() for kind, number in numbers.items() if number.n < 0)
    store.run_many(f"DELETE FROM stay_count WHERE {_SAME} AND n = 0", fewer)


def replace(store: Store, numbers: Mapping[StayKind, StayNumber]) -> None:
    """All of it, whatever stood there."""
    store.run("DELETE FROM stay_count")
    columns = (*StayKind._fields, *StayNumber._fields)
    store.load("stay_count", columns, ((*kind, *number) for kind, number in numbers.items()))


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
