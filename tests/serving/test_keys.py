"""What lets somebody in: told once, kept as a digest, and over in time."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from engine.errors import Refused
from serving.keys import IDLE, TRIES, TRIES_OF_ADDRESS, WITHIN, Keys

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def keys(tmp_path):
    with Keys(str(tmp_path / "keys")) as made:
        yield made


def test_a_key_lets_in_whose_it_is_for_what_it_was_made(keys):
    secret = keys.make("session", "lin", NOW, HOUR, "Firefox")
    found = keys.find("session", secret, NOW)
    assert (found.user, found.kind, found.label) == ("lin", "session", "Firefox")
    assert keys.find("token", secret, NOW) is None
    assert keys.find("session", secret + "x", NOW) is None
    assert keys.find("session", found.id, NOW) is None, "what names it does not let in"


def test_of_what_lets_in_only_a_digest_is_kept(keys, tmp_path):
    secrets = [keys.make(kind, "lin", NOW, HOUR) for kind in ("link", "session", "token", "errand")]
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not any(secret.encode() in kept for secret in secrets)


def test_two_keys_are_never_alike(keys):
    made = {keys.make("token", "lin", NOW, HOUR) for _ in range(200)}
    assert len(made) == 200
    assert all(len(secret) == 43 for secret in made)  # 256 bits


def test_a_key_ends_when_it_was_to_end(keys):
    secret = keys.make("token", "lin", NOW, HOUR)
    assert keys.find("token", secret, NOW + HOUR - timedelta(seconds=1))
    assert keys.find("token", secret, NOW + HOUR) is None
    assert keys.find("token", secret, NOW) is None, "and stays ended, whatever the clock says"


def test_a_session_nobody_uses_ends_earlier_and_a_token_does_not(keys):
    session = keys.make("session", "lin", NOW, timedelta(days=7))
    token = keys.make("token", "lin", NOW, timedelta(days=7))
    used = NOW + IDLE - HOUR
    assert keys.find("session", session, used)
    assert keys.find("session", session, used + IDLE - HOUR), "each use is a new beginning"
    assert keys.find("session", session, used + 3 * IDLE) is None
    assert keys.find("token", token, used + 3 * IDLE)


def test_of_many_who_come_by_one_link_one_gets_in(keys, monkeypatch):
    secret = keys.make("link", "lin", NOW, HOUR)
    found, together = keys.find, threading.Barrier(8)

    def find(*asked):
        key = found(*asked)
        together.wait()  # by now each has found it there
        return key

    monkeypatch.setattr(keys, "find", find)

    def come(_):
        return keys.use_up("link", secret, NOW)

    with ThreadPoolExecutor(8) as pool:
        assert sum(found is not None for found in pool.map(come, range(8))) == 1


def test_one_of_somebody_s_own_is_dropped_by_its_id(keys):
    secret = keys.make("token", "lin", NOW, HOUR)
    (found,) = keys.all_of("lin", "token", NOW)
    assert not keys.drop_of("bo", "token", found.id), "bo has no such token"
    assert not keys.drop_of("lin", "session", found.id)
    assert not keys.drop_of("lin", "token", found.id[:4]), "a part of an id is none"
    assert not keys.drop_of("lin", "token", "%" * len(found.id))
    assert keys.drop_of("lin", "token", found.id)
    assert keys.find("token", secret, NOW) is None


def test_all_of_somebody_go_but_the_one_that_is_kept(keys):
    kept, gone = (keys.make("session", "lin", NOW, HOUR) for _ in range(2))
    token, bo = keys.make("token", "lin", NOW, HOUR), keys.make("session", "bo", NOW, HOUR)
    keys.drop_all("lin", "session", but=keys.find("session", kept, NOW).id)
    assert keys.find("session", kept, NOW)
    assert keys.find("session", gone, NOW) is None
    assert keys.find("token", token, NOW)
    assert keys.find("session", bo, NOW)


def test_what_is_over_is_neither_listed_nor_kept(keys):
    keys.make("token", "lin", NOW, HOUR, "old")
    keys.make("token", "lin", NOW, 3 * HOUR, "new")
    assert [key.label for key in keys.all_of("lin", "token", NOW + 2 * HOUR)] == ["new"]
    keys.clear(NOW + 2 * HOUR)
    assert [key.label for key in keys.all_of("lin", "token", NOW)] == ["new"]


def test_a_person_misses_so_often_and_then_waits(keys):
    tries = [keys.take_try("lin", f"10.0.0.{n}", NOW) for n in range(TRIES + 1)]
    assert [bool(each) for each in tries] == [True] * TRIES + [False]
    assert keys.take_try("bo", "10.0.1.1", NOW), "nobody else has to wait"
    assert keys.take_try("lin", "10.0.1.1", NOW + WITHIN)


def test_so_does_an_address_whoever_it_tries_to_be(keys):
    tries = [keys.take_try(f"user{n}", "10.0.0.1", NOW) for n in range(TRIES_OF_ADDRESS + 1)]
    assert [bool(each) for each in tries] == [True] * TRIES_OF_ADDRESS + [False]
    assert keys.take_try("user0", "10.0.0.2", NOW)


def test_what_was_no_miss_does_not_count_and_forgives_none(keys):
    for _ in range(TRIES - 1):
        keys.take_try("lin", "10.0.0.1", NOW)
    for _ in range(3):
        keys.give_back(keys.take_try("lin", "10.0.0.1", NOW))
    assert keys.take_try("lin", "10.0.0.1", NOW)
    assert not keys.take_try("lin", "10.0.0.1", NOW)


def test_many_at_once_are_no_more_than_many_in_a_row(keys):
    with ThreadPoolExecutor(16) as pool:
        tries = list(pool.map(lambda n: keys.take_try("lin", f"10.0.0.{n}", NOW), range(3 * TRIES)))
    assert sum(map(bool, tries)) == TRIES


def test_what_was_typed_for_a_login_is_not_kept(keys, tmp_path):
    keys.take_try("hunter2hunter2", "10.0.0.1", NOW)
    assert b"hunter2" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_only_its_owner_reads_the_file(tmp_path):
    path = tmp_path / "keys"
    path.touch()
    os.chmod(path, 0o644)
    with Keys(str(path)) as keys:
        keys.make("token", "lin", NOW, HOUR)
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in tmp_path.iterdir()}
    assert set(modes.values()) == {"0o600"}, modes


def test_a_file_that_is_something_else_is_named(tmp_path):
    path = tmp_path / "keys"
    path.write_text("these are no keys of ours\n" * 100)
    with pytest.raises(Refused) as refused:
        Keys(str(path))
    assert refused.value.message.params["path"] == str(path)
    assert path.read_text().startswith("these are no keys")


def test_another_process_sees_what_one_made(keys, tmp_path):
    secret = keys.make("token", "lin", NOW, HOUR)
    with Keys(str(tmp_path / "keys")) as other:
        assert other.find("token", secret, NOW).user == "lin"
        other.drop(secret)
    assert keys.find("token", secret, NOW) is None


def test_a_thread_has_a_connection_of_its_own(keys):
    secret = keys.make("token", "lin", NOW, HOUR)
    with ThreadPoolExecutor(1) as pool:  # one of another thread's would raise
        assert pool.submit(keys.find, "token", secret, NOW).result().user == "lin"
