"""Waiting for one's turn to write a file."""

import sqlite3
import threading
from contextlib import closing
from time import monotonic, sleep

import pytest

from engine import sqlite
from engine.errors import Refused
from engine.sqlite import WAIT, connect, refusals, take_turn


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "turns.sqlite")
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE turn (who)")
    return path


def writes_for(path, seconds, ended=None):
    """Somebody who writes for so long, begun when this returns; `ended` is told when it was over."""
    begun = threading.Event()

    def work():
        with closing(connect(path)) as connection:
            take_turn(connection)
            begun.set()
            sleep(seconds)
            connection.execute("COMMIT")
            if ended is not None:
                ended.append(monotonic())

    writer = threading.Thread(target=work)
    writer.start()
    begun.wait(10)
    return writer


def patience(connection):
    return connection.execute("PRAGMA busy_timeout").fetchone()[0]


def test_it_comes_soon_after_the_other_is_through(path):
    started, writer = monotonic(), writes_for(path, 0.6)
    with closing(connect(path)) as connection:
        take_turn(connection)
        assert 0.5 < monotonic() - started < 3
        assert connection.in_transaction
        assert patience(connection) == WAIT * 1000
    writer.join()


def test_it_comes_as_soon_however_long_it_waited(path):
    """By itself SQLite looks every tenth of a second by then: after 928 ms, and again after 1028."""
    late = []
    for _ in range(3):  # the machine may be busy with something else
        ended = []
        writer = writes_for(path, 0.95, ended)
        with closing(connect(path)) as connection:
            take_turn(connection)
            came = monotonic()
        writer.join()
        late.append(came - ended[0])
    assert min(late) < 0.05


def test_who_waits_too_long_gives_up(path, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.2)
    writer = writes_for(path, 1)
    with closing(connect(path)) as connection, pytest.raises(Refused) as refused, refusals(path):
        take_turn(connection)
    assert refused.value.message.id == "store.locked"
    writer.join()


def test_what_no_waiting_can_mend_is_said_at_once(path):
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        started = monotonic()
        with pytest.raises(sqlite3.OperationalError, match="within a transaction"):
            take_turn(connection)
        assert monotonic() - started < 1
