"""The API holds what its description promises, whatever is sent to it."""

import pytest
from tried import CHECKS, tried

KINDS = ("sqlite", "postgresql")
PARTS = 30
"""Of the operations two of so many are tried quickly, each on one kind of database. The proofs try all: half
on one kind by one phase, and on the other kind by the next."""
OF_MANY = {"use_after_free", "ensure_resource_availability"}
"""Checks that take several requests, one after the other."""


def test_what_is_described_holds(desk, database):
    found = tried(desk, "mia", "examples and coverage", 1, (1 + KINDS.index(database), PARTS))
    print(found)
    assert found.failures == {}
    assert found.cases["coverage"] > 50
    assert found.checks.keys() >= CHECKS - OF_MANY


def test_what_is_described_holds_one_after_the_other(desk):
    found = tried(desk, "mia", "stateful", 6)
    print(found)
    assert found.failures == {}
    assert found.statuses[200] > 5
    assert found.checks.keys() >= OF_MANY


PHASES = [("examples and coverage", 1), ("fuzzing", 8), ("stateful", 40)]


@pytest.mark.proof
@pytest.mark.parametrize(("phases", "examples"), PHASES)
def test_all_that_is_described_holds(desk, database, phases, examples):
    half = (KINDS.index(database) + ("fuzzing" in phases)) % 2
    found = tried(desk, "mia", phases, examples, (half, 2))
    print(found)
    assert found.failures == {}
