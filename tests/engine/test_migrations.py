import sqlite3

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from engine import upkeep
from engine.store import SCHEMA
from engine.tables import metadata


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
