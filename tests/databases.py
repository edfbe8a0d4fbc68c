"""Both kinds of database for tests: made once by kind, copied for each test that asks."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import postgres
import psycopg2
import pytest
from syrupy.extensions.amber import AmberSnapshotExtension

from engine.errors import Conflict, NotAllowed
from engine.store import Raced, Store

KINDS = ("sqlite", "postgresql")
FORBIDDEN = (sqlite3.IntegrityError, psycopg2.IntegrityError, NotAllowed, Raced, Conflict)
"""What a database's own guards raise: its constraints, and the triggers on history."""


def unguarded(store: Store) -> None:
    """From here on this connection may rewrite history and tear rows from what they belong to."""
    if store.kind == "sqlite":
        store.run("PRAGMA foreign_keys = OFF")
        for name in ("event_never_changed", "event_never_deleted", "event_never_replaced"):
            store.run(f"DROP TRIGGER {name}")
    else:
        store.run("SET session_replication_role = replica")


def ask(db: str, sql: str) -> list[tuple]:
    """Run one statement on a database of whatever schema; its rows."""
    if "://" in db:
        return postgres.ask(db, sql)
    with closing(sqlite3.connect(db)) as connection, connection:
        return connection.execute(sql).fetchall()


def everything(db: str) -> dict[str, list[str]]:
    """All that is stored, by table."""
    tables = (
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        if "://" in db
        else "SELECT name FROM sqlite_master WHERE type = 'table'"
    )
    return {name: sorted(map(str, ask(db, f'SELECT * FROM "{name}"'))) for (name,) in ask(db, tables)}


class Databases:
    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder

    def empty(self, kind: str, name: str) -> str:
        """Where a database may be made."""
        return str(self._folder() / f"{name}.sqlite") if kind == "sqlite" else postgres.fresh()

    def once(
        self, name: str, make: Callable[[str], None], start: Callable[[str], str] | None = None
    ) -> Callable[[str], str]:
        """By kind, what `make` made of an empty database, or of a copy of `start`; at its first use."""
        made: dict[str, str] = {}

        def of(kind: str) -> str:
            if kind not in made:
                if start is None:
                    path = self.empty(kind, name)
                else:
                    path = _copied(start(kind), self._folder() / f"{name}.sqlite")
                make(path)
                made[kind] = path
            return made[kind]

        return of

    @contextmanager
    def copy(self, db: str, path: Path) -> Iterator[str]:
        """A copy for one test: a file at `path`, or a database of its own on the server."""
        made = _copied(db, path)
        try:
            yield made
        finally:
            if "://" in made:
                postgres.drop(made)


def _copied(db: str, path: Path) -> str:
    if "://" in db:
        return postgres.fresh(db)
    # What stands in the write-ahead log is part of it.
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return str(path)


@pytest.fixture(scope="session")
def databases(tmp_path_factory):
    return Databases(lambda: tmp_path_factory.mktemp("database"))


@pytest.fixture(params=KINDS)
def database(request):
    """The kind of database a test runs on: whatever asks for one runs on both."""
    return request.param


class OnBoth(AmberSnapshotExtension):
    """What is shown is the same whatever it is read from: one snapshot for both."""

    @classmethod
    def get_snapshot_name(cls, *, test_location, index=0):
        name = super().get_snapshot_name(test_location=test_location, index=index)
        kind = "|".join(KINDS)
        return re.sub(rf"\[({kind})\]|(?<=\[)({kind})-|-({kind})(?=[-\]])", "", name)


@pytest.fixture
def snapshot(snapshot):
    return snapshot.use_extension(OnBoth)


def pytest_collection_modifyitems(config, items):
    """What concerns one kind alone, and says why, isn't run on the other."""
    faults = sorted({fault for item in items for fault in _faults(item)})
    if faults:
        raise pytest.UsageError("\n".join(faults))
    gone = [item for item in items if _elsewhere(item)]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if not _elsewhere(item)]


def _faults(item):
    where = item.nodeid.partition("[")[0]
    for mark in item.iter_markers():
        if mark.name in KINDS:
            if [type(why) for why in mark.args] != [str]:
                yield f"{where}: `{mark.name}` without its why"
            if "database" not in item.fixturenames:
                yield f"{where}: `{mark.name}` on a test that asks for no `database`"


def _elsewhere(item):
    kind = item.callspec.params.get("database") if hasattr(item, "callspec") else None
    return kind is not None and any(item.get_closest_marker(k) for k in KINDS if k != kind)


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session):
    """The first process of a run, when all others have ended, clears up on a server that is not its own."""
    result = yield
    if not hasattr(session.config, "workerinput"):
        session.config.stash[_CLEARING].close()
    return result


def pytest_sessionstart(session):
    if not hasattr(session.config, "workerinput"):
        session.config.stash[_CLEARING] = clearing = ExitStack()
        if url := postgres.named():
            clearing.enter_context(postgres.leaves_nothing(url))


_CLEARING = pytest.StashKey[ExitStack]()
