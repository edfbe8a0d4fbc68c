"""What a connection finds once and keeps, and what it has to forget."""

from contextlib import suppress

import pytest

from engine import playbooks


def numbers(store):
    """A temporary table of one row, made where it isn't there."""

    def make():
        store.run("CREATE TEMPORARY TABLE numbers AS SELECT 7 AS n")

    return store.row(f"SELECT n FROM {store.temporary('numbers', make)}")["n"]


def test_a_version_of_a_playbook_is_read_once(team, monkeypatch):
    first = playbooks.load(team.store, "small", 1)
    monkeypatch.setattr(team.store, "row", None)
    assert playbooks.load(team.store, "small", 1) is first


def test_a_temporary_table_is_made_once(team):
    assert (numbers(team.store), numbers(team.store)) == (7, 7)


class Enough(Exception):
    pass


def taken_back(part, store):
    """Make the table in a part that is taken back."""
    with suppress(Enough), part:
        assert numbers(store) == 7
        raise Enough


@pytest.mark.parametrize("part", ["transaction", "snapshot"])
def test_what_was_made_in_what_was_taken_back_is_made_again(team, part):
    taken_back(getattr(team.store, part)(), team.store)
    assert numbers(team.store) == 7


def test_within_a_transaction_as_well(team):
    with team.store.transaction():
        taken_back(team.store.savepoint(), team.store)
        assert numbers(team.store) == 7
    assert numbers(team.store) == 7


def test_what_stood_before_stays(team):
    assert numbers(team.store) == 7
    taken_back(team.store.transaction(), team.store)
    assert numbers(team.store) == 7
