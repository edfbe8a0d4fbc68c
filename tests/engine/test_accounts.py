"""Accounts: their codes, and finding one by what people type."""

import pytest

from engine import accounts, deals
from engine.accounts import code_for, free_code
from engine.errors import Conflict, NotFound, Refused


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Acme Steel", "ACME"),
        ("华新精密", "HUAXIN"),
        ("重庆长安汽车", "CHONGQING"),
        ("Škoda Auto", "SKODA"),
        ("3M China", "3M"),
        ("— Ltd.", "LTD"),
        ("Interconnection Works", "INTERCONNECT"),
        ("???", "ACCOUNT"),
    ],
)
def test_a_code_is_made_from_the_name(name, code):
    assert code_for(name) == code


def test_a_code_that_is_taken_gets_a_number():
    assert free_code("ACME", set()) == "ACME"
    assert free_code("ACME", {"ACME", "ACME2"}) == "ACME3"
    assert free_code("D", set()) == "D2", "D begins the keys of deals without account"
    assert free_code("INTERCONNECT", {"INTERCONNECT"}) == "INTERCONNEC2"


def test_finding_one(team):
    team.do("wei", accounts.add, "Acme Rail", "RAIL")
    typed = {
        "ACME": "ACME",
        "acme": "ACME",
        "Acme Steel": "ACME",
        "acme s": "ACME",
        "rai": "RAIL",
        "acme r": "RAIL",
    }
    assert {text: accounts.find(team.store, text).code for text in typed} == typed


def test_one_that_could_be_any_of_several(team):
    team.do("wei", accounts.add, "Acme Rail", "ACRAIL")
    with pytest.raises(NotFound) as ambiguous:
        accounts.find(team.store, "AC")
    assert ambiguous.value.message.id == "accounts.ambiguous"
    assert ambiguous.value.details["candidates"] == ["ACME Acme Steel", "ACRAIL Acme Rail"]


@pytest.mark.parametrize("text", ["Nobody", "%", "_", ""])
def test_nobody_of_that_name(team, text):
    with pytest.raises(NotFound) as unknown:
        accounts.find(team.store, text)
    assert unknown.value.hint.action == "account add"


def test_a_code_wins_over_a_name(team):
    team.do("wei", accounts.add, "ACME", "OTHER")
    assert accounts.find(team.store, "ACME").code == "ACME"
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    assert team.opened("ACME-1").facts.deal.account == "ACME"


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        (" ", None, "no_name"),
        ("Acme Steel", None, "exists"),
        ("Other", "ACME", "code_taken"),
        ("Other", "acme", "code_taken"),
        ("Other", "D", "bad_code"),
        ("Other", "A-1", "bad_code"),
        ("Other", "客户", "bad_code"),
        ("Other", "ABCDEFGHIJKLM", "bad_code"),
        ("Other", "", "bad_code"),
    ],
)
def test_what_is_no_account(team, name, code, why):
    with pytest.raises(Refused) as refused:
        team.do("wei", accounts.add, name, code)
    assert refused.value.message.id == f"accounts.{why}"


class TestRenaming:
    def test_keeps_the_code_and_the_deals(self, team):
        renamed = team.do("lin", accounts.edit, "ACME", " Acme Group ", expect=1)
        assert (renamed.code, renamed.name, renamed.version) == ("ACME", "Acme Group", 2)
        assert accounts.find(team.store, "Acme Group") == renamed
        with pytest.raises(Conflict):
            team.do("lin", accounts.edit, "ACME", "Acme Ltd", expect=1)

    def test_to_the_same_name_writes_nothing(self, team):
        assert team.do("lin", accounts.edit, "ACME", "Acme Steel").version == 1

    @pytest.mark.parametrize("name", ["", "  ", "Beta"])
    def test_not_to_nothing_nor_to_another_s_name(self, team, name):
        team.do("wei", accounts.add, "Beta")
        with pytest.raises(Refused):
            team.do("lin", accounts.edit, "ACME", name)
