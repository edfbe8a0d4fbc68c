"""Accounts: their codes, and finding one by what people type."""

from datetime import date

import pytest

from engine import accounts, contacts, deals, orders, reads, workspace
from engine.account_code import code_for, free_code
from engine.clock import end_of_day
from engine.errors import Conflict, NotAllowed, NotFound, Refused, Usage
from engine.findable import LONGEST


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
        ("甲" * 201, None, "long_name"),
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


def test_the_longest_name_is_found_again(team):
    # Of four bytes each, and no two alike, or the database would store it shorter.
    name = "".join(chr(0x20000 + n) for n in range(LONGEST))
    team.do("wei", accounts.add, name, "LONG")
    assert accounts.find(team.store, name).code == "LONG"
    with pytest.raises(Refused):
        team.do("wei", accounts.edit, "ACME", name + "x")


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


class TestPlace:
    def test_is_where_the_client_is(self, team):
        added = team.do("lin", accounts.add, "Beta", place=" 苏州 ")
        assert added.place == accounts.find(team.store, "BETA").place == "苏州"
        assert accounts.find(team.store, "ACME").place is None
        moved = team.do("lin", accounts.edit, "BETA", place="Pudong")
        assert (moved.place, moved.name, moved.version) == ("Pudong", "Beta", 2)
        assert team.do("lin", accounts.edit, "BETA", place="Pudong ").version == 2
        team.do("lin", accounts.edit, "BETA", name="Beta Group")
        assert accounts.find(team.store, "BETA").place == "Pudong"
        assert team.do("lin", accounts.edit, "BETA", place=" ").place is None

    def test_as_it_was(self, team):
        team.day("2026-12-01")
        team.do("lin", accounts.edit, "ACME", place="Wuxi")
        team.day("2026-12-03")
        team.do("lin", accounts.edit, "ACME", place="Suzhou")
        until = end_of_day(date(2026, 12, 2), "Asia/Shanghai")
        assert accounts.as_of(team.store, "ACME", until).place == "Wuxi"
        (then,) = accounts.everyone(team.store, until=until)
        assert then.place == "Wuxi"


def classed(team, code="ACME"):
    account = accounts.find(team.store, code)
    return account.abc, account.abc_by


class TestClass:
    def test_by_the_ranking(self, team):
        team.do("wei", accounts.add, "Beta")
        moved = team.do("mei", accounts.classify, {"ACME": "A", "BETA": "C"})
        assert moved == {"ACME": (None, "A"), "BETA": (None, "C")}
        assert classed(team) == ("A", "orders")
        assert team.do("mei", accounts.classify, {"ACME": "B", "BETA": "C"}) == {"ACME": ("A", "B")}
        assert accounts.find(team.store, "BETA").version == 2, "what stays writes nothing"

    def test_by_hand_and_no_ranking_overrules_it(self, team):
        edited = team.do("lin", accounts.edit, "ACME", abc=" a ")
        assert (edited.abc, edited.abc_by, edited.name) == ("A", "hand", "Acme Steel")
        assert team.do("mei", accounts.classify, {"ACME": "C"}) == {}
        assert classed(team) == ("A", "hand")

    def test_until_it_is_left_to_the_ranking_again(self, team):
        team.do("lin", accounts.edit, "ACME", abc="A")
        team.do("lin", accounts.edit, "ACME", abc="")
        assert classed(team) == (None, None)
        team.do("mei", accounts.classify, {"ACME": "C"})
        assert classed(team) == ("C", "orders")

    def test_a_person_may_hold_on_to_what_the_ranking_gave(self, team):
        team.do("mei", accounts.classify, {"ACME": "A"})
        team.do("lin", accounts.edit, "ACME", abc="")
        assert classed(team) == ("A", "orders"), "nothing was set by hand"
        team.do("lin", accounts.edit, "ACME", abc="A")
        assert team.do("mei", accounts.classify, {"ACME": "C"}) == {}

    def test_with_a_new_name_in_one_event(self, team):
        assert team.do("lin", accounts.edit, "ACME", "Acme Group", abc="B").version == 2
        assert accounts.find(team.store, "Acme Group").abc == "B"

    @pytest.mark.parametrize("abc", ["D", "AB", "甲"])
    def test_there_are_three(self, team, abc):
        for user, work, how in [
            ("lin", accounts.edit, {"code": "ACME", "abc": abc}),
            ("mei", accounts.classify, {"classes": {"ACME": abc}}),
        ]:
            with pytest.raises(Usage) as refused:
                team.do(user, work, **how)
            assert refused.value.details["candidates"] == ["A", "B", "C"]
        assert classed(team) == (None, None)

    def test_a_rep_ranks_nobody(self, team):
        with pytest.raises(NotAllowed):
            team.do("lin", accounts.classify, {"ACME": "A"})

    def test_nor_is_an_account_ranked_that_is_not_there(self, team):
        with pytest.raises(NotFound):
            team.do("mei", accounts.classify, {"GHOST": "A"})


def test_as_of_a_day(team):
    team.day("2026-12-01")
    team.do("mei", accounts.classify, {"ACME": "B"})
    team.day("2026-12-03")
    team.do("lin", accounts.edit, "ACME", "Acme Group", "A")
    team.do("lin", accounts.add, "Beta")
    team.do("lin", orders.add, "ACME", "100", None, "2026-12-02")
    shown = {}
    for day in ("2020-01-01", "2026-11-30", "2026-12-01", "2026-12-03"):
        until = end_of_day(date.fromisoformat(day), "Asia/Shanghai")
        assert {a.code: a for a in accounts.everyone(team.store, until=until)}.get("ACME") == accounts.as_of(
            team.store, "ACME", until
        )
        shown[day] = [
            (a.name, a.abc, a.abc_by, a.version) for a in accounts.everyone(team.store, until=until)
        ]
    assert shown == {
        "2020-01-01": [],
        "2026-11-30": [("Acme Steel", None, None, 1)],
        "2026-12-01": [("Acme Steel", "B", "orders", 2)],
        "2026-12-03": [("Acme Group", "A", "hand", 4), ("Beta", None, None, 1)],
    }


def test_a_gate_sees_the_class_as_it_was(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    team.do("lin", deals.new, "Line 4", playbook="small")
    team.day("2026-12-01")
    team.do("lin", accounts.edit, "ACME", abc="A")
    assert team.opened("ACME-1").facts.value("account.class") == "A"
    assert team.opened("D-1").facts.value("account.class") is None
    here = workspace.load(team.store)
    then = reads.opened(reads.view_as_of(team.store, here, date(2026, 11, 30)), "ACME-1").facts
    assert then.value("account.class") is None


def test_the_last_word_on_when_the_deciders_changed_counts(team):
    team.do("lin", contacts.add, "ACME", "Wu Lei", "decider", since="2026-11-10")
    team.do("lin", contacts.edit, contacts.find(team.store, "Wu Lei"), since="2026-11-05")
    account = accounts.find(team.store, "ACME")
    assert account.deciders_changed_on == "2026-11-05"
    assert accounts.as_of(team.store, "ACME", "2027-01-01T00:00:00.000000Z") == account
