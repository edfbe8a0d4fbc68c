"""Which accounts and people are proposed as doubles, and why."""

import pytest

from engine import accounts, contacts, deals, workspace
from engine.duplicates import double_of, doubles, people_twice
from engine.merging import merge
from engine.reads import View
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS


def view(team):
    return View(team.store, workspace.load(team.store), team.as_("wei").date)


def found(team):
    return [(double.keep.code, double.like.code, double.why.id) for double in doubles(view(team))]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ＡＣＭＥ  steel", "merging.why_same"),
        ("Acme Steel Co., Ltd.", "merging.why_ending"),
        ("Acme Steel (Beijing)", "merging.why_place"),
        ("Acme-Steel", "merging.why_spelling"),
    ],
)
def test_the_one_with_more_history_goes_on(team, name, why):
    team.do("lin", accounts.add, name, "A")
    assert found(team) == [("ACME", "A", why)], "Ms Gao is at ACME"
    for title in ("Line 1", "Line 2"):
        team.do("lin", deals.new, title, account="A", playbook="small")
    assert found(team) == [("A", "ACME", why)]
    (double,) = doubles(view(team))
    assert tuple(double.like) == ("ACME", "Acme Steel", 0, 1, 0, 0)


def test_what_was_merged_is_proposed_no_more(team):
    team.do("lin", accounts.add, "Acme Steel Ltd", "A")
    team.do("han", merge, "A", "ACME", ACCOUNT_WORKSHEETS)
    assert found(team) == []


def twin_of(team, account):
    """The other one of a name alike."""
    double = double_of(team.store, account)
    if double is None:
        return None
    assert account.code in (double.keep.code, double.like.code)
    return double.keep.code if double.like.code == account.code else double.like.code


def test_whoever_opens_one_hears_of_the_other(team):
    opened = team.do("lin", accounts.add, "(ACME) 华南精工", "A")
    assert twin_of(team, opened) is None
    for name in ("acme steel GmbH", "ＡＣＭＥ Steel"):
        assert twin_of(team, team.do("lin", accounts.add, name)) == "ACME", name
    for code, name in (("Y", "有限公司"), ("Z", "集团")):
        assert twin_of(team, team.do("lin", accounts.add, name, code)) is None, "nothing but an ending"


def test_a_double_is_found_however_it_begins(team):
    opened = team.do("lin", accounts.add, "“Acme” Steel", "A")
    assert twin_of(team, opened) == "ACME"
    team.do("lin", accounts.edit, "A", name="Other")
    assert twin_of(team, accounts.find(team.store, "ACME")) is None
    team.do("lin", accounts.edit, "A", name="Acme Steel SE")
    assert twin_of(team, accounts.find(team.store, "ACME")) == "A"


def test_the_one_that_was_there_goes_on_unless_less_hangs_on_it(team):
    """Ms Gao is at ACME."""
    opened = team.do("lin", accounts.add, "Acme Steel Ltd", "A")
    asked = (opened, accounts.find(team.store, "ACME"))
    assert {double_of(team.store, each).keep.code for each in asked} == {"ACME"}
    for title in ("Line 1", "Line 2"):
        team.do("lin", deals.new, title, account="A", playbook="small")
    assert {double_of(team.store, each).keep.code for each in asked} == {"A"}
    bare = team.do("lin", accounts.add, "B Two GmbH", "B2")
    later = team.do("lin", accounts.add, "B Two AG", "B1")
    assert double_of(team.store, later).keep.code == bare.code


def test_people_at_one_account(team):
    team.do("lin", contacts.add, "ACME", "Yan, GAO", "user")
    team.do("lin", contacts.add, "ACME", "Gao Ya", "user")
    team.do("lin", accounts.add, "Other", "OTHER")
    team.do("lin", contacts.add, "OTHER", "Gao Yan", "user")
    assert [[c.key for c in group] for group in people_twice(view(team))] == [["ACME.1", "ACME.2"]]
    team.do("lin", contacts.leave, contacts.find(team.store, "ACME.2"), team.today)
    assert people_twice(view(team)) == []
