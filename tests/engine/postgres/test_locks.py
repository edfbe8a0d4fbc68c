"""Whoever wants all tables for themselves meets those who have one and want the next: nobody is told."""

import threading
from contextlib import closing
from time import monotonic, sleep

import postgres
import psycopg2
import pytest
from releases import of_release

from engine import copying, schema, upkeep, verify
from engine.postgres.grants import grant
from engine.store import open_store


@pytest.fixture
def psql():
    """`psql(url)`: somebody in a transaction at a raw connection. Where two wait for each other, it's the
    other who is told."""
    made = []

    def connected(url):
        made.append(psycopg2.connect(url))
        cursor = made[-1].cursor()
        cursor.execute("SET deadlock_timeout = '1min'")
        return cursor

    yield connected
    for each in made:
        each.close()


class Meanwhile:
    """Something done in a thread; `ends` gives what came of it."""

    def __init__(self, work, *args):
        self.came = []
        self.thread = threading.Thread(target=self._go, args=(work, *args))
        self.thread.start()

    def _go(self, work, *args):
        try:
            self.came.append(work(*args))
        except Exception as error:
            self.came.append(error)

    def ends(self):
        self.thread.join(60)
        assert self.came, "it still waits"
        if isinstance(self.came[0], Exception):
            raise self.came[0]
        return self.came[0]


def awaited(url, table):
    """Until somebody waits for that table."""
    give_up = monotonic() + 30
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        while monotonic() < give_up:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = %s::regclass", (table,))
            if cursor.fetchone():
                return
            sleep(0.02)
    raise AssertionError(f"nobody waits for {table}")


@pytest.fixture
def old(tmp_path):
    return of_release("0004", "postgresql", tmp_path)


@pytest.mark.parametrize("migrates", [False, True], ids=["grant", "upgrade"])
def test_who_is_taken_back_does_it_again(own, old, psql, migrates):
    url = old if migrates else own
    reader = psql(url)
    reader.execute("SELECT count(*) FROM event")
    other = Meanwhile(upkeep.upgrade if migrates else grant, url)
    awaited(url, "event")  # deal is theirs by now
    reader.execute("SELECT count(*) FROM deal")
    reader.connection.commit()
    other.ends()
    assert upkeep.status(url)["schema"] == schema.SCHEMA
    assert upkeep.status(url)["rights"] is not migrates


def test_an_upgrade_waits_for_a_change_to_end(old, psql):
    """Whoever changes something has deal, before anything else."""
    writer = psql(old)
    writer.execute("LOCK TABLE deal IN ROW EXCLUSIVE MODE")
    upgrade = Meanwhile(upkeep.upgrade, old)
    awaited(old, "deal")
    writer.execute("SET lock_timeout = '300ms'; SELECT count(*) FROM event; UPDATE person SET name = 'Lin'")
    writer.connection.commit()
    assert upgrade.ends()[:2] == ("0004", schema.SCHEMA)
    assert {name for (name,) in postgres.ask(old, "SELECT name FROM person")} == {"Lin"}


@pytest.mark.parametrize("copies", [False, True], ids=["verify", "copy"])
def test_a_grant_waits_for_a_long_look_to_end(own, tmp_path, copies):
    grants = []

    def looked(done, of):
        if not grants:
            grants.append(Meanwhile(grant, own))
            awaited(own, "alembic_version")

    if copies:
        copying.copy(own, str(tmp_path / "copy.sqlite"), looked)
    else:
        with open_store(own) as store:
            assert verify.verify(store, progress=looked).faults == ()
    assert grants[0].ends().group


def test_a_question_that_stands_alone_is_asked_again(own, psql):
    other = psql(own)
    other.execute("LOCK TABLE deal IN ACCESS EXCLUSIVE MODE")
    with open_store(own) as store:
        question = Meanwhile(
            store.row, "SELECT count(*) AS n FROM event JOIN deal ON deal.key = event.subject"
        )
        awaited(own, "deal")
        other.execute("LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
        other.connection.commit()
        assert question.ends()["n"] == 0
