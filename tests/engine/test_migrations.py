import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from engine import accounts, deal_table, upkeep, visit_table
from engine.errors import OldDatabase
from engine.state import Diary
from engine.store import SCHEMA, open_store
from engine.tables import metadata
from engine.verify import verify

HERE = Path(__file__).parent


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


def of_release(number, tmp_path):
    path = str(tmp_path / "team.sqlite")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((HERE / f"team_{number}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def first(tmp_path):
    """A database of the first release: two accounts, and two deals with eight events between them."""
    return of_release("0001", tmp_path)


@pytest.fixture
def second(tmp_path):
    """Of the second: ACME-1 was visited once; D-1 twice, before and after it was given to 华新精密."""
    return of_release("0002", tmp_path)


@pytest.fixture
def third(tmp_path):
    """Of the third: the close date of ACME-1 was pushed twice, the last time after an unsure answer; it has
    an action plan with a step due, and a complaint."""
    return of_release("0003", tmp_path)


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


def test_one_of_the_second_release_has_its_visits_in_their_table(second):
    done = upkeep.upgrade(second)
    assert done[:2] == ("0002", SCHEMA)
    with open_store(second) as store:
        assert verify(store).faults == ()
        rows = [v for key in ("deal:ACME-1", "deal:D-1") for v in visit_table.stored(store, key)]
        assert [tuple(v) for v in rows] == [
            ("deal:ACME-1", 2, "ACME", "ACME-1", "2026-11-18", "in_person", True, "lin", "ACME.1"),
            ("deal:D-1", 2, "HUAXIN", "D-1", "2026-11-19", "in_person", True, "lin", None),
            ("deal:D-1", 4, "HUAXIN", "D-1", "2026-11-21", "in_person", False, "mei", "HUAXIN.1"),
        ]


def test_and_a_deal_of_then_says_what_was_not_asked_of_a_visit(second):
    with open_store(second, for_writing=True) as store:
        (visit,) = deal_table.load(store, "ACME-1").visits
        assert (visit.contact, visit.summary) == ("ACME.1", "走访产线 walked the line")
        assert (visit.channel, visit.others, visit.interest, visit.diary) == ("in_person", (), (), Diary())


def test_a_year_of_china_without_days_to_make_up_is_not_published_yet(second):
    """2026 has days such as 4 January, a Sunday, on which people work; of 2027 nothing is known."""
    upkeep.upgrade(second)
    with open_store(second) as store:
        rows = store.rows("SELECT year, provisional FROM working_days ORDER BY year")
        assert [tuple(row) for row in rows] == [(2026, 0), (2027, 1)]


def test_one_of_the_third_release_is_judged_by_what_was_on_record(third):
    done = upkeep.upgrade(third)
    assert done[:2] == ("0003", SCHEMA)
    with open_store(third) as store:
        assert verify(store).faults == ()
        row = store.row(
            "SELECT close_pushed, pushed_idle, unsure_since, due_on, trouble_since, reviewed_on"
            " FROM deal WHERE key = 'ACME-1'"
        )
        assert tuple(row) == (2, 1, "2026-11-20", "2026-11-20", "2026-11-16", None)
        assert deal_table.load(store, "ACME-1").review is None
