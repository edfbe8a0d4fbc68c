"""`db verify` names what no merge explains, however well it is forged."""

import pytest
from databases import unguarded
from forger import found, rewrite

from engine import accounts, contacts, deals, orders
from engine.merging import merge
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS


@pytest.fixture
def forged(team):
    """STEEL was merged into ACME, with an order, Mr Ma and a deal; history can be rewritten."""
    team.do("lin", accounts.add, "Acme Steel Ltd", "STEEL")
    team.do("lin", accounts.add, "Third", "THIRD")
    team.do("lin", contacts.add, "STEEL", "Ma Li", "decider")
    team.do("lin", deals.new, "Line 4", account="STEEL", playbook="small")
    team.do("lin", orders.add, "STEEL", "20", None, "2026-05-02")
    team.do("han", merge, "STEEL", "ACME", ACCOUNT_WORKSHEETS)
    assert found(team) == []
    unguarded(team.store)
    return team


def said(name, value):
    def change(rows):
        rows[-1]["data"][name] = value

    return change


def test_a_deal_that_came_from_nowhere(forged):
    rewrite(forged, said("account", "THIRD"), "deal:STEEL-1", in_place=True)
    assert ("deal:STEEL-1", 2, "db.against_rules") in found(forged)


def test_a_person_who_came_from_nowhere(forged):
    rewrite(forged, said("account", "THIRD"), "contact:STEEL.1", in_place=True)
    assert ("contact:STEEL.1", 2, "db.against_rules") in found(forged)


@pytest.mark.parametrize("amount", [2001, None], ids=["it is worth more", "it is lost"])
def test_an_order_that_changed_on_the_way(forged, amount):
    def change(rows):
        moved = rows[-1]["data"]["orders"]
        rows[-1]["data"]["orders"] = [{**moved[0], "amount": amount}] if amount else []

    rewrite(forged, change, "account:ACME", in_place=True)
    if amount:
        forged.store.run("UPDATE purchase SET amount = 2001 WHERE account = 'ACME'")
    else:
        forged.store.run("DELETE FROM purchase WHERE account = 'ACME'")
    assert found(forged) == [("account:ACME", 2, "db.merge_differs")]


def test_a_merge_the_other_knows_nothing_of(forged):
    rewrite(forged, lambda rows: rows.pop(), "account:STEEL", in_place=True)
    forged.store.run("UPDATE account SET merged_into = NULL, version = 2 WHERE code = 'STEEL'")
    forged.store.run("UPDATE purchase SET dropped_at = NULL WHERE account = 'STEEL'")
    assert ("account:ACME", 2, "db.merge_differs") in found(forged)
    assert ("deal:STEEL-1", 2, "db.against_rules") in found(forged)


def test_something_goes_on_where_nothing_is(forged):
    forged.store.run("UPDATE account SET merged_into = NULL WHERE code = 'STEEL'")
    forged.do("lin", accounts.edit, "STEEL", place="Suzhou")
    forged.store.run("UPDATE account SET merged_into = 'ACME' WHERE code = 'STEEL'")
    assert ("account:STEEL", 5, "db.after_merge") in found(forged)


def test_something_is_left_behind(forged):
    forged.store.run("UPDATE contact SET account = 'STEEL' WHERE key = 'STEEL.1'")
    assert ("account:STEEL", 0, "db.left_behind") in found(forged)
