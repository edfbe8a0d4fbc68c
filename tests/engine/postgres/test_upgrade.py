"""An upgrade where people were granted their rights: they are out of its way, and there again afterwards."""

import shutil

import postgres
import psycopg2
import pytest

from engine import migrating, schema, upkeep
from engine.errors import NotAllowed
from engine.store import open_store

NOW = schema.SCHEMA
NEXT = f"{int(NOW) + 1:04}"
MIGRATION = f"""
from alembic import op

revision = {NEXT!r}
down_revision = {NOW!r}


def upgrade():
    op.execute("ALTER TABLE deal ADD COLUMN warmth TEXT COLLATE \\"C\\"")
    op.execute("UPDATE deal SET warmth = 'warm'")
"""


@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    migrations = shutil.copytree(migrating.MIGRATIONS, tmp_path / "migrations")
    (migrations / "versions" / f"{NEXT}_next.py").write_text(MIGRATION)
    monkeypatch.setattr(migrating, "MIGRATIONS", str(migrations))
    monkeypatch.setattr(schema, "SCHEMA", NEXT)


def test_rights_are_kept_and_hold_for_what_is_new(own, newer_program):
    assert upkeep.upgrade(own)[:2] == (NOW, NEXT)
    assert upkeep.status(own)["rights"] is True
    with open_store(postgres.login(own, "lin")) as store:
        assert store.login == "lin"
        assert {row[0] for row in store.rows("SELECT warmth FROM deal")} == {"warm"}
        with pytest.raises(NotAllowed):
            store.run("UPDATE deal SET warmth = 'cold' WHERE key = 'BO-1'")


def test_whoever_does_not_own_the_tables_upgrades_nothing(own, newer_program):
    with pytest.raises(NotAllowed):
        upkeep.upgrade(postgres.login(own, "wei"))
    assert upkeep.status(own)["schema"] == NOW


def test_what_fails_leaves_rights_as_they_were(own, newer_program, monkeypatch):
    def failing(held):
        held.exec_driver_sql("SELECT no_such_thing")

    monkeypatch.setattr("engine.postgres.upkeep.migrate", failing)
    with pytest.raises(psycopg2.ProgrammingError):
        upkeep.upgrade(own)
    monkeypatch.undo()
    assert upkeep.status(own)["rights"] is True
    with open_store(postgres.login(own, "lin")) as store, pytest.raises(NotAllowed):
        store.run("UPDATE deal SET title = 'x' WHERE key = 'BO-1'")
