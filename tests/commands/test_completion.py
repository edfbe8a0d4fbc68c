"""What Tab offers out of the database."""

from types import SimpleNamespace

import pytest

from commands.completion import account_codes, deal_keys, users
from commands.settings import Settings
from engine import upkeep
from engine.store import open_store


@pytest.fixture
def ctx(databases, database):
    """A command's context on a database with three deals, two accounts and two people, one of them gone."""
    url = databases.empty(database, "team")
    upkeep.create(url)
    with open_store(url, for_writing=True) as store:
        account = "INSERT INTO account (code, name, version) VALUES (:code, 'n', 1)"
        for code in ("ACME", "BOHAI"):
            store.run(account, code=code)
        deal = (
            "INSERT INTO deal (key, title, owner, playbook, playbook_version, stage, status, version, state)"
            " VALUES (:key, 't', 'lin', 'client-value', 1, 'understand', 'open', 1, '{}')"
        )
        for key in ("ACME-1", "ACME-12", "BOHAI-1"):
            store.run(deal, key=key)
        columns = '"user", name, role, left_on, version'
        person = f"INSERT INTO person ({columns}) VALUES (:user, :user, 'rep', :gone, 1)"
        store.run(person, user="lin", gone=None)
        store.run(person, user="liu", gone="2026-01-01")
    return SimpleNamespace(find_object=lambda kind: Settings(db=url, user="lin"))


def test_keys_that_begin_like_what_was_typed(ctx):
    assert deal_keys(ctx, "ACME") == ["ACME-1", "ACME-12"]
    assert deal_keys(ctx, "") == ["ACME-1", "ACME-12", "BOHAI-1"]
    assert deal_keys(ctx, "ZZZ") == []
    assert account_codes(ctx, "BO") == ["BOHAI"]


def test_who_has_left_is_not_offered(ctx):
    assert users(ctx, "li") == ["lin"]


def test_a_shell_gets_no_error(tmp_path):
    (tmp_path / "notes.txt").write_text("no database")
    for db in ("nowhere.sqlite", "notes.txt"):
        ctx = SimpleNamespace(find_object=lambda kind, db=db: Settings(db=str(tmp_path / db), user="lin"))
        assert deal_keys(ctx, "A") == []
