"""A manager at a raw connection: deals change their playbook by an upgrade in a batch and by nothing else."""

import json

import psycopg2
import pytest

SAID = {
    "playbook": "small", "playbook_version": 2, "from": ["small", 1], "from_stage": "meet",
    "from_status": "open", "stage": "meet",
    "stage_title": {"zh": "好", "en": "good"}, "status": "open", "proven": True, "batch": "small#4",
}  # fmt: skip
LISTED = {"batch": "small#4", "version": 2}


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
    assert batch(han) == 4
    return han


def batch(han, later=0, **other):
    seq = han.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-1'") + 1 + later
    return han.event("playbook:small", "upgrade", {**LISTED, "deals": [["LIN-1", seq]], **other})


def test_as_the_program_does_it(listed):
    listed.deal("LIN-1", listed.event("deal:LIN-1", "upgrade", SAID), playbook_version=2)
    listed.settle()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"batch": "small#3"}, "batch"),
        ({"batch": "small#9"}, "batch"),
        ({"batch": None}, "batch"),
        ({"from": ["small", 2]}, "stage"),
        ({"from": ["other", 1]}, "stage"),
        ({"from_stage": "deliver"}, "stage"),
        ({"from_stage": None}, "stage"),
        ({"from_status": "won"}, "stage"),
        ({"playbook_version": 9}, "stage"),
        ({"playbook": "other"}, "stage"),
        ({"stage": "nowhere"}, "stage"),
        ({"stage": None}, "stage"),
        ({"stage": "deliver", "status": "won", "proven": False}, "stage"),
        ({"status": "won", "proven": False}, "stage"),
        ({"proven": False}, "stage"),
        ({"proven": None}, "stage"),
    ],
    ids=str,
)
def test_an_upgrade_that_may_not_be(listed, other, why):
    assert refusal(listed.event, "deal:LIN-1", "upgrade", {**SAID, **other}) == why


def test_no_batch_of_one_s_own_no_upgrade(han):
    assert refusal(han.event, "deal:LIN-1", "upgrade", SAID) == "batch"


def test_a_batch_that_lists_another_event_of_it(han):
    batch(han, later=1)
    assert refusal(han.event, "deal:LIN-1", "upgrade", SAID) == "batch"


@pytest.mark.parametrize("name", ["small#5", "small.4", "other#4", None])
def test_a_batch_by_another_name(han, name):
    assert refusal(batch, han, batch=name) == "batch"


@pytest.mark.parametrize("deals", [[["LIN-1", 99]], [["BO-1", 1]], None], ids=str)
def test_a_batch_of_deals_that_tell_nothing_of_it(han, deals):
    batch(han, deals=deals)
    assert refusal(han.settle) == "batch"


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
        ({"playbook_version": 2, "unproven": ["meet"]}, "row"),
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
    undo = listed.event("deal:LIN-1", "undo", {"seq": version, "batch": "small#4"})
    assert refusal(listed.deal, "LIN-1", undo, playbook_version=1, owner="bo") == "owner"


def test_taken_back_by_its_batch(han):
    seq = han.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-5'")
    assert refusal(han.event, "deal:LIN-5", "undo", {"seq": seq}) == "batch"
    han.connection.rollback()
    version = han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small#3"})
    assert refusal(han.deal, "LIN-5", version) == "row"
    han.connection.rollback()
    told = han.one("SELECT data FROM event WHERE subject = 'playbook:small' AND seq = 3")
    for key, upgraded in json.loads(told)["deals"]:
        version = han.event(f"deal:{key}", "undo", {"seq": upgraded, "batch": "small#3"})
        han.deal(key, version, playbook_version=1)
    han.event("playbook:small", "upgrade_back", {"batch": "small#3"})
    han.settle()


def test_not_one_deal_alone(han):
    seq = han.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-5'")
    han.deal("LIN-5", han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small#3"}), playbook_version=1)
    assert refusal(han.settle) == "batch"
    han.connection.rollback()
    han.deal("LIN-5", han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small#3"}), playbook_version=1)
    han.event("playbook:small", "upgrade_back", {"batch": "small#3"})
    assert refusal(han.settle) == "batch"


@pytest.mark.parametrize("name", ["small#3", "small#9", "small", None])
def test_nor_a_batch_without_its_deals(han, name):
    han.event("playbook:small", "upgrade_back", {"batch": name})
    assert refusal(han.settle) == "batch"


def test_what_was_taken_back_since_is_as_if_it_had_never_been(han):
    """But what stands since stands in its way."""
    seq = han.one("SELECT max(seq) FROM event WHERE subject = 'deal:LIN-5'")
    fields = {"fields": {"title": "Line 9"}}
    told = han.event("deal:LIN-5", "set", fields)
    han.deal("LIN-5", told, title="Line 9")
    assert refusal(han.event, "deal:LIN-5", "undo", {"seq": seq, "batch": "small#3"}) == "undo"
    han.connection.rollback()
    han.deal("LIN-5", han.event("deal:LIN-5", "set", fields), title="Line 9")
    han.deal("LIN-5", han.event("deal:LIN-5", "undo", {"seq": told}), title="Line 5")
    assert han.event("deal:LIN-5", "undo", {"seq": seq, "batch": "small#3"}) == told + 2


def test_a_batch_takes_nothing_else_back(han):
    told = han.event("deal:LIN-5", "set", {"fields": {"title": "Line 9"}})
    han.deal("LIN-5", told, title="Line 9")
    assert refusal(han.event, "deal:LIN-5", "undo", {"seq": told, "batch": "small#3"}) == "undo"


def test_an_upgrade_without_its_row_does_not_last(listed):
    listed.event("deal:LIN-1", "upgrade", SAID)
    assert refusal(listed.connection.commit) == "without_row"
