"""What one move costs in a process that runs already, against what it writes, written plainly.

    python -m benchmarks one_move

One `advance` is the facts, the gate, the machine, the fold, the row, the event and the commit. Plainly is
the same event and the same row of the deal by the bare driver, in a transaction of the same kind, in a copy
of the same database. They take turns, move by move, and every move is taken back in both before its deal
comes again. Beside the clock stands the time of this process's processor alone, in which the disk and the
server have no part.
"""

import gc
import json
import shutil
import sqlite3
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

import psycopg2
from psycopg2 import extensions

from benchmarks.big_team import client, grow, lately, rep
from benchmarks.common import change_on, new_database
from benchmarks.own_server import OwnServer, ask
from engine import deal_table, deals, history, moves, people
from engine.change import carry_out
from engine.database_url import POSTGRESQL, SQLITE
from engine.facts import ContactFact, Facts
from engine.gate import check
from engine.playbook import Playbook
from engine.playbooks import newest
from engine.postgres.statement import translated
from engine.requirements.kinds import read_requirement
from engine.state import Answer, Deal, Filled, Stay, Visit
from engine.store import Store, open_store

SIZES = (10_000, 100_000)
MOVES = 288
TARGET = 2.0
GATE_TARGET = 60.0
"""Microseconds."""
_WARM = 8
_EVENT = f"SELECT {', '.join(history.COLUMNS)} FROM event WHERE subject = :subject ORDER BY seq DESC LIMIT 1"
_DEAL = f"SELECT {deal_table.COLUMNS}, state FROM deal WHERE key = :key"
_WRITES = (history.INSERT, deal_table.UPDATE)

Values = dict[str, Any]


class Seconds(NamedTuple):
    by_clock: float
    of_processor: float


class Moved(NamedTuple):
    """The medians of one kind of database, with so many deals."""

    kind: str
    deals: int
    own: Seconds
    bare: Seconds


# ── one move ──────────────────────────────────────────────────────────────────────────────────


def compared(url: str, bare: "Bare", size: int, count: int) -> Moved:
    """Moves in the database at `url`, and the same by the bare driver in its copy."""
    own_times, bare_times = list[Seconds](), list[Seconds]()
    gc.freeze()
    with open_store(url, for_writing=True) as store, closing(bare):
        for n in islice(cycle(lately(size)), count + _WARM):
            key = f"{client(n)}-2"
            own_times.append(_timed(_advancing(store, key, rep(n))))
            event, deal = written_rows(store, key)
            bare_times.append(_timed(lambda event=event, deal=deal: bare.write(event, deal)))
            _take_back(store, key, rep(n))
            bare.write(*written_rows(store, key))
    gc.unfreeze()
    return Moved(store.kind, size, _medians(own_times), _medians(bare_times))


def _advancing(store: Store, key: str, user: str) -> Callable[[], object]:
    change = change_on(store)._replace(actor=people.find(store, user))
    return lambda: carry_out(change, "advance", lambda: {"version": deals.advance(change, key).version})


def _take_back(store: Store, key: str, user: str) -> None:
    change = change_on(store)._replace(actor=people.find(store, user))
    carry_out(change, "undo", lambda: {"version": deals.undo(change, key)[0].version})


def written_rows(store: Store, key: str) -> tuple[Values, Values]:
    """The last event of a deal, and its row, as they stand there."""
    event, deal = store.row(_EVENT, subject=f"deal:{key}"), store.row(_DEAL, key=key)
    assert event is not None, key
    assert deal is not None, key
    return _values(event), _values(deal)


def _values(row: Any) -> Values:
    return dict(zip(row.keys(), row, strict=True))


def _timed(work: Callable[[], object]) -> Seconds:
    clock, processor = perf_counter(), process_time()
    work()
    return Seconds(perf_counter() - clock, process_time() - processor)


def _medians(times: Sequence[Seconds]) -> Seconds:
    return Seconds(*(median(each) for each in zip(*times[_WARM:], strict=True)))


# ── the bare drivers ──────────────────────────────────────────────────────────────────────────


class Bare(ABC):
    """A connection as its driver gives it, to a copy of the database."""

    @abstractmethod
    def write(self, event: Values, deal: Values) -> None:
        """The two statements, in a transaction."""

    @abstractmethod
    def close(self) -> None: ...


class BareFile(Bare):
    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("PRAGMA foreign_keys = ON")

    def write(self, event: Values, deal: Values) -> None:
        insert, update = _WRITES
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(insert, event)
        changed = self._connection.execute(update, deal).rowcount
        self._connection.execute("COMMIT")
        assert changed == 1, deal["key"]

    def close(self) -> None:
        self._connection.close()


class BareServer(Bare):
    def __init__(self, url: str) -> None:
        extensions.set_wait_callback(None)
        self._connection = psycopg2.connect(url)
        self._connection.set_session(isolation_level="SERIALIZABLE")
        self._writes = [translated(sql) for sql in _WRITES]

    def write(self, event: Values, deal: Values) -> None:
        insert, update = self._writes
        callback = extensions.get_wait_callback()
        extensions.set_wait_callback(None)
        with self._connection.cursor() as cursor:
            cursor.execute(insert, event)
            cursor.execute(update, deal)
            changed = cursor.rowcount
        self._connection.commit()
        assert changed == 1, deal["key"]
        extensions.set_wait_callback(callback)

    def close(self) -> None:
        self._connection.close()


@contextmanager
def twins(kind: str, url: str, server: OwnServer) -> Iterator[tuple[str, Bare]]:
    """Two copies of a database, one of them as its driver opens it."""
    if kind == SQLITE:
        with tempfile.TemporaryDirectory() as folder:
            path, copy = Path(folder) / "own.sqlite", Path(folder) / "bare.sqlite"
            shutil.copyfile(url, path)
            shutil.copyfile(url, copy)
            yield str(path), BareFile(str(copy))
        return
    own, other = (_copy(server, url) for _ in range(2))
    yield own, BareServer(other)
    for each in (own, other):
        server.drop(each)


def fill(url: str, size: int) -> None:
    with closing(new_database(url)) as store:
        grow(store, size)
        if store.kind == SQLITE:
            store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    if store.kind == POSTGRESQL:
        ask(url, "VACUUM ANALYZE")


def _copy(server: OwnServer, url: str) -> str:
    copy = server.database(url)
    ask(copy, "VACUUM ANALYZE")
    ask(copy, "CHECKPOINT")
    return copy


# ── the gate alone ────────────────────────────────────────────────────────────────────────────

_SIDES = {"zh": "好", "en": "good"}
_GATE: tuple[Values, ...] = (
    *({"decision": f"point_{n}", "title": _SIDES, "ask": _SIDES, "valid_for": 90} for n in range(4)),
    *({"worksheet": f"sheet_{n}", "title": _SIDES, "at_least": 60} for n in range(2)),
    *({"item": f"item_{n}", "title": _SIDES} for n in range(2)),
    {
        "condition": {"field": "deal.amount", "op": ">=", "value": 1000},
        "id": "large_enough",
        "title": _SIDES,
        "when": {"field": "deal.behaviour", "op": "==", "value": "project"},
    },
    {
        "condition": {"field": "worksheets.sheet_0.score", "op": ">=", "value": 4},
        "id": "qualified",
        "title": _SIDES,
        "when": {"field": "deal.behaviour", "op": "in", "value": ["project", "profit"]},
    },
    {"contact": "economic_buyer", "title": _SIDES},
    {"visit": "two_sided", "title": _SIDES},
)
"""Twelve requirements, of every kind."""
_TODAY, _NOW = "2026-11-21", "2026-11-21T01:00:00.000000Z"


class Gate(NamedTuple):
    """Microseconds: of a gate and the move behind it; of the deal's state read by `json.loads` alone."""

    check: float
    plainly: float


def gate(rounds: int = 300, each: int = 20) -> Gate:
    playbook, facts = _gated()
    stage, deal = playbook.stages[0], facts.deal
    assert check(stage, facts).proven
    state = deal_table.state_text(deal)

    def asked() -> None:
        for _ in range(each):
            moves.advance(deal, playbook, facts, check(stage, facts))

    def plainly() -> None:
        for _ in range(each):
            json.loads(state)

    pairs = [(_timed(asked), _timed(plainly)) for _ in range(rounds)]
    return Gate(*(median(pair[at].by_clock for pair in pairs) / each * 1e6 for at in (0, 1)))


def _gated() -> tuple[Playbook, Facts]:
    """The shipped playbook with the gate above before its second stage, and facts that open it."""
    with tempfile.TemporaryDirectory() as folder, new_database(Path(folder) / "one.sqlite") as store:
        shipped = newest(store, "client-value")
    requirements = tuple(map(read_requirement, _GATE))
    first = shipped.stages[0]._replace(gate=requirements)
    playbook = shipped._replace(stages=(first, *shipped.stages[1:]))
    return playbook, _facts(playbook)


def _facts(playbook: Playbook) -> Facts:
    said = ("yes", "they said so", "client_said", "ACME.1", "2026-11-01", "lin", _NOW)
    answers = {point: Answer(point, *said) for point in playbook.points}
    deal = Deal(
        *("ACME-3", "Line 3", "ACME", "lin", playbook.id, playbook.version, 5_000_000, "CNY", "2027-03-01"),
        *("project", "open", Stay(1, playbook.order[0], _NOW, "new", ("lin",)), _NOW, 9, _NOW),
        answers=answers,
        items=("item_0", "item_1"),
        worksheets={f"sheet_{n}": Filled({"score": "4.5"}, 80, {}) for n in range(2)},
        visits=(Visit("2026-11-01", "ACME.1", "the line was shown", True, "lin"),),
    )
    contacts = (
        ContactFact("ACME.1", "economic_buyer", "driver", "2026-01-01", None),
        ContactFact("ACME.2", "user", None, "2026-02-01", None),
    )
    return Facts(deal, contacts, "2026-01-01", playbook.points, _TODAY, "CNY", {"EUR": "7.8", "USD": "7.1"})
