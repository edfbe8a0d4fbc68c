"""A whole team moved from one database to another, and back."""

import os
import signal
import subprocess
import sys
from contextlib import closing

import postgres
import pytest
from databases import unguarded
from releases import of_release

from engine import accounts, contacts, copying, deals, orders, upkeep, weeks
from engine.copying import copy
from engine.errors import DealgateError, NoDatabase
from engine.store import open_store
from engine.tables import metadata
from engine.verify import verify

DEAL = "ACME-1"


@pytest.fixture
def busy(team):
    """A team that did something of everything."""
    team.do("lin", deals.new, "Line 3 中文", account="ACME", playbook="small", request="r1", command="new")
    team.do("lin", deals.answer, DEAL, "needs_known", "yes", evidence="50% 'off' \\ \t", kind="event_held")
    team.do("mei", deals.waive, DEAL, "item:listed", reason="r", until="2026-12-31")
    team.do("lin", deals.advance, DEAL)
    team.do("lin", deals.log_visit, DEAL, contact=None, on=None, summary="met", two_sided=True)
    team.do("lin", orders.add, "ACME", "-100", None, "2026-05-01", deal=DEAL)
    team.do("lin", accounts.edit, "ACME", abc="A")
    team.do("lin", weeks.set_focus, "lin", "2026-11-24", "close")
    team.do("wei", contacts.add, "ACME", "Li Wei", "decider")
    team.do("han", contacts.erase, contacts.find(team.store, "Gao Yan"))
    team.store.run("INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')")
    assert verify(team.store).faults == ()
    return team


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, databases):
    """Where nothing stands, of either kind."""
    return databases.empty(request.param, "goal")


def everything(url):
    with open_store(url) as store:
        return {
            table: [tuple(row) for row in store.rows(f'SELECT {columns} FROM "{table}" ORDER BY {columns}')]
            for table, columns in {
                table.name: ", ".join(f'"{column.name}"' for column in table.columns)
                for table in metadata.sorted_tables
            }.items()
        }


def refused(*args):
    with pytest.raises(DealgateError) as caught:
        copy(*args)
    return caught.value


def nothing_in(url):
    """Whether an empty database, or none, stands there."""
    if "://" not in url and not os.path.exists(url):
        return True
    try:
        with open_store(url) as store:
            return not any(store.row(f'SELECT 1 FROM "{table.name}"') for table in metadata.sorted_tables)
    except NoDatabase:
        return True


class TestMoving:
    def test_every_row_is_as_it_was(self, busy, empty):
        done = copy(busy.path, empty)
        assert everything(empty) == everything(busy.path)
        assert done.rows == sum(map(len, everything(empty).values()))

    def test_the_digest_noted_before_holds_behind(self, busy, empty):
        noted = verify(busy.store).digest
        done = copy(busy.path, empty)
        with open_store(empty) as store:
            proof = verify(store, noted)
        assert (done.digest, done.events, done.faults) == (noted, proof.events, 0)
        assert (proof.digest, proof.since) == (noted, (True, False, 0))

    def test_work_goes_on_behind_the_last_position(self, busy, empty):
        from at_work import Team

        noted = copy(busy.path, empty).digest
        there = Team(empty)
        there.now = busy.now
        there.do("lin", deals.set_fields, DEAL, {"title": "Line 4"})
        proof = verify(there.store, noted)
        there.store.close()
        assert (proof.faults, proof.since) == ((), (True, False, 1))

    def test_there_and_back_again(self, busy, databases, database):
        other = "sqlite" if database == "postgresql" else "postgresql"
        there, back = databases.empty(other, "there"), databases.empty(database, "back")
        copy(busy.path, there)
        copy(there, back)
        assert everything(back) == everything(busy.path)

    def test_a_request_repeated_there_gives_its_first_result(self, busy, empty):
        from at_work import Team

        copy(busy.path, empty)
        there = Team(empty)
        there.do("lin", deals.new, "Line 3 中文", account="ACME", request="r1", command="new")
        assert there.store.row("SELECT count(*) FROM deal")[0] == 1
        there.store.close()

    def test_it_tells_how_far_it_has_come(self, busy, empty):
        told = []
        copy(busy.path, empty, lambda done, of: told.append((done, of)))
        assert told == sorted(told)
        assert {of for _, of in told} == {told[-1][0]}, "it ends where it said it would"

    def test_others_write_meanwhile_and_it_shows_one_moment(self, busy, empty, monkeypatch):
        before = everything(busy.path)
        pages = copying.pages

        def disturbed(store, table):
            if store.name == busy.store.name and table.name == "event":
                busy.do("lin", deals.set_fields, DEAL, {"title": "Line 9"})
            return pages(store, table)

        monkeypatch.setattr(copying, "pages", disturbed)
        copy(busy.path, empty)
        assert everything(empty) == before
        assert everything(busy.path) != before

    def test_what_was_amiss_comes_along_and_is_told(self, busy, empty):
        unguarded(busy.store)
        busy.store.run("UPDATE deal SET owner = 'bo'")
        assert copy(busy.path, empty).faults == 1
        with open_store(empty) as store:
            assert [f.what.id for f in verify(store).faults] == ["db.row_differs"]


class TestRefusals:
    def test_where_a_team_stands_already(self, busy, databases, database, founded):
        other = founded(database)
        before = everything(other)
        error = refused(busy.path, other)
        assert (error.message.id, error.exit_code) == ("db.copy_not_empty", 1)
        assert everything(other) == before

    def test_onto_itself(self, busy):
        assert refused(busy.path, busy.path).message.id == "db.copy_not_empty"

    def test_where_anything_stands_at_all(self, busy, empty):
        upkeep.create(empty)
        with open_store(empty) as store:
            store.run("INSERT INTO account (code, name, version) VALUES ('A', 'A', 1)")
        assert refused(busy.path, empty).message.id == "db.copy_not_empty"

    def test_from_where_nobody_stands(self, databases, database, empty):
        url = databases.empty(database, "source")
        upkeep.create(url)
        assert refused(url, empty).message.id == "store.no_database"
        assert nothing_in(empty)

    @pytest.mark.postgresql("only a server has logins")
    def test_from_a_login_that_sees_only_a_part(self, busy, database, empty):
        from engine.postgres.grants import grant

        grant(busy.path)
        error = refused(postgres.login(busy.path, "lin"), empty)
        assert (error.message.id, error.exit_code) == ("db.copy_by_owner", 4)
        assert nothing_in(empty)

    @pytest.mark.sqlite("a server never takes such values")
    @pytest.mark.parametrize(
        ("change", "column"),
        [
            ("""UPDATE deal SET title = 'Line' || char(0) || '3'""", "title"),
            ("""UPDATE deal SET version = 'three'""", "version"),
            ("""UPDATE deal SET version = 3000000000""", "version"),
            ("""UPDATE deal SET state = CAST(state AS BLOB)""", "state"),
        ],
        ids=["a zero byte", "no number", "too large", "no text"],
    )
    def test_what_a_server_can_t_hold_is_named(self, busy, database, databases, change, column):
        busy.store.run(change)
        goal = databases.empty("postgresql", "goal")
        error = refused(busy.path, goal)
        assert error.message == ("db.copy_unfit", {"table": "deal", "row": DEAL, "column": column})
        assert nothing_in(goal)


DIES = """
import os, signal, sys
from engine import copying, verify
left = int(sys.argv[3])
def dies(done, of):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
copying.copy(sys.argv[1], sys.argv[2], dies)
"""


@pytest.mark.parametrize("steps", [0, 5, 20])
def test_killed_in_the_middle_it_leaves_nothing_and_can_be_done_again(busy, empty, steps):
    ended = subprocess.run([sys.executable, "-c", DIES, busy.path, empty, str(steps)], capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    assert nothing_in(empty)
    copy(busy.path, empty)
    assert everything(empty) == everything(busy.path)


COPIES = """
import sys
from engine import copying, errors
try:
    copying.copy(sys.argv[1], sys.argv[2])
except errors.DealgateError as error:
    print(error.message.id)
"""


def test_of_two_at_once_into_one_database_one_does_it(busy, empty):
    started = [
        subprocess.Popen(
            [sys.executable, "-c", COPIES, busy.path, empty],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = sorted(one.communicate() for one in started)
    assert said == [("", ""), *[("db.copy_not_empty\n", "")] * 2]
    assert everything(empty) == everything(busy.path)


def test_what_came_out_different_is_taken_back(busy, empty, monkeypatch):
    fitting = copying._fitting

    def mistaken(goal, table, columns, row):
        found = fitting(goal, table, columns, row)
        return {**found, "rate": "7.8"} if table == "rate" else found

    monkeypatch.setattr(copying, "_fitting", mistaken)
    error = refused(busy.path, empty)
    assert (error.message.id, error.message.params["table"]) == ("db.copy_differs", "rate")
    assert nothing_in(empty)


@pytest.mark.postgresql("only a server can go")
def test_the_server_goes_in_the_middle(busy, database, tmp_path, databases):
    goal = databases.empty("postgresql", "goal")

    def cut(done, of):
        postgres.ask(
            postgres.server(),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            goal.partition("?")[0].rpartition("/")[2],
        )

    error = refused(busy.path, goal, cut)
    assert error.message.id in ("store.server_stopped", "store.connection_lost")
    assert nothing_in(goal)


class TestBackups:
    """Of a server: a file of SQLite, by the same copy."""

    @pytest.mark.postgresql("a file is copied page by page: see test_upkeep")
    def test_it_brings_everything_back(self, busy, database, tmp_path):
        saved, fresh = str(tmp_path / "saved.sqlite"), postgres.fresh()
        copying.backup(busy.path, saved)
        assert os.listdir(tmp_path) == ["saved.sqlite"]
        copying.restore(saved, fresh)
        assert everything(fresh) == everything(busy.path)

    @pytest.mark.postgresql("a file takes an older backup as it is")
    def test_one_of_an_older_release_has_to_be_upgraded_first(self, database, tmp_path):
        saved, fresh = of_release("0003", "sqlite", tmp_path), postgres.fresh()
        with pytest.raises(DealgateError) as caught:
            copying.restore(saved, fresh)
        assert (caught.value.exit_code, caught.value.hint.args) == (5, {"db": saved})
        upkeep.upgrade(saved)
        copying.restore(saved, fresh)
        with closing(open_store(fresh)) as store:
            assert verify(store).faults == ()
