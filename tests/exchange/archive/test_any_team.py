"""Any team, archived and restored, is the same: deal by deal, event by event, to the same digest."""

from datetime import UTC, datetime

import pytest
from databases import KINDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import office
from benchmarks.random_commands import Chooser
from benchmarks.witness import carry
from engine import workspace
from engine.errors import DealgateError
from engine.history import walk
from engine.reads import View
from engine.store import open_store
from engine.verify import verify
from exchange.archive.restoring import restore_archive
from exchange.archive.writer import write_archive

NOW = "2026-11-22T08:00:00.000000Z"
CLIENTS = office.ACCOUNTS[:2]


@pytest.fixture(scope="module")
def founded(databases):
    return databases.once("office", lambda url: office.found(url, clients=len(CLIENTS)))


def busy(store, seed, folder, commands):
    """What somebody does at random; half of it is refused."""
    view = View(store, workspace.load(store), datetime.now(UTC).date())
    chooser = Chooser(view, 1, seed, folder, CLIENTS)
    for _ in range(commands):
        try:
            command = chooser.next()
            chooser.keep(command, carry(store, command).result)
        except DealgateError:
            pass


def told(store):
    """Every event with its hash, and every deal's state."""
    states = store.rows("SELECT key, state FROM deal ORDER BY key")
    return [tuple(row) for row in walk(store)], [tuple(row) for row in states]


def there_and_back(founded, databases, database, folder, seed, commands):
    """From one kind to the other, and from there on to the first again."""
    with (
        databases.copy(founded(database), folder / "team.sqlite") as url,
        open_store(url, for_writing=True) as store,
    ):
        busy(store, seed, folder, commands)
        before, proof = told(store), verify(store)
        assert proof.faults == ()
        write_archive(store, str(folder / "0.zip"), "", "0.1.0", NOW)
    for number, kind in enumerate(sorted(KINDS, key=lambda kind: kind == database)):
        goal = databases.empty(kind, "goal")
        restore_archive(str(folder / f"{number}.zip"), goal, "ada", NOW)
        with open_store(goal) as store:
            assert told(store) == before
            assert (verify(store).digest, verify(store).faults) == (proof.digest, ())
            write_archive(store, str(folder / f"{number + 1}.zip"), "", "0.1.0", NOW)


@settings(max_examples=3, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_it_is_the_same_team(founded, databases, database, tmp_path_factory, seed):
    there_and_back(founded, databases, database, tmp_path_factory.mktemp("any"), seed, 40)


@pytest.mark.proof
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_very_many_teams_are_the_same(founded, databases, database, tmp_path_factory, seed):
    there_and_back(founded, databases, database, tmp_path_factory.mktemp("any"), seed, 200)
