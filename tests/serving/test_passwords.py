"""Passwords: which will do, which one is right, and what is kept of them."""

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from engine.errors import Usage
from serving import passwords
from serving.keys import Keys

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
GOOD = "a line of its own"


@pytest.fixture(autouse=True)
def _quick_passwords():
    """Not here."""


@pytest.fixture
def keys(tmp_path):
    with Keys(str(tmp_path / "keys")) as made:
        yield made


def test_the_one_that_was_chosen_is_right_and_no_other(keys):
    passwords.choose(keys, "lin", GOOD, NOW)
    assert passwords.check(keys, "lin", GOOD, NOW)
    for wrong in ("", GOOD.upper(), GOOD + " ", GOOD[:-1], "\x00", GOOD + "\x00", "\ud800"):
        assert not passwords.check(keys, "lin", wrong, NOW), repr(wrong)
    assert not passwords.check(keys, "bo", GOOD, NOW)


def test_it_is_kept_as_argon2id_with_a_salt_of_its_own(keys, tmp_path):
    for user in ("lin", "bo"):
        passwords.choose(keys, user, GOOD, NOW)
    assert keys.hash_of("lin").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert keys.hash_of("lin") != keys.hash_of("bo")
    assert GOOD.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


BAD = (
    *("", "short1234", "x" * 1001, "linlinlinlin", "lin1234567", "LIN is here", "aaaaaaaaaaaa"),
    *("1212121212", "1234567890", "Password123", "QWERTYUIOP"),
)
FINE = (
    "x1y2z3w4v5",
    "all of Berlin knows",
    "产线升级要看现场的节拍",
    "correct horse battery",
    "é" * 9 + "abc",
)


@pytest.mark.parametrize("bad", BAD)
def test_what_is_easily_guessed_will_not_do(keys, bad):
    with pytest.raises(Usage):
        passwords.choose(keys, "lin", bad, NOW)
    assert keys.hash_of("lin") is None


@pytest.mark.parametrize("fine", FINE)
def test_what_is_long_enough_will(keys, fine):
    passwords.choose(keys, "lin", fine, NOW)
    assert passwords.check(keys, "lin", fine, NOW)


def test_a_letter_may_be_put_together_in_two_ways(keys):
    passwords.choose(keys, "bo", "a caf\u00e9 by the river", NOW)
    assert passwords.check(keys, "bo", "a cafe\u0301 by the river", NOW)


def test_more_behind_the_longest_is_another(keys):
    longest = "abcd" * 250
    passwords.choose(keys, "bo", longest, NOW)
    assert passwords.check(keys, "bo", longest, NOW)
    assert not passwords.check(keys, "bo", longest + "x", NOW)


def test_one_kept_by_older_parameters_is_kept_anew(keys):
    keys.keep_hash("lin", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD), NOW)
    assert not passwords.check(keys, "lin", "something else", NOW)
    assert "m=8," in keys.hash_of("lin")
    assert passwords.check(keys, "lin", GOOD, NOW)
    assert "m=65536," in keys.hash_of("lin")
    assert passwords.check(keys, "lin", GOOD, NOW)


def test_a_new_one_ends_what_somebody_is_signed_in_with(keys):
    hour = timedelta(hours=1)
    session, link, token, other = (
        keys.make(kind, user, NOW, hour)
        for kind, user in (("session", "lin"), ("link", "lin"), ("token", "lin"), ("session", "bo"))
    )
    passwords.choose(keys, "lin", GOOD, NOW)
    assert keys.find("session", session, NOW) is None
    assert keys.find("link", link, NOW) is None
    assert keys.find("token", token, NOW)
    assert keys.find("session", other, NOW)


def test_somebody_who_is_not_there_is_as_much_work_to_refuse(keys, monkeypatch):
    """How long it takes tells nobody who works here."""
    passwords.choose(keys, "lin", GOOD, NOW)
    worked = []

    class Watched(PasswordHasher):
        def verify(self, kept, typed):
            worked.append(kept.rpartition("$")[0].rpartition("$")[0])
            return super().verify(kept, typed)

    monkeypatch.setattr(passwords, "_HASHER", Watched())
    for user in ("lin", "nobody", ""):
        assert not passwords.check(keys, user, "not the right one", NOW)
    assert worked == ["$argon2id$v=19$m=65536,t=3,p=4"] * 3


def test_a_damaged_hash_lets_nobody_in(keys):
    keys.keep_hash("lin", "$argon2id$nonsense", NOW)
    assert not passwords.check(keys, "lin", GOOD, NOW)
