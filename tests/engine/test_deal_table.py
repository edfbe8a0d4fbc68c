"""What is read at once of a deal that is to change, and of its account."""

from at_work import DEAL

from engine import accounts, contacts, deal_table, history, reads
from engine.contacts import Known
from engine.reads import View


def test_a_deal_to_change_comes_with_the_end_of_its_chain(worked_on):
    store = worked_on.store
    expected = deal_table.load(store, DEAL), history.head(store, f"deal:{DEAL}")
    assert deal_table.load_to_change(store, DEAL) == expected
    assert expected[1][0] == 6
    assert deal_table.load_to_change(store, "ACME-99") is None


def test_what_a_gate_may_see_of_an_account(worked_on):
    team = worked_on
    team.do("lin", contacts.add, "ACME", "Gao Ming", "economic_buyer")
    change = team.as_("lin")
    view = View(change.store, change.workspace, change.date)
    known = contacts.known(team.store, "ACME")
    assert known.people == tuple(c.fact for c in reads.people_there(view, "ACME"))
    assert [c.key for c in known.people] == ["ACME.1", "ACME.2"]
    assert known.deciders_changed_on == team.today
    opened = reads.opened(view, DEAL)
    assert opened.facts.contacts == known.people
    assert opened.facts.deciders_changed_on == known.deciders_changed_on


def test_an_account_without_people_and_none_at_all(team):
    team.do("wei", accounts.add, "Beta")
    assert contacts.known(team.store, "BETA") == Known()
    assert contacts.known(team.store, None) == contacts.known(team.store, "NOBODY") == Known()
