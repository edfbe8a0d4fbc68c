import os
import sqlite3
from contextlib import closing
from types import SimpleNamespace

import pytest

from engine import store as store_module
from engine import upkeep
from engine.errors import DealgateError, NoDatabase, OldDatabase, Refused
from engine.message import step
from engine.store import Store, open_store

RATE = "INSERT INTO rate (currency, rate, set_on) VALUES (:currency, :rate, '2026-11-21')"


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "team.sqlite")
    upkeep.create(path)
    return path


@pytest.fixture
def store(path):
    with open_store(path) as store:
        yield store


def refused(url, **kwargs):
    with pytest.raises(DealgateError) as caught:
        open_store(url, **kwargs)
    return caught.value


def currencies(store: Store) -> list[str]:
    return [row["currency"] for row in store.rows("SELECT currency FROM rate ORDER BY currency")]


def set_schema(path: str, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [version])


class TestOpening:
    def test_a_url_and_a_plain_path_are_the_same_file(self, path):
        assert open_store(f"sqlite:///{path}").path == open_store(path).path == path

    def test_a_relative_url(self, path, monkeypatch):
        monkeypatch.chdir(os.path.dirname(path))
        assert open_store("sqlite:///team.sqlite").path == "team.sqlite"

    def test_a_missing_file_points_to_init_and_is_not_made(self, tmp_path):
        missing = str(tmp_path / "none.sqlite")
        error = refused(missing)
        assert isinstance(error, NoDatabase)
        assert error.hint == step("init")
        assert not os.path.exists(missing)

    def test_an_interrupted_creation_counts_as_missing(self, tmp_path):
        empty = tmp_path / "empty.sqlite"
        empty.touch()
        assert isinstance(refused(str(empty)), NoDatabase)

    def test_another_program_s_database_is_refused(self, tmp_path):
        other = str(tmp_path / "other.sqlite")
        with closing(sqlite3.connect(other)) as connection:
            connection.execute("CREATE TABLE deal (id)")
        assert refused(other).message.id == "store.foreign"

    def test_a_file_that_is_no_database_is_refused(self, tmp_path):
        table = tmp_path / "deals.csv"
        table.write_text("deal,amount\n" * 200)
        assert refused(str(table)).message.id == "store.not_sqlite"

    def test_a_folder_is_refused(self, tmp_path):
        assert refused(str(tmp_path)).message.id == "store.folder"

    @pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
    def test_postgresql_is_refused_without_repeating_the_password(self, scheme):
        error = refused(f"{scheme}://wei:secret@db/deals")
        assert error.message.id == "store.postgresql"
        assert "secret" not in str(error.message.params)

    @pytest.mark.parametrize("url", ["mysql://db/deals", "sqlite://", "sqlite:///", "sqlite://host/deals"])
    def test_other_urls_are_refused(self, url):
        assert refused(url).message.id == "store.unknown_url"

    def test_a_newer_schema_is_refused_for_reading_and_writing(self, path):
        set_schema(path, "9999")
        assert refused(path).message.id == refused(path, for_writing=True).message.id == "store.newer"

    def test_an_older_schema_is_not_read_and_not_touched(self, path, monkeypatch):
        monkeypatch.setattr(store_module, "SCHEMA", "9999")
        error = refused(path)
        assert isinstance(error, OldDatabase)
        assert error.hint == step("db upgrade")
        assert os.listdir(os.path.dirname(path)) == ["team.sqlite"]


class TestStatements:
    def test_rows_come_by_name(self, store):
        assert store.run(RATE, currency="USD", rate="7.12") == 1
        assert store.row("SELECT rate FROM rate WHERE currency = :c", c="USD")["rate"] == "7.12"
        assert store.row("SELECT rate FROM rate WHERE currency = :c", c="EUR") is None

    def test_run_tells_how_many_rows_it_touched(self, store):
        with store.transaction():
            store.run_many(RATE, [{"currency": c, "rate": "1"} for c in ("EUR", "JPY", "USD")])
        assert store.run("DELETE FROM rate WHERE currency <> :kept", kept="EUR") == 2

    def test_foreign_keys_hold(self, store):
        with pytest.raises(sqlite3.IntegrityError):
            store.run(
                "INSERT INTO contact (key, account, part, since, sealed, version)"
                " VALUES ('NONE/1', 'NONE', 'decider', '2026-11-21', 'x', 1)"
            )

    def test_faulty_sql_stays_loud(self, store):
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            store.rows("SELECT * FROM no_such_thing")


class TestTransaction:
    def test_it_keeps_everything(self, store, path):
        with store.transaction():
            store.run(RATE, currency="EUR", rate="7.7")
            store.run(RATE, currency="USD", rate="7.1")
        with open_store(path) as other:
            assert currencies(other) == ["EUR", "USD"]

    @pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
    def test_or_nothing(self, store, error):
        def half(transaction):
            with transaction:
                store.run(RATE, currency="EUR", rate="7.7")
                raise error

        with pytest.raises(error):
            half(store.transaction())
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

    def test_it_holds_the_write_lock_from_the_start_while_others_read(self, store, path, monkeypatch):
        monkeypatch.setattr("engine.sqlite.WAIT", 0.0)
        with open_store(path) as other, store.transaction():
            assert currencies(other) == []
            with pytest.raises(Refused) as caught, other.transaction():
                pass
        assert caught.value.message.id == "store.locked"


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


class TestTrouble:
    def test_a_read_only_database(self, store):
        store.run("PRAGMA query_only = ON")
        with pytest.raises(Refused) as caught:
            store.run(RATE, currency="EUR", rate="7.7")
        assert caught.value.message.id == "store.read_only"
        assert caught.value.message.params == {"path": store.path}

    def test_a_full_disk_takes_the_whole_transaction_back(self, store):
        store.run("PRAGMA max_page_count = 1")
        many = [{"currency": f"{number}" * 100, "rate": "1"} for number in range(1000)]
        with pytest.raises(Refused) as caught, store.transaction():
            store.run_many(RATE, many)
        assert caught.value.message.id == "store.full"
        assert currencies(store) == []

    def test_a_damaged_file(self, path):
        with open(path, "r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * 100_000)
        assert refused(path).message.id == "store.damaged"

    def test_a_folder_that_is_none(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(Refused) as caught:
            upkeep.create(str(tmp_path / "file" / "team.sqlite"))
        assert caught.value.message.id == "store.no_access"


class TestReadOnlyMedia:
    @pytest.fixture
    def still(self, path, monkeypatch):
        """The file as it would lie on a mounted backup."""
        monkeypatch.setattr(os, "statvfs", lambda where: SimpleNamespace(f_flag=os.ST_RDONLY))
        return path

    def test_it_can_be_read(self, still):
        with open_store(still) as store:
            assert store.row("SELECT count(*) AS n FROM deal")["n"] == 0

    def test_and_not_be_written(self, still):
        with open_store(still, for_writing=True) as store, pytest.raises(Refused) as caught:
            store.run("DELETE FROM deal")
        assert caught.value.message.id == "store.read_only"
