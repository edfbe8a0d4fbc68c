import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from engine import accounts, deal_table, upkeep
from engine.errors import OldDatabase
from engine.store import SCHEMA, open_store
from engine.tables import metadata
from engine.verify import verify

FIRST = Path(__file__).parent / "team_0001.sql"


def test_the_program_needs_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", upkeep.MIGRATIONS)
    assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]


def test_the_migrated_schema_is_the_one_of_the_tables(tmp_path):
    path = str(tmp_path / "team.sqlite")
    upkeep.create(path)
    with create_engine(f"sqlite:///{path}").connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_partial_indexes_and_checks_are_the_same_too(tmp_path):
    """What alembic does not compare: the text SQLite keeps of both ways to make the tables."""

    def details(path):
        with sqlite3.connect(path) as connection:
            rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        return {
            name: sql.partition(" WHERE ")[2] or ("CHECK (id = 1)" in sql)
            for name, sql in rows
            if "TRIGGER" not in sql and name != "alembic_version"
        }

    migrated, declared = str(tmp_path / "migrated.sqlite"), str(tmp_path / "declared.sqlite")
    upkeep.create(migrated)
    metadata.create_all(create_engine(f"sqlite:///{declared}"))
    assert details(migrated) == details(declared)


@pytest.fixture
def first(tmp_path):
    """A database of the first release: two accounts, and two deals with eight events between them."""
    path = str(tmp_path / "team.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST.read_text(encoding="utf-8"))
    return path


def test_one_of_the_first_release_is_upgraded_and_proves_itself(first):
    done = upkeep.upgrade(first)
    assert done[:2] == ("0001", SCHEMA)
    assert upkeep.status(done.backup)["schema"] == "0001"
    with open_store(first) as store:
        assert verify(store).faults == ()
        deals = [deal_table.load(store, key) for key in ("ACME-1", "HUAXIN-1")]
        assert [(d.stage, d.next_step.what, d.follows) for d in deals] == [
            ("expand", "trial", None),
            ("understand", "电话", None),
        ]
        assert [(a.name, a.abc, a.sheets) for a in accounts.everyone(store)] == [
            ("Acme Steel", None, {}),
            ("华新精密", None, {}),
        ]


def test_its_history_is_as_it_was(first):
    with closing(sqlite3.connect(first)) as connection:
        before = connection.execute("SELECT * FROM event ORDER BY subject, seq").fetchall()
    upkeep.upgrade(first)
    with closing(sqlite3.connect(first)) as connection:
        assert connection.execute("SELECT * FROM event ORDER BY subject, seq").fetchall() == before


def test_reading_waits_for_the_upgrade_and_writing_makes_it(first):
    with pytest.raises(OldDatabase):
        open_store(first)
    with open_store(first, for_writing=True) as store:
        assert store.rows("SELECT * FROM purchase") == []
