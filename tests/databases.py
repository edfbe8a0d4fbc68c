"""Both kinds of database for tests: made once by kind, copied for each test that asks."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import postgres
import pytest

KINDS = ("sqlite", "postgresql")


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


def pytest_collection_modifyitems(config, items):
    """What concerns one kind alone, and says why, isn't run on the other."""
    gone = [item for item in items if _elsewhere(item)]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [item for item in items if not _elsewhere(item)]


def _elsewhere(item):
    kind = item.callspec.params.get("database") if hasattr(item, "callspec") else None
    return kind is not None and any(item.get_closest_marker(k) for k in KINDS if k != kind)
