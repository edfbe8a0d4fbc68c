"""A manager at a raw connection: deals change their playbook by an upgrade in a batch and by nothing else."""

import psycopg2
import pytest

SAID = {
    "playbook": "small", "playbook_version": 2, "from": ["small", 1], "from_stage": "meet",
    "from_status": "open", "stage": "meet",
    "stage_title": {"zh": "好", "en": "good"}, "status": "open", "batch": "small.4",
}  # fmt: skip
LISTED = {"batch": "small.4", "version": 2, "deals": [["LIN-1", 9]]}


@pytest.fixture
def han(psql):
    han = psql("han")
    yield han
    han.connection.rollback()


def refusal(work, *args, **other):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        work(*args, **other)
    return refused.value.diag.constraint_name


@pytest.fixture
def listed(han):
    """Han, who wrote a batch."""
    assert han.event("playbook:small", "upgrade", LISTED) == 4
    return han


def test_as_the_program_does_it(listed):
    listed.deal("LIN-1", listed.event("deal:LIN-1", "upgrade", SAID), playbook_version=2)
    listed.settle()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"batch": "small.3"}, "batch"),
        ({"batch": "small.9"}, "batch"),
        ({"batch": None}, "batch"),
        ({"from": ["small", 2]}, "stage"),
        ({"from": ["other", 1]}, "stage"),
        ({"from_stage": "deliver"}, "stage"),
        ({"from_stage": None}, "stage"),
        ({"from_status": "won"}, "stage"),
        ({"playbook_version": 9}, "stage"),
        ({"playbook": "other"}, "stage"),
    ],
    ids=str,
)
def test_an_upgrade_that_may_not_be(listed, other, why):
    assert refusal(listed.event, "deal:LIN-1", "upgrade", {**SAID, **other}) == why


def test_no_batch_of_one_s_own_no_upgrade(han):
    assert refusal(han.event, "deal:LIN-1", "upgrade", SAID) == "batch"


@pytest.mark.parametrize("key", ["LIN-3", "LIN-4"])
def test_of_what_is_over(listed, key):
    assert refusal(listed.event, f"deal:{key}", "upgrade", SAID) == "stage"


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({}, "row"),
        ({"playbook_version": 1}, "row"),
        ({"playbook_version": 2, "owner": "bo"}, "row"),
        ({"playbook_version": 2, "title": "Mine"}, "row"),
        ({"playbook_version": 2, "stage": "deliver"}, "stage"),
        ({"playbook_version": 2, "status": "won"}, "stage"),
    ],
    ids=str,
)
def test_the_row_becomes_what_its_event_says(listed, columns, why):
    version = listed.event("deal:LIN-1", "upgrade", SAID)
    assert refusal(listed.deal, "LIN-1", version, **columns) == why


def test_the_stay_goes_on(listed):
    version = listed.event("deal:LIN-1", "upgrade", SAID)
    stay = {"number": 9, "stage": "meet", "since": None, "by": "new", "owners": ["lin"]}
    assert refusal(listed.state, "LIN-1", version, playbook_version=2, stay=stay) == "row"


def test_what_an_upgrade_says_of_an_owner_is_nothing(listed):
    """Taken back, a deal is told anew; whose it is no event of this kind says."""
    version = listed.event("deal:LIN-1", "upgrade", {**SAID, "owner": "bo"})
    listed.deal("LIN-1", version, playbook_version=2)
    undo = listed.event("deal:LIN-1", "undo", {"seq": version, "batch": "small.4"})
    assert refusal(listed.deal, "LIN-1", undo, playbook_version=1, owner="bo") == "owner"


def test_taken_back_by_its_batch(han):
    seq = han.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-5'")
    assert refusal(han.event, "deal:LIN-5", "undo", {"seq": seq}) == "batch"
    han.connection.rollback()
    version = han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small.3"})
    assert refusal(han.deal, "LIN-5", version) == "row"
    han.connection.rollback()
    version = han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small.3"})
    han.deal("LIN-5", version, playbook_version=1)
    han.settle()


def test_an_upgrade_without_its_row_does_not_last(listed):
    listed.event("deal:LIN-1", "upgrade", SAID)
    assert refusal(listed.connection.commit) == "without_row"
