"""From every earlier schema, with what people had entered, to this one; on both kinds."""

import sqlite3
from contextlib import closing

import postgres
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from releases import NUMBERS, of_release
from sqlalchemy import NullPool, create_engine, inspect, text

from engine import accounts, deal_table, migrating, orders, upkeep, visit_table
from engine.copying import copy
from engine.duplicates import double_of
from engine.errors import OldDatabase, Refused
from engine.message import step
from engine.schema import SCHEMA
from engine.state import Diary
from engine.store import open_store
from engine.tables import metadata
from engine.verify import verify


def connected(url):
    kind = "postgresql+psycopg2" if "://" in url else "sqlite"
    where = url.partition("://")[2] if "://" in url else f"/{url}"
    return create_engine(f"{kind}://{where}", poolclass=NullPool).connect()


class TestTheTables:
    def test_the_program_needs_the_newest_migration(self):
        config = Config()
        config.set_main_option("script_location", migrating.MIGRATIONS)
        assert ScriptDirectory.from_config(config).get_heads() == [SCHEMA]

    def test_migrated_they_are_those_of_the_one_schema(self, databases, database):
        url = databases.empty(database, "team")
        upkeep.create(url)
        with connected(url) as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "compare_server_default": True}
            )
            found = compare_metadata(context, metadata)
            # That a server numbers positions by itself is the one thing the schema leaves to the database.
            assert [each for each in found if each[0][2:4] != ("event", "position")] == []
            assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}

    @pytest.mark.sqlite("the text of its own that SQLite keeps of every table and index")
    def test_partial_indexes_and_checks_are_the_same_too(self, databases, database):
        """What alembic does not compare."""

        def details(path):
            with sqlite3.connect(path) as connection:
                rows = connection.execute(
                    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                ).fetchall()
            return {
                name: sql.partition(" WHERE ")[2] or ("CHECK (id = 1)" in sql)
                for name, sql in rows
                if "TRIGGER" not in sql and name != "alembic_version" and not name.startswith("sqlite_")
            }

        migrated, declared = (databases.empty(database, name) for name in ("migrated", "declared"))
        upkeep.create(migrated)
        metadata.create_all(create_engine(f"sqlite:///{declared}"))
        assert details(migrated) == details(declared)

    @pytest.mark.postgresql("what a server keeps in its catalog")
    def test_on_a_server_partial_indexes_and_checks_are_the_same_too(self, databases, database):
        def details(url):
            sql = (
                "SELECT c.relname, pg_get_expr(i.indpred, i.indrelid) FROM pg_index i"
                " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_tables t ON t.tablename ="
                " i.indrelid::regclass::text WHERE t.schemaname = 'public' UNION SELECT conname,"
                " pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c'"
            )
            return {name: what for name, what in postgres.ask(url, sql) if not name.startswith("alembic")}

        migrated, declared = (databases.empty(database, name) for name in ("migrated", "declared"))
        upkeep.create(migrated)
        with connected(declared) as connection, connection.begin():
            metadata.create_all(connection)
        assert details(migrated) == details(declared)

    @pytest.mark.postgresql("a file compares by bytes anyhow")
    def test_on_a_server_every_text_is_compared_by_its_bytes(self, databases, database):
        url = databases.empty(database, "team")
        upkeep.create(url)
        columns = postgres.ask(
            url,
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C'"
            " AND table_name <> 'alembic_version'",
        )
        assert columns == []


@pytest.fixture
def released(database, tmp_path):
    made = []

    def released(number):
        made.append(of_release(number, database, tmp_path))
        return made[-1]

    yield released
    for url in made:
        if "://" in url:
            postgres.drop(url)


@pytest.fixture
def first(released):
    """A database of the first release: two accounts, and two deals with eight events between them."""
    return released("0001")


@pytest.fixture
def second(released):
    """Of the second: ACME-1 was visited once; D-1 twice, before and after it was given to 华新精密."""
    return released("0002")


@pytest.fixture
def third(released):
    """Of the third: the close date of ACME-1 was pushed twice, the last time after an unsure answer; it has
    an action plan with a step due, and a complaint."""
    return released("0003")


@pytest.fixture
def fourth(released):
    """Of the fourth: what `shell.at_work` does, ACME-1 with a bit of everything."""
    return released("0004")


@pytest.fixture
def sixth(released):
    """Of the sixth: ACME, and the same company again as ACMET; an order that counts, and one taken back."""
    return released("0006")


HISTORY = "SELECT subject, seq, at, recorded_at, actor, kind, data, request, hash FROM event"


def history(url):
    with connected(url) as connection:
        return [tuple(row) for row in connection.execute(text(f"{HISTORY} ORDER BY subject, seq"))]


@pytest.mark.parametrize("number", NUMBERS)
class TestEveryRelease:
    def test_it_is_upgraded_and_proves_itself(self, released, number):
        url = released(number)
        before = history(url)
        done = upkeep.upgrade(url)
        assert done[:2] == (number, SCHEMA)
        with open_store(url) as store:
            assert verify(store).faults == ()
        assert history(url) == before
        assert upkeep.upgrade(url) == (SCHEMA, SCHEMA, None)

    def test_the_order_of_writing_is_known(self, released, number):
        url = released(number)
        upkeep.upgrade(url)
        with open_store(url) as store:
            rows = store.rows("SELECT position, recorded_at FROM event ORDER BY position")
        assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))
        assert [row["recorded_at"] for row in rows] == sorted(row["recorded_at"] for row in rows)

    def test_work_goes_on(self, released, number):
        url = released(number)
        upkeep.upgrade(url)
        with open_store(url, for_writing=True) as store:
            (last,) = store.row("SELECT max(position) FROM event")
            with store.transaction():
                store.run(
                    "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
                    " VALUES ('x', 1, '', '', '', '', '')"
                )
            assert store.row("SELECT position FROM event WHERE subject = 'x'")["position"] == last + 1

    def test_it_is_not_read_or_copied_before(self, released, number, tmp_path):
        url = released(number)
        with pytest.raises(OldDatabase):
            open_store(url)
        with pytest.raises(OldDatabase) as caught:
            copy(url, str(tmp_path / "new.sqlite"))
        assert caught.value.hint.action == "db upgrade"
        assert list(caught.value.hint.args) == ["db"]
        assert not (tmp_path / "new.sqlite").exists()


@pytest.mark.sqlite("only beside a file there is a copy")
def test_a_copy_of_the_old_file_is_kept(first):
    assert upkeep.status(upkeep.upgrade(first).backup)["schema"] == "0001"


@pytest.mark.sqlite("a file is its user's own, who writes")
def test_writing_upgrades_a_file(first):
    with open_store(first, for_writing=True) as store:
        assert store.rows("SELECT * FROM purchase") == []


@pytest.mark.postgresql("a server is upgraded when somebody says so")
def test_writing_upgrades_no_server(first):
    with pytest.raises(OldDatabase) as caught:
        open_store(first, for_writing=True)
    assert (caught.value.exit_code, caught.value.hint) == (5, step("db upgrade"))
    assert upkeep.status(first)["schema"] == "0001"


@pytest.mark.parametrize("for_writing", [False, True])
def test_of_a_newer_program_it_is_refused(fourth, for_writing):
    upkeep.upgrade(fourth)
    with connected(fourth) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for call in (lambda: open_store(fourth, for_writing=for_writing), lambda: upkeep.upgrade(fourth)):
        with pytest.raises(Refused) as caught:
            call()
        assert caught.value.message.id == "store.newer"
    assert upkeep.status(fourth)["schema"] == "9999"


class TestWhatBecameOfIt:
    def test_of_the_first_release(self, first):
        upkeep.upgrade(first)
        with open_store(first) as store:
            deals = [deal_table.load(store, key) for key in ("ACME-1", "HUAXIN-1")]
            assert [(d.stage, d.next_step.what, d.follows) for d in deals] == [
                ("expand", "trial", None),
                ("understand", "电话", None),
            ]
            assert [(a.name, a.abc, a.sheets) for a in accounts.everyone(store)] == [
                ("Acme Steel", None, {}),
                ("华新精密", None, {}),
            ]

    def test_of_the_second_release_visits_are_in_their_table(self, second):
        upkeep.upgrade(second)
        with open_store(second) as store:
            rows = [visit_table.find(store, key) for key in ("ACME-1:2", "D-1:2", "D-1:4")]
        assert [tuple(v) for v in rows] == [
            ("deal:ACME-1", 2, "ACME", "ACME-1", "2026-11-18", "in_person", True, "lin", "ACME.1"),
            ("deal:D-1", 2, "HUAXIN", "D-1", "2026-11-19", "in_person", True, "lin", None),
            ("deal:D-1", 4, "HUAXIN", "D-1", "2026-11-21", "in_person", False, "mei", "HUAXIN.1"),
        ]

    def test_and_a_deal_of_then_says_what_was_not_asked_of_a_visit(self, second):
        upkeep.upgrade(second)
        with open_store(second) as store:
            (visit,) = deal_table.load(store, "ACME-1").visits
        assert (visit.contact, visit.summary) == ("ACME.1", "走访产线 walked the line")
        assert (visit.channel, visit.others, visit.interest, visit.diary) == ("in_person", (), (), Diary())

    def test_a_year_of_china_without_days_to_make_up_is_not_published_yet(self, second):
        """2026 has days such as 4 January, a Sunday, on which people work; of 2027 nothing is known."""
        upkeep.upgrade(second)
        with open_store(second) as store:
            rows = store.rows("SELECT year, provisional FROM working_days ORDER BY year")
        assert [tuple(row) for row in rows] == [(2026, 0), (2027, 1)]

    def test_of_the_third_release_deals_are_judged_by_what_was_on_record(self, third):
        upkeep.upgrade(third)
        with open_store(third) as store:
            row = store.row(
                "SELECT close_pushed, pushed_idle, unsure_since, due_on, trouble_since, reviewed_on"
                " FROM deal WHERE key = 'ACME-1'"
            )
            assert tuple(row) == (2, 1, "2026-11-20", "2026-11-20", "2026-11-16", None)
            assert deal_table.load(store, "ACME-1").review is None

    def test_of_the_fourth_release_lists_are_in_order_and_clients_found(self, fourth):
        upkeep.upgrade(fourth)
        with open_store(fourth) as store:
            keys = store.rows("SELECT key, sort_key FROM deal ORDER BY sort_key")
            assert [tuple(row) for row in keys] == [
                ("ACME-1", "ACME-000000001"),
                ("ACME-2", "ACME-000000002"),
                ("D-1", "D-000000001"),
            ]
            assert accounts.find(store, "acme t").code == "ACME"
            assert accounts.find(store, "华南").code == "HNJG"
            numbers = store.rows("SELECT key, number FROM contact ORDER BY key")
            assert [tuple(row) for row in numbers] == [("ACME.1", 1), ("ACME.2", 2)]

    def test_a_client_s_double_is_found(self, sixth):
        upkeep.upgrade(sixth)
        with open_store(sixth, for_writing=True) as store:
            known = accounts.find(store, "ACME")
            accounts.insert_many(store, [known._replace(code="TWIN", name=f"{known.name} GmbH")])
            assert double_of(store, accounts.find(store, "TWIN")).keep.code == "ACME"

    def test_of_the_sixth_release_everybody_stands_for_themselves(self, sixth):
        upkeep.upgrade(sixth)
        with open_store(sixth) as store:
            assert [account.code for account in accounts.everyone(store)] == ["ACME", "ACMET", "HNJG"]
            assert {account.merged_into for account in accounts.everyone(store)} == {None}
            found = orders.stored(store, "ACME")
            assert [(o.amount, o.dropped_at is None, o.entered_at) for o in found] == [
                (120_000, True, None),
                (30_000, False, None),
            ]
            assert store.rows("SELECT * FROM restored") == []


@pytest.mark.sqlite("the same dump, without a server")
def test_a_client_whose_name_has_capitals_of_its_own_is_found(released):
    url = released("0004")
    with closing(sqlite3.connect(url)) as team, team:
        team.execute("UPDATE account SET name = 'Große Werke' WHERE code = 'ACME'")
    upkeep.upgrade(url)
    with open_store(url) as store:
        assert accounts.find(store, "GROSSE").code == "ACME"
