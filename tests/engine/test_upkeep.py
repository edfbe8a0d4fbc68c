"""Databases made, upgraded, described, copied beside themselves and brought back."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import postgres
import psycopg2
import pytest
from releases import of_release

from engine import copying, migrating, schema, upkeep, workspace
from engine.clock import from_instant
from engine.errors import DealgateError, NoDatabase
from engine.store import open_store
from engine.verify import verify

NOW = schema.SCHEMA
NEXT = f"{int(NOW) + 1:04}"
RATE = "INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')"
DEAL = (
    "INSERT INTO deal (key, title, owner, playbook, playbook_version, stage, status, version, state)"
    " VALUES ('D-1', 'Line 3', 'lin', 'client-value', 1, 'explore', 'open', 1, '{}')"
)
FAULTY = "INSERT INTO workspace (id) VALUES (7)"
MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = {next!r}
down_revision = {now!r}


def upgrade():
    op.create_table("quota", sa.Column("person", sa.String(), primary_key=True))
    op.execute({then!r})
"""


@pytest.fixture(scope="session")
def begun(databases):
    """By kind, a database in use: its workspace stands, and one rate."""

    def make(url):
        upkeep.create(url)
        with open_store(url) as store:
            now = from_instant("2026-11-21T08:00:00.000000Z")
            workspace.create(store, time_zone="Asia/Shanghai", country="CN", currency="CNY", now=now)
            store.run(RATE)

    return databases.once("begun", make)


@pytest.fixture
def url(begun, databases, database, tmp_path):
    with databases.copy(begun(database), tmp_path / "team.sqlite") as url:
        yield url


def next_program(folder: Path, then: str = "SELECT 1") -> str:
    """A copy of the migrations with one more; `then` is SQL it runs at the end."""
    migrations = shutil.copytree(migrating.MIGRATIONS, folder / "100 % new" / "migrations")
    (migrations / "versions" / f"{NEXT}_next.py").write_text(MIGRATION.format(now=NOW, next=NEXT, then=then))
    return str(migrations)


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    def become(then: str = "SELECT 1") -> None:
        monkeypatch.setattr(migrating, "MIGRATIONS", next_program(tmp_path, then))
        monkeypatch.setattr(schema, "SCHEMA", NEXT)

    return become


def refusal(call, *args) -> str:
    with pytest.raises(DealgateError) as caught:
        call(*args)
    return caught.value.message.id


def files(path: str) -> list[str]:
    return sorted(name for name in os.listdir(os.path.dirname(path)) if name.startswith("team"))


def tables(url: str) -> set[str]:
    if "://" in url:
        return {name for (name,) in postgres.ask(url, "SELECT tablename FROM pg_tables")}
    with closing(sqlite3.connect(url)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def together(code: str, *args: str, count: int = 8) -> list[subprocess.CompletedProcess[str]]:
    """Run the code in several processes at once."""
    started = [started_with(code, *args) for _ in range(count)]
    return [subprocess.CompletedProcess(p.args, p.wait(), *p.communicate()) for p in started]


def started_with(code: str, *args: str) -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, "-c", code, *args], **pipes, text=True)


class TestCreate:
    @pytest.mark.sqlite("a server has no folder of ours")
    def test_the_folder_is_made_for_its_user_alone(self, database, tmp_path):
        upkeep.create(str(tmp_path / "clients" / "team.sqlite"))
        assert (tmp_path / "clients").stat().st_mode & 0o777 == 0o700
        assert upkeep.status(str(tmp_path / "clients" / "team.sqlite"))["journal_mode"] == "wal"

    def test_a_database_in_use_is_refused(self, url):
        assert refusal(upkeep.create, url) == "store.exists"

    def test_an_interrupted_creation_is_finished(self, databases, database):
        url = databases.empty(database, "new")
        if database == "sqlite":
            Path(url).touch()
        upkeep.create(url)
        upkeep.create(url)
        assert upkeep.status(url)["schema"] == NOW

    def test_another_program_s_database_is_left_as_it_is(self, databases, database):
        url = databases.empty(database, "other")
        if database == "sqlite":
            with closing(sqlite3.connect(url)) as connection:
                connection.execute("CREATE TABLE notes (id)")
        else:
            postgres.ask(url, "CREATE TABLE notes (id INTEGER)")
        before = tables(url)
        assert refusal(upkeep.create, url) == "store.foreign"
        assert tables(url) == before

    def test_several_processes_create_one_database(self, databases, database):
        url = databases.empty(database, "team % 1")
        ended = together("import sys; from engine import upkeep; upkeep.create(sys.argv[1])", url)
        assert [(one.returncode, one.stderr) for one in ended] == [(0, "")] * 8
        assert upkeep.status(url)["schema"] == NOW


class TestUpgrade:
    def test_nothing_to_do(self, url):
        assert upkeep.upgrade(url) == (NOW, NOW, None)
        if "://" not in url:
            assert files(url) == ["team.sqlite"]

    @pytest.mark.sqlite("a server has databases, not files")
    def test_a_missing_database(self, database, tmp_path):
        with pytest.raises(NoDatabase):
            upkeep.upgrade(str(tmp_path / "none.sqlite"))
        assert os.listdir(tmp_path) == []

    def test_a_database_without_tables(self, databases, database):
        url = databases.empty(database, "none")
        if database == "sqlite":
            Path(url).touch()
        with pytest.raises(NoDatabase):
            upkeep.upgrade(url)
        assert "workspace" not in tables(url)

    def test_a_copy_of_an_old_file_is_kept(self, url, newer_program):
        newer_program()
        done = upkeep.upgrade(url)
        assert done[:2] == (NOW, NEXT)
        assert "quota" in tables(url)
        if "://" in url:
            assert done.backup is None
        else:
            assert "quota" not in tables(done.backup)
            assert "workspace" in tables(done.backup)
            assert files(url) == [f"team-before-{NEXT}.sqlite", "team.sqlite"]

    @pytest.mark.sqlite("on a server somebody decides when")
    def test_opening_for_writing_upgrades_first(self, url, newer_program):
        newer_program()
        with open_store(url, for_writing=True) as opened:
            assert opened.rows("SELECT person FROM quota") == []
            assert opened.row("SELECT currency FROM rate")["currency"] == "EUR"

    def test_a_failing_migration_leaves_the_database_as_it_was(self, url, newer_program):
        newer_program(FAULTY)
        with pytest.raises((sqlite3.IntegrityError, psycopg2.IntegrityError)):
            upkeep.upgrade(url)
        assert "quota" not in tables(url)
        assert upkeep.status(url)["schema"] == NOW

    @pytest.mark.sqlite("only beside a file there is a copy")
    def test_an_earlier_copy_is_not_overwritten(self, url, newer_program):
        newer_program(FAULTY)
        for _ in range(2):
            with pytest.raises(sqlite3.IntegrityError):
                upkeep.upgrade(url)
        assert files(url) == [f"team-before-{NEXT}{n}.sqlite" for n in ("-2", "")] + ["team.sqlite"]


RACER = "import sys; from engine import upkeep; print(upkeep.upgrade(sys.argv[1]).before)"


class TestManyAtOnce:
    def test_of_eight_processes_exactly_one_upgrades(self, database, tmp_path):
        url = of_release("0004", database, tmp_path)
        ended = together(RACER, url)
        assert [one.stderr for one in ended] == [""] * 8
        assert sorted(one.stdout for one in ended) == ["0004\n", *[f"{NOW}\n"] * 7]
        with open_store(url) as store:
            assert verify(store).faults == ()
        if database == "sqlite":
            assert files(url) == [f"team-before-{NOW}.sqlite", "team.sqlite"]


DIES = """
import os, signal, sys
from {module} import {owner}
ours = {owner}.{name}
def dies(*args, **named):
    {before}
    os.kill(os.getpid(), signal.SIGKILL)
{owner}.{name} = dies
from engine import upkeep
upkeep.upgrade(sys.argv[1])
"""


def dying(module, name, *, after):
    """Upgrades, and is killed before or after it has called a function."""
    package, _, owner = module.rpartition(".")
    return DIES.format(module=package, owner=owner, name=name, before="ours(*args, **named)" if after else "")


class TestInterrupted:
    def outcome(self, code, url):
        assert started_with(code, url).wait() == -9
        return upkeep.status(url)["schema"]

    @pytest.mark.parametrize("after", [True, False])
    def test_killed_at_the_migration_it_is_old_and_the_next_one_upgrades(self, database, tmp_path, after):
        url = of_release("0004", database, tmp_path)
        module = "engine.sqlite_upkeep" if database == "sqlite" else "engine.postgres.upkeep"
        assert self.outcome(dying(module, "migrate", after=after), url) == "0004"
        assert upkeep.upgrade(url)[:2] == ("0004", NOW)
        with open_store(url) as store:
            assert verify(store).faults == ()

    @pytest.mark.sqlite("only beside a file there is a copy")
    @pytest.mark.parametrize("name", ["_check", "in_one_file"])
    def test_killed_at_the_copy_nothing_of_it_stays(self, database, tmp_path, name):
        url = of_release("0004", database, tmp_path)
        assert self.outcome(dying("engine.sqlite_upkeep", name, after=False), url) == "0004"
        left = [file for file in files(url) if ".part-" in file]
        assert left, "it was killed while the copy was not whole"
        assert f"team-before-{NOW}.sqlite" not in files(url), "what has this name is whole"
        done = upkeep.upgrade(url)
        assert files(url) == [f"team-before-{NOW}.sqlite", "team.sqlite"]
        assert upkeep.status(done.backup)["schema"] == "0004"

    @pytest.mark.postgresql("only a server can end a connection")
    def test_the_server_ends_the_connection_in_the_middle(self, database, tmp_path, monkeypatch):
        url = of_release("0004", database, tmp_path)
        monkeypatch.setattr("engine.postgres.upkeep.migrate", lambda held: ended(held, url))
        assert refusal(upkeep.upgrade, url) in ("store.server_stopped", "store.connection_lost")
        monkeypatch.undo()
        assert upkeep.status(url)["schema"] == "0004"
        assert upkeep.upgrade(url)[:2] == ("0004", NOW)


def ended(held, url):
    """The migration, and then its connection is ended by somebody who may."""
    migrating.migrate(held)
    (pid,) = held.exec_driver_sql("SELECT pg_backend_pid()").one()
    postgres.ask(postgres.server(), "SELECT pg_terminate_backend(%s)", pid)
    held.exec_driver_sql("SELECT 1")


class TestStatus:
    def test_it_counts(self, url):
        with open_store(url) as opened:
            opened.run(DEAL)
        shown = upkeep.status(url)
        assert {name: shown[name] for name in ("schema", "program_schema", "deals", "events", "people")} == {
            "schema": NOW,
            "program_schema": NOW,
            "deals": 1,
            "events": 0,
            "people": 0,
        }

    @pytest.mark.sqlite("what a file has")
    def test_of_a_file(self, url):
        shown = upkeep.status(url)
        size, mode = os.path.getsize(url), shown["journal_mode"]
        assert (shown["url"], shown["size"], mode) == (f"sqlite:///{url}", size, "wal")

    @pytest.mark.postgresql("what a server has")
    def test_of_a_server(self, url):
        shown = upkeep.status(url.replace("postgres@", "postgres:secret@", 1))
        assert "secret" not in str(shown)
        assert shown["url"] == url
        assert (shown["login"], shown["replica"], shown["rights"]) == ("postgres", False, False)
        assert shown["server"] == postgres.ask(url, "SHOW server_version")[0][0]
        assert shown["size"] > 1_000_000

    def test_it_reads_an_older_database(self, url, newer_program):
        newer_program()
        shown = upkeep.status(url)
        assert (shown["schema"], shown["program_schema"]) == (NOW, NEXT)


class TestBackup:
    def test_it_holds_what_was_written_last_and_is_one_file(self, url, tmp_path):
        folder = tmp_path / "safe"
        folder.mkdir()
        with open_store(url) as opened:
            opened.run(DEAL)
            copying.backup(url, str(folder / "copy.sqlite"))
        shown = upkeep.status(str(folder / "copy.sqlite"))
        assert (shown["deals"], shown["journal_mode"]) == (1, "delete")
        assert os.listdir(folder) == ["copy.sqlite"]
        assert (folder / "copy.sqlite").stat().st_mode & 0o777 == 0o600

    def test_it_overwrites_nothing(self, url, tmp_path):
        target = tmp_path / "copy.sqlite"
        target.write_text("mine")
        assert refusal(copying.backup, url, str(target)) == "store.file_exists"
        assert target.read_text() == "mine"

    def test_a_folder_that_is_none(self, url, tmp_path):
        assert refusal(copying.backup, url, str(tmp_path / "none" / "copy.sqlite")) == "store.no_access"

    @pytest.mark.sqlite("a server's files are its own")
    def test_a_damaged_database_makes_no_backup(self, url, tmp_path):
        size = os.path.getsize(url)
        with open(url, "r+b") as file:
            file.seek(size - 8192)
            file.write(b"\xff" * 8192)
        assert refusal(copying.backup, url, str(tmp_path / "copy.sqlite")) == "store.damaged"
        assert files(url) == ["team.sqlite"]
        assert not (tmp_path / "copy.sqlite").exists()


class TestRestore:
    @pytest.fixture
    def saved(self, url, tmp_path):
        target = str(tmp_path / "saved.sqlite")
        with open_store(url) as opened:
            opened.run(DEAL)
            copying.backup(url, target)
            opened.run("DELETE FROM deal")
        return target

    def test_where_nothing_stands(self, saved, databases, database):
        fresh = databases.empty(database, "new/team")
        copying.restore(saved, fresh)
        assert upkeep.status(fresh)["deals"] == 1
        with open_store(fresh) as store:
            assert workspace.load(store).currency == "CNY"

    @pytest.mark.sqlite("on a server, only where nothing stands at all")
    def test_over_a_file_without_deals(self, saved, url):
        copying.restore(saved, url)
        assert upkeep.status(url)["deals"] == 1

    @pytest.mark.sqlite("on a server, only where nothing stands at all")
    def test_not_over_deals(self, saved, url):
        copying.restore(saved, url)
        assert refusal(copying.restore, saved, url) == "store.holds_deals"

    @pytest.mark.postgresql("a file goes in where no deals stand")
    def test_not_over_a_database_in_use(self, saved, url):
        assert refusal(copying.restore, saved, url) == "db.copy_not_empty"
        assert upkeep.status(url)["deals"] == 0

    @pytest.mark.sqlite("a server's files are its own")
    def test_not_over_another_program_s_file(self, saved, tmp_path):
        notes = tmp_path / "notes.txt"
        notes.write_text("call Chen Yu " * 100)
        assert refusal(copying.restore, saved, str(notes)) == "store.not_sqlite"
        assert notes.read_text().startswith("call")

    @pytest.mark.sqlite("one file")
    def test_not_onto_itself(self, url):
        assert refusal(copying.restore, url, url) == "store.same_file"

    @pytest.mark.postgresql("only a server is no file")
    def test_a_server_is_no_backup_file(self, url):
        assert refusal(copying.restore, url, postgres.fresh()) == "db.restore_files"

    def test_a_missing_or_damaged_source_changes_nothing(self, saved, databases, database, tmp_path):
        fresh = databases.empty(database, "fresh")
        assert refusal(copying.restore, str(tmp_path / "none.sqlite"), fresh) == "store.no_database"
        with open(saved, "r+b") as file:
            file.seek(8192)
            file.write(b"\xff" * (os.path.getsize(saved) - 8192))
        assert refusal(copying.restore, saved, fresh) == "store.damaged"
        assert "deal" not in (tables(fresh) if database != "sqlite" or Path(fresh).exists() else set())
