import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import engine.sqlite
from engine import store, upkeep, workspace
from engine.clock import from_instant
from engine.errors import DealgateError, NoDatabase
from engine.store import open_store

NOW = engine.sqlite.SCHEMA
NEXT = f"{int(NOW) + 1:04}"
RATE = "INSERT INTO rate (currency, rate, set_on) VALUES ('EUR', '7.7', '2026-11-21')"
DEAL = (
    "INSERT INTO deal (key, title, owner, playbook, playbook_version, stage, status, version, state)"
    " VALUES ('D-1', 'Line 3', 'lin', 'client-value', 1, 'explore', 'open', 1, '{}')"
)
MIGRATION = """
import sqlalchemy as sa
from alembic import op

revision = {next!r}
down_revision = {now!r}


def upgrade():
    op.create_table("quota", sa.Column("person", sa.String(), primary_key=True))
    op.execute({then!r})
"""


@pytest.fixture
def path(tmp_path):
    """A database in use: its workspace stands, and one rate."""
    path = str(tmp_path / "team.sqlite")
    upkeep.create(path)
    with open_store(path) as store:
        now = from_instant("2026-11-21T08:00:00.000000Z")
        workspace.create(store, time_zone="Asia/Shanghai", country="CN", currency="CNY", now=now)
        store.run(RATE)
    return path


def next_program(folder: Path, then: str = "SELECT 1") -> str:
    """A copy of the migrations with one more; `then` is SQL it runs at the end."""
    migrations = shutil.copytree(upkeep.MIGRATIONS, folder / "100 % new" / "migrations")
    (migrations / "versions" / f"{NEXT}_next.py").write_text(MIGRATION.format(now=NOW, next=NEXT, then=then))
    return str(migrations)


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    def become(then: str = "SELECT 1") -> None:
        monkeypatch.setattr(upkeep, "MIGRATIONS", next_program(tmp_path, then))
        for module in (upkeep, store, engine.sqlite):
            monkeypatch.setattr(module, "SCHEMA", NEXT)

    return become


def refusal(call, *args) -> str:
    with pytest.raises(DealgateError) as caught:
        call(*args)
    return caught.value.message.id


def files(path: str) -> list[str]:
    return sorted(name for name in os.listdir(os.path.dirname(path)) if name.startswith("team"))


def tables(path: str) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def together(code: str, *args: str, count: int = 4) -> list[subprocess.CompletedProcess[str]]:
    """Run the code in several processes at once."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(count)
    ]
    return [subprocess.CompletedProcess(p.args, p.wait(), *p.communicate()) for p in started]


class TestCreate:
    def test_the_folder_is_made_for_its_user_alone(self, tmp_path):
        upkeep.create(str(tmp_path / "clients" / "team.sqlite"))
        assert (tmp_path / "clients").stat().st_mode & 0o777 == 0o700
        assert upkeep.status(str(tmp_path / "clients" / "team.sqlite"))["journal_mode"] == "wal"

    def test_a_database_in_use_is_refused(self, path):
        assert refusal(upkeep.create, path) == "store.exists"

    def test_an_interrupted_creation_is_finished(self, tmp_path):
        path = tmp_path / "team.sqlite"
        path.touch()
        upkeep.create(str(path))
        upkeep.create(str(path))
        assert upkeep.status(str(path))["schema"] == store.SCHEMA

    def test_another_program_s_database_is_left_as_it_is(self, tmp_path):
        path = str(tmp_path / "other.sqlite")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE notes (id)")
        before = Path(path).read_bytes()
        assert refusal(upkeep.create, path) == "store.foreign"
        assert Path(path).read_bytes() == before

    def test_several_processes_create_one_database(self, tmp_path):
        path = str(tmp_path / "team % 1.sqlite")
        ended = together("import sys; from engine import upkeep; upkeep.create(sys.argv[1])", path)
        assert [(one.returncode, one.stderr) for one in ended] == [(0, "")] * 4
        assert upkeep.status(path)["schema"] == store.SCHEMA


class TestUpgrade:
    def test_nothing_to_do(self, path):
        assert upkeep.upgrade(path) == (store.SCHEMA, store.SCHEMA, None)
        assert files(path) == ["team.sqlite"]

    def test_a_missing_database(self, tmp_path):
        with pytest.raises(NoDatabase):
            upkeep.upgrade(str(tmp_path / "none.sqlite"))
        assert os.listdir(tmp_path) == []

    def test_a_copy_of_the_old_one_is_kept(self, path, newer_program):
        newer_program()
        done = upkeep.upgrade(path)
        assert done[:2] == (NOW, NEXT)
        assert "quota" in tables(path)
        assert "quota" not in tables(done.backup)
        assert "workspace" in tables(done.backup)

    def test_opening_for_writing_upgrades_first(self, path, newer_program):
        newer_program()
        with open_store(path, for_writing=True) as opened:
            assert opened.rows("SELECT person FROM quota") == []
            assert opened.row("SELECT currency FROM rate")["currency"] == "EUR"
        assert files(path) == [f"team-before-{NEXT}.sqlite", "team.sqlite"]

    def test_a_failing_migration_leaves_the_database_as_it_was(self, path, newer_program):
        newer_program("INSERT INTO workspace (id) VALUES (7)")
        with pytest.raises(sqlite3.IntegrityError):
            upkeep.upgrade(path)
        assert "quota" not in tables(path)
        assert upkeep.status(path)["schema"] == NOW

    def test_an_earlier_copy_is_not_overwritten(self, path, newer_program):
        newer_program("INSERT INTO workspace (id) VALUES (7)")
        for _ in range(2):
            with pytest.raises(sqlite3.IntegrityError):
                upkeep.upgrade(path)
        assert files(path) == [f"team-before-{NEXT}{n}.sqlite" for n in ("-2", "")] + ["team.sqlite"]

    def test_of_several_processes_exactly_one_upgrades(self, path, tmp_path):
        code = (
            f"import sys, engine.sqlite; engine.sqlite.SCHEMA = '{NEXT}'\n"
            "from engine import upkeep; upkeep.MIGRATIONS = sys.argv[2]\n"
            "print(upkeep.upgrade(sys.argv[1]).before)"
        )
        ended = together(code, path, next_program(tmp_path))
        assert sorted(one.stdout for one in ended) == [f"{NOW}\n", *[f"{NEXT}\n"] * 3]
        assert files(path) == [f"team-before-{NEXT}.sqlite", "team.sqlite"]


class TestStatus:
    def test_it_counts(self, path):
        with open_store(path) as opened:
            opened.run(DEAL)
        assert upkeep.status(path) == {
            "url": f"sqlite:///{path}",
            "schema": store.SCHEMA,
            "program_schema": store.SCHEMA,
            "size": os.path.getsize(path),
            "deals": 1,
            "events": 0,
            "people": 0,
            "journal_mode": "wal",
        }

    def test_it_reads_an_older_database(self, path, newer_program):
        newer_program()
        shown = upkeep.status(path)
        assert (shown["schema"], shown["program_schema"]) == (NOW, NEXT)


class TestBackup:
    def test_it_holds_what_was_written_last_and_is_one_file(self, path, tmp_path):
        folder = tmp_path / "safe"
        folder.mkdir()
        with open_store(path) as opened:
            opened.run(DEAL)
            upkeep.backup(path, str(folder / "copy.sqlite"))
        shown = upkeep.status(str(folder / "copy.sqlite"))
        assert (shown["deals"], shown["journal_mode"]) == (1, "delete")
        assert os.listdir(folder) == ["copy.sqlite"]

    def test_it_overwrites_nothing(self, path, tmp_path):
        target = tmp_path / "copy.sqlite"
        target.write_text("mine")
        assert refusal(upkeep.backup, path, str(target)) == "store.file_exists"
        assert target.read_text() == "mine"

    def test_a_damaged_database_makes_no_backup(self, path, tmp_path):
        size = os.path.getsize(path)
        with open(path, "r+b") as file:
            file.seek(size - 8192)
            file.write(b"\xff" * 8192)
        assert refusal(upkeep.backup, path, str(tmp_path / "copy.sqlite")) == "store.damaged"
        assert not (tmp_path / "copy.sqlite").exists()


class TestRestore:
    @pytest.fixture
    def saved(self, path, tmp_path):
        target = str(tmp_path / "saved.sqlite")
        with open_store(path) as opened:
            opened.run(DEAL)
            upkeep.backup(path, target)
            opened.run("DELETE FROM deal")
        return target

    def test_where_nothing_stands(self, saved, tmp_path):
        fresh = str(tmp_path / "new" / "team.sqlite")
        upkeep.restore(saved, fresh)
        shown = upkeep.status(fresh)
        assert (shown["deals"], shown["journal_mode"]) == (1, "wal")

    def test_over_a_database_without_deals(self, saved, path):
        upkeep.restore(saved, path)
        assert upkeep.status(path)["deals"] == 1

    def test_not_over_deals(self, saved, path):
        upkeep.restore(saved, path)
        assert refusal(upkeep.restore, saved, path) == "store.holds_deals"

    def test_not_over_another_program_s_file(self, saved, tmp_path):
        notes = tmp_path / "notes.txt"
        notes.write_text("call Chen Yu " * 100)
        assert refusal(upkeep.restore, saved, str(notes)) == "store.not_sqlite"
        assert notes.read_text().startswith("call")

    def test_not_onto_itself(self, path):
        assert refusal(upkeep.restore, path, path) == "store.same_file"

    def test_a_missing_or_damaged_source_changes_nothing(self, saved, path, tmp_path):
        assert refusal(upkeep.restore, str(tmp_path / "none.sqlite"), path) == "store.no_database"
        with open(saved, "r+b") as file:
            file.seek(os.path.getsize(saved) - 8192)
            file.write(b"\xff" * 8192)
        assert refusal(upkeep.restore, saved, path) == "store.damaged"
        assert upkeep.status(path)["deals"] == 0
