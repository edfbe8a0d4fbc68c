import os
import sqlite3
from contextlib import closing, suppress
from types import SimpleNamespace

import postgres
import psycopg2
import pytest
from databases import FORBIDDEN

from engine import schema, upkeep
from engine.errors import DealgateError, NoDatabase, OldDatabase, Refused
from engine.message import step
from engine.store import Store, open_store

RATE = "INSERT INTO rate (currency, rate, set_on) VALUES (:currency, :rate, '2026-11-21')"


@pytest.fixture(scope="session")
def blank(databases):
    """By kind, a database without anything in its tables, made once."""
    return databases.once("blank", upkeep.create)


@pytest.fixture
def url(blank, databases, database, tmp_path):
    with databases.copy(blank(database), tmp_path / "team.sqlite") as url:
        yield url


@pytest.fixture
def store(url):
    with open_store(url) as store:
        yield store


def refused(url, **kwargs):
    with pytest.raises(DealgateError) as caught:
        open_store(url, **kwargs)
    return caught.value


def currencies(store: Store) -> list[str]:
    return [row["currency"] for row in store.rows("SELECT currency FROM rate ORDER BY currency")]


def set_schema(url: str, version: str) -> None:
    with open_store(url) as store:
        store.run("UPDATE alembic_version SET version_num = :version", version=version)


class TestOpening:
    @pytest.mark.sqlite("a file has a path")
    def test_a_url_and_a_plain_path_are_the_same_file(self, url):
        assert open_store(f"sqlite:///{url}").path == open_store(url).path == url

    @pytest.mark.sqlite("a file has a path")
    def test_a_relative_url(self, url, monkeypatch):
        monkeypatch.chdir(os.path.dirname(url))
        assert open_store("sqlite:///team.sqlite").path == "team.sqlite"

    @pytest.mark.sqlite("a server has databases, not files")
    def test_a_missing_file_points_to_init_and_is_not_made(self, database, tmp_path):
        missing = str(tmp_path / "none.sqlite")
        error = refused(missing)
        assert isinstance(error, NoDatabase)
        assert error.hint == step("init")
        assert not os.path.exists(missing)

    def test_an_interrupted_creation_counts_as_missing(self, databases, database):
        url = databases.empty(database, "empty")
        if database == "sqlite":
            open(url, "w").close()
        error = refused(url)
        assert isinstance(error, NoDatabase)
        assert error.hint == step("init")

    def test_another_program_s_database_is_refused(self, databases, database):
        url = databases.empty(database, "other")
        run_raw(url, "CREATE TABLE deal (id INTEGER)")
        assert refused(url).message.id == "store.foreign"

    @pytest.mark.sqlite("a server's files are its own")
    def test_a_file_that_is_no_database_is_refused(self, database, tmp_path):
        table = tmp_path / "deals.csv"
        table.write_text("deal,amount\n" * 200)
        assert refused(str(table)).message.id == "store.not_sqlite"

    @pytest.mark.sqlite("a server's files are its own")
    def test_a_folder_is_refused(self, database, tmp_path):
        assert refused(str(tmp_path)).message.id == "store.folder"

    @pytest.mark.parametrize("given", ["mysql://db/deals", "sqlite://", "sqlite:///", "sqlite://host/deals"])
    def test_other_urls_are_refused(self, given):
        assert refused(given).message.id == "store.unknown_url"

    @pytest.mark.postgresql("only a server has such names")
    @pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg2"])
    def test_a_server_by_any_of_its_names(self, url, scheme):
        with open_store(url.replace("postgresql:", f"{scheme}:", 1)) as store:
            assert currencies(store) == []

    def test_a_newer_schema_is_refused_for_reading_and_writing(self, url):
        set_schema(url, "9999")
        assert refused(url).message.id == refused(url, for_writing=True).message.id == "store.newer"

    def test_an_older_schema_is_not_read_and_not_touched(self, url, monkeypatch):
        monkeypatch.setattr(schema, "SCHEMA", "9999")
        error = refused(url)
        assert isinstance(error, OldDatabase)
        assert error.hint == step("db upgrade")
        if "://" not in url:
            assert os.listdir(os.path.dirname(url)) == ["team.sqlite"]


def run_raw(url: str, statement: str) -> None:
    if "://" in url:
        postgres.ask(url, statement)
        return
    with closing(sqlite3.connect(url)) as connection, connection:
        connection.execute(statement)


class TestStatements:
    def test_rows_come_by_name(self, store):
        assert store.run(RATE, currency="USD", rate="7.12") == 1
        assert store.row("SELECT rate FROM rate WHERE currency = :c", c="USD")["rate"] == "7.12"
        assert store.row("SELECT rate FROM rate WHERE currency = :c", c="EUR") is None

    def test_run_tells_how_many_rows_it_touched(self, store):
        with store.transaction():
            store.run_many(RATE, [{"currency": c, "rate": "1"} for c in ("EUR", "JPY", "USD")])
        assert store.run("DELETE FROM rate WHERE currency <> :kept", kept="EUR") == 2

    def test_many_rows_come_in_as_they_are(self, store):
        texts = (
            "50%",
            "it's",
            "a\\b",
            "中文",
            "tab\tline\n\r",
            "",
            "\\N",
            "\\.",
            "\u2028",
            "\x85",
            "x" * 5000,
        )
        rows = [(f"{n:04}", text, "2026-11-22") for n, text in enumerate(texts * 200)]
        with store.transaction():
            store.load("rate", ("currency", "rate", "set_on"), iter(rows))
        found = store.rows(
            "SELECT currency, rate, set_on FROM rate WHERE currency <> 'CNY' ORDER BY currency"
        )
        assert sorted(map(tuple, found)) == sorted(rows)

    def test_nothing_and_numbers_too(self, store):
        with store.transaction():
            store.load("request", ("id", "actor", "command", "result", "recorded_at"), [])
            store.load(
                "person",
                ('"user"', "name", "role", "team", "version"),
                [("lin", "Lin", "rep", None, 7), ("bo", "Bo", "rep", "north", 1)],
            )
        found = store.rows(
            "SELECT team, version FROM person WHERE \"user\" IN ('lin', 'bo') ORDER BY version"
        )
        assert [tuple(row) for row in found] == [("north", 1), (None, 7)]

    def test_what_is_loaded_goes_with_its_transaction(self, store):
        with pytest.raises(FORBIDDEN), store.transaction():
            store.load("rate", ("currency", "rate", "set_on"), [("USD", rate, "2026-11-22") for rate in "78"])
        assert store.row("SELECT 1 FROM rate WHERE currency = 'USD'") is None

    @pytest.mark.parametrize("text", ["50%", "it's", 'a "b"', ":name", "a\\b", "中文", "tab\tline\n", ""])
    def test_text_comes_back_as_it_went(self, store, text):
        store.run(RATE, currency="USD", rate=text)
        assert store.row("SELECT rate FROM rate WHERE rate = :t", t=text)["rate"] == text

    def test_foreign_keys_hold(self, store):
        with pytest.raises(FORBIDDEN):
            store.run(
                "INSERT INTO contact (key, account, part, since, sealed, version)"
                " VALUES ('NONE/1', 'NONE', 'decider', '2026-11-21', 'x', 1)"
            )

    def test_faulty_sql_stays_loud(self, store):
        with pytest.raises((sqlite3.OperationalError, psycopg2.ProgrammingError), match="no_such_thing"):
            store.rows("SELECT * FROM no_such_thing")


class TestTransaction:
    def test_it_keeps_everything(self, store, url):
        with store.transaction():
            store.run(RATE, currency="EUR", rate="7.7")
            store.run(RATE, currency="USD", rate="7.1")
        with open_store(url) as other:
            assert currencies(other) == ["EUR", "USD"]

    @pytest.mark.parametrize("alone", [True, False])
    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
    def test_or_nothing(self, store, error, alone):
        def half(transaction):
            with transaction:
                store.run(RATE, currency="EUR", rate="7.7")
                raise error

        with pytest.raises(error):
            half(store.transaction(alone=alone))
        assert currencies(store) == []

    def test_it_can_be_used_again_after_a_failure(self, store):
        with pytest.raises(ValueError, match="once"), store.transaction():
            raise ValueError("once")
        with store.transaction():
            store.run(RATE, currency="EUR", rate="7.7")
        assert currencies(store) == ["EUR"]

    def test_it_does_not_nest(self, store):
        with pytest.raises(RuntimeError), store.transaction(), store.transaction():
            pass
        assert store.run(RATE, currency="EUR", rate="7.7") == 1

    def test_others_read_meanwhile_what_was_before(self, store, url):
        with open_store(url) as other, store.transaction():
            store.run(RATE, currency="EUR", rate="7.7")
            assert currencies(other) == []
        with open_store(url) as other:
            assert currencies(other) == ["EUR"]

    def test_a_snapshot_sees_one_moment(self, store, url):
        with open_store(url) as other:
            with store.snapshot():
                assert currencies(store) == []
                other.run(RATE, currency="EUR", rate="7.7")
                assert currencies(store) == []
            assert currencies(store) == ["EUR"]


class TestSavepoint:
    def test_what_fails_inside_is_taken_back_alone(self, store):
        def half():
            with store.savepoint():
                store.run(RATE, currency="USD", rate="7.1")
                raise ValueError("no")

        with store.transaction():
            store.run(RATE, currency="EUR", rate="7.7")
            with pytest.raises(ValueError, match="no"):
                half()
            with store.savepoint():
                store.run(RATE, currency="JPY", rate="0.05")
        assert currencies(store) == ["EUR", "JPY"]

    def test_one_within_the_other(self, store):
        def inner():
            with store.savepoint():
                store.run(RATE, currency="USD", rate="7.1")
                raise ValueError("no")

        with store.transaction(), store.savepoint():
            store.run(RATE, currency="EUR", rate="7.7")
            with pytest.raises(ValueError, match="no"):
                inner()
        assert currencies(store) == ["EUR"]

    def test_the_transaction_around_it_takes_all_of_it_back(self, store):
        def half():
            with store.transaction():
                with store.savepoint():
                    store.run(RATE, currency="EUR", rate="7.7")
                raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            half()
        assert currencies(store) == []


@pytest.mark.sqlite("media a file lies on")
class TestReadOnlyMedia:
    @pytest.fixture
    def still(self, url, monkeypatch):
        """The file as it would lie on a mounted backup."""
        monkeypatch.setattr(os, "statvfs", lambda where: SimpleNamespace(f_flag=os.ST_RDONLY))
        return url

    def test_it_can_be_read(self, still):
        with open_store(still) as store:
            assert store.row("SELECT count(*) AS n FROM deal")["n"] == 0

    def test_and_not_be_written(self, still):
        with open_store(still, for_writing=True) as store, pytest.raises(Refused) as caught:
            store.run("DELETE FROM deal")
        assert caught.value.message.id == "store.read_only"


class TestTogether:
    def test_several_statements_run_one_after_the_other(self, store):
        with store.transaction():
            store.run_each(
                (RATE, {"currency": "EUR", "rate": "8"}),
                ("UPDATE rate SET currency = :currency WHERE rate = '8'", {"currency": "50%;USD"}),
            )
        assert currencies(store) == ["50%;USD"]

    def test_one_that_fails_takes_the_others_back(self, store):
        twice = (RATE, {"currency": "EUR", "rate": "8"})
        with suppress(Exception), store.transaction():
            store.run_each(twice, twice)
        assert currencies(store) == []

    def test_within_a_part_it_fails_within_the_part(self, store):
        twice = (RATE, {"currency": "EUR", "rate": "8"})
        with store.transaction():
            with suppress(Exception), store.savepoint():
                store.run_each(twice, twice)
            store.run_each((RATE, {"currency": "USD", "rate": "7"}))
        assert currencies(store) == ["USD"]

    def test_what_waits_to_be_sent_goes_with_a_part_that_ends_in_an_error(self, store):
        twice = (RATE, {"currency": "EUR", "rate": "8"})

        def given_up():
            with store.savepoint():
                store.run_each(twice)
                store.run_each(twice) if store.kind == "postgresql" else None
                raise ZeroDivisionError

        with store.transaction():
            with pytest.raises(ZeroDivisionError):
                given_up()
            store.run_each((RATE, {"currency": "USD", "rate": "7"}))
        assert currencies(store) == ["USD"]


class TestBeginning:
    """On a server a transaction begins with its first statement, whatever that is."""

    @pytest.mark.parametrize("alone", [True, False])
    @pytest.mark.parametrize("way", ["run", "run_each", "run_many", "load", "savepoint"])
    def test_what_comes_first_belongs_to_it(self, store, way, alone):
        row = {"currency": "EUR", "rate": "8"}

        def write():
            if way == "load":
                store.load("rate", ("currency", "rate", "set_on"), [("EUR", "8", "2026-11-21")])
            elif way == "run_many":
                store.run_many(RATE, [row])
            elif way == "run_each":
                store.run_each((RATE, row))
            elif way == "savepoint":
                with store.savepoint():
                    store.run(RATE, **row)
            else:
                store.run(RATE, **row)

        with suppress(ZeroDivisionError), store.transaction(alone=alone):
            assert store.in_transaction
            write()
            assert currencies(store) == ["EUR"]
            raise ZeroDivisionError
        assert currencies(store) == []
        with store.transaction(alone=alone):
            write()
        assert (currencies(store), store.in_transaction) == (["EUR"], False)

    @pytest.mark.parametrize("alone", [True, False])
    def test_nothing_done_is_nothing(self, store, alone):
        with store.transaction(alone=alone):
            pass
        with suppress(ZeroDivisionError), store.transaction(alone=alone):
            raise ZeroDivisionError
        assert not store.in_transaction
        store.run(RATE, currency="EUR", rate="8")
        assert currencies(store) == ["EUR"]
