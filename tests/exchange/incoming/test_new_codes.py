"""Codes of accounts an import opens: the first number nobody has, batch after batch."""

import pytest

from engine import accounts
from exchange.incoming.new_codes import NewCodes
from exchange.incoming.scratch import Scratch


@pytest.fixture
def scratch():
    made = Scratch()
    yield made
    made.close()


def take(team, scratch, *codes):
    """What a batch of its own finds, and opens."""
    new = NewCodes(team.store, scratch)
    new.foresee(codes)
    found = [new.take(code) for code in codes]
    with team.store.transaction():
        for code in found:
            accounts.add(team.change(), f"Company {code}", code)
    new.write()
    return found


def test_each_gets_the_first_number_nobody_has(team, scratch):
    assert take(team, scratch, "ACME", "ACME", "BOHAI") == ["ACME", "ACME2", "BOHAI"]
    assert take(team, scratch, "ACME", "BOHAI", "ACME") == ["ACME3", "BOHAI2", "ACME4"]


def test_what_was_there_before_is_found(team, scratch):
    take(team, Scratch(), "ACME", "ACME", "ACME")
    assert take(team, scratch, "ACME") == ["ACME4"]


def test_a_code_with_a_number_of_its_own_is_not_given_twice(team, scratch):
    assert take(team, scratch, "ACME2", "ACME", "ACME") == ["ACME2", "ACME", "ACME3"]
    assert take(team, scratch, "ACME", "ACME2") == ["ACME4", "ACME22"]


def test_more_than_were_foreseen(team, scratch):
    new = NewCodes(team.store, scratch)
    assert [new.take("ACME") for _ in range(120)] == ["ACME", *(f"ACME{n}" for n in range(2, 121))]
