"""`db verify` against whoever forges an upgrade: its rules, its batch, and what was taken back of it."""

import pytest
from at_work import TIGHTER
from databases import unguarded
from forger import DEAL, SUBJECT, found, refit, rewrite

from engine import deals, playbooks
from engine.upgrades import Wish, take_back, upgrade
from engine.verify import verify

BOOK, BATCH = "playbook:small", "small#3"


@pytest.fixture
def gone(team):
    """Two deals that went to version 2 by one batch: events 2 of each, event 3 of the playbook."""
    for title in ("Line 3", "Line 4"):
        team.do("lin", deals.new, title, account="ACME", playbook="small")
    team.install(TIGHTER, version=2)
    team.do("han", upgrade, Wish("small", playbooks.load(team.store, "small", 2), {}))
    assert verify(team.store).faults == ()
    unguarded(team.store)
    return team


def change(place, **other):
    return lambda rows: rows[place]["data"].update(other)


@pytest.mark.parametrize(
    "other",
    [
        {"stage": "expand"},
        {"status": "won"},
        {"from": ["small", 2]},
        {"from_stage": "expand"},
        {"from_status": "won"},
        {"stage_title": {"zh": "x", "en": "x"}},
        {"proven": False},
        {"note": "x"},
    ],
    ids=str,
)
def test_what_the_door_writes_of_a_deal_and_nothing_else(gone, other):
    rewrite(gone, change(1, **other), in_place=True)
    refit(gone)
    assert (SUBJECT, 2, "db.against_rules") in found(gone)


def test_nobody_but_managers(gone):
    rewrite(gone, lambda rows: rows[1].update(actor="mei"), in_place=True)
    refit(gone)
    assert (SUBJECT, 2, "db.against_rules") in found(gone)


def test_a_batch_that_is_not_there(gone):
    rewrite(gone, change(1, batch="small#2"), in_place=True)
    refit(gone)
    assert found(gone) == [(SUBJECT, 2, "db.no_batch"), (BOOK, 3, "db.half_a_batch")]


def test_a_batch_that_lists_it_not(gone):
    rewrite(gone, lambda rows: rows[2]["data"]["deals"].pop(0), BOOK, in_place=True)
    assert found(gone) == [(SUBJECT, 2, "db.no_batch")]


def test_a_batch_that_lists_more(gone):
    rewrite(gone, lambda rows: rows[2]["data"]["deals"].append(["ACME-1", 1]), BOOK, in_place=True)
    assert (BOOK, 3, "db.half_a_batch") in found(gone)


UNDO = {"seq": 2, "kind": "upgrade", "batch": BATCH}


class TestTakenBack:
    def undo(self, team, actor="han", **other):
        def append(rows):
            rows.append({**rows[-1], "kind": "undo", "data": {**UNDO, **other}, "actor": actor})

        rewrite(team, append)
        refit(team)
        return found(team)

    def test_one_deal_alone(self, gone):
        assert self.undo(gone) == [(SUBJECT, 3, "db.half_a_batch")]

    def test_by_somebody_who_may_not(self, gone):
        assert (SUBJECT, 3, "db.against_rules") in self.undo(gone, "mei")

    def test_by_another_batch(self, gone):
        assert (SUBJECT, 3, "db.against_rules") in self.undo(gone, batch="small#2")

    def test_a_batch_taken_back_and_a_deal_that_stays(self, gone):
        gone.do("han", take_back, BATCH)
        assert found(gone) == []
        rewrite(gone, lambda rows: rows.pop(), in_place=True)
        refit(gone)
        assert found(gone) == [(SUBJECT, 2, "db.half_a_batch")]

    def test_a_deal_that_changed_no_other_way(self, gone):
        """A playbook is changed by an upgrade and by nothing else, whatever a row says."""
        gone.store.run("UPDATE deal SET playbook_version = 1 WHERE key = :key", key=DEAL)
        assert found(gone) == [(SUBJECT, 2, "db.row_differs")]
