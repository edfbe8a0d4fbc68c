"""Accounts as a CRM exports them: found or opened, classed, filled in, and told on by later exports."""

import json

import pytest
from proven import verified

from engine import accounts, history
from engine.account_sheets import fill
from engine.change import carry_out
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS

MAP = """
source: crm
what: accounts
columns: {id: Account ID, name: Account Name, place: Billing City, abc: Rating}
classes: {Hot: A, Warm: B, Cold: C}
worksheets:
  customer_record: {address: Billing Street}
"""
HEADING = "Account ID,Account Name,Billing City,Rating,Billing Street"
ACME = "001A,Acme Steel,Shanghai,Hot,1 Long Road"


def bring(team, *lines, **how):
    return team.bring(*lines, map=MAP, heading=HEADING, **how)


def account(team, code):
    found = accounts.by_code(team.store, code)
    assert found == accounts.fold(history.events(team.store, f"account:{code}"))
    return found


def kinds(team, code):
    return [event.kind for event in history.events(team.store, f"account:{code}")]


def counts(outcome):
    return (outcome.created, outcome.updated, outcome.unchanged, len(outcome.rejected))


def test_a_new_account_comes_with_place_class_and_worksheet(team):
    outcome = bring(team, ACME, "001B,华南精密,深圳,,")
    acme = account(team, "ACME")
    assert (acme.name, acme.place, acme.abc, acme.abc_by) == ("Acme Steel", "Shanghai", "A", "hand")
    assert acme.sheets["customer_record"].fields == {"address": "1 Long Road"}
    assert account(team, "HUANAN").name == "华南精密"
    assert (counts(outcome), outcome.accounts) == ((2, 0, 0, 0), 0)
    assert kinds(team, "ACME") == ["new", "import", "import"]
    verified(team.store)


def test_the_same_again_changes_nothing(team):
    bring(team, ACME)
    assert counts(bring(team, ACME)) == (0, 0, 1, 0)
    assert len(kinds(team, "ACME")) == 3


def test_what_changed_there_changes_here_and_what_changed_here_stays(team):
    bring(team, ACME)
    team.do(accounts.edit, "ACME", place="Suzhou")
    outcome = bring(team, "001A,Acme Steel & Co,Shanghai,Warm,2 Long Road")
    acme = account(team, "ACME")
    assert (acme.name, acme.place, acme.abc) == ("Acme Steel & Co", "Suzhou", "B")
    assert acme.sheets["customer_record"].fields == {"address": "2 Long Road"}
    assert counts(outcome) == (0, 1, 0, 0)
    assert outcome.conflicts == []
    verified(team.store)


def test_what_changed_on_both_sides_is_shown_until_they_agree(team):
    bring(team, ACME)
    team.do(accounts.edit, "ACME", place="Suzhou")
    moved = "001A,Acme Steel,Beijing,Hot,1 Long Road"
    for _ in range(2):
        (conflict,) = bring(team, moved).conflicts
        assert conflict == (2, "account:ACME", "Billing City", "place", "Suzhou", "Beijing")
        assert account(team, "ACME").place == "Suzhou"
    assert bring(team, moved, conflicts="ours").conflicts == []
    assert counts(bring(team, moved)) == (0, 0, 1, 0)
    assert account(team, "ACME").place == "Suzhou"
    # Who changes their mind takes the table's all the same.
    assert counts(bring(team, moved, conflicts="theirs")) == (0, 1, 0, 0)
    assert account(team, "ACME").place == "Beijing"
    bring(team, "001A,Acme Steel,Wuxi,Hot,1 Long Road", conflicts="theirs")
    assert account(team, "ACME").place == "Wuxi"
    verified(team.store)


def test_a_class_the_ranking_gave_is_nobodys_word(team):
    bring(team, "001A,Acme Steel,,,")
    change = team.change()
    carry_out(change, "rank", lambda: {"moved": len(accounts.classify(change, {"ACME": "C"}))})
    outcome = bring(team, "001A,Acme Steel,,Hot,")
    assert (account(team, "ACME").abc, account(team, "ACME").abc_by) == ("A", "hand")
    assert outcome.conflicts == []
    verified(team.store)


@pytest.mark.parametrize("name", ["Acme Steel", "ＡＣＭＥ  steel", "acme steel"])
def test_an_account_opened_by_a_deal_gets_its_id(team, name):
    team.bring("1,Line 2,Acme Steel,Lin Tao,100,Lead,,")
    outcome = bring(team, f"001A,{name},Shanghai,,")
    assert counts(outcome) == (0, 1, 0, 0)
    assert (account(team, "ACME").name, account(team, "ACME").place) == ("Acme Steel", "Shanghai")
    bring(team, "001A,Acme Works,Shanghai,,")
    assert account(team, "ACME").name == "Acme Works"
    assert team.count("account") == 1


def test_two_ids_with_one_name_are_two_accounts(team):
    bring(team, ACME, "001B,ACME STEEL,Suzhou,,")
    assert [row["code"] for row in team.store.rows("SELECT code FROM account ORDER BY code")] == [
        "ACME",
        "ACME2",
    ]
    assert account(team, "ACME2").place == "Suzhou"
    assert counts(bring(team, ACME, "001B,ACME STEEL,Wuxi,,")) == (0, 1, 1, 0)
    assert account(team, "ACME2").place == "Wuxi"
    verified(team.store)


def test_what_people_wrote_is_not_overwritten_by_a_first_table(team):
    change = team.change()
    carry_out(change, "add", lambda: {"code": accounts.add(change, "Acme Steel", place="Suzhou").code})
    (conflict,) = bring(team, ACME).conflicts
    assert (conflict.field, conflict.here, conflict.there) == ("place", "Suzhou", "Shanghai")
    assert (account(team, "ACME").place, account(team, "ACME").abc) == ("Suzhou", "A")


def test_a_table_without_ids_knows_its_accounts_by_name(team):
    map = MAP.replace("id: Account ID, ", "")
    heading = "Account Name,Billing City,Rating,Billing Street"
    team.bring("Acme Steel,Shanghai,,", "Bohai,Tianjin,,", map=map, heading=heading)
    outcome = team.bring("ACME STEEL,Wuxi,,", "Bohai,Tianjin,,", map=map, heading=heading)
    assert counts(outcome) == (0, 1, 1, 0)
    assert account(team, "ACME").place == "Wuxi"
    assert team.count("account") == 2


def test_a_name_twice_without_ids_is_one_account_or_a_question(team, named):
    map, heading = MAP.replace("id: Account ID, ", ""), "Account Name,Billing City,Rating,Billing Street"
    outcome = team.bring("Acme,Wuxi,,", "Acme,Wuxi,,", "ACME,Suzhou,,", map=map, heading=heading)
    assert counts(outcome) == (1, 0, 1, 1)
    assert named(outcome) == [
        "4 Account Name: “ACME” stands in row 2 already and says otherwise; make one row of them, or give"
        " each an id"
    ]


def test_a_code_that_is_given_is_taken(team, named):
    map = MAP.replace("name: Account Name", "name: Account Name, code: Code")
    heading = f"{HEADING},Code"
    outcome = team.bring("1,Acme Steel,,,,AS", "2,Bohai,,,,no good", map=map, heading=heading)
    assert account(team, "AS").name == "Acme Steel"
    (said,) = named(outcome)
    assert said.startswith("3 Code: ")
    team.bring("1,Acme Steel,,,,AS", "3,Kunlun,,,,AS", map=map, heading=heading)
    assert sorted(row["code"] for row in team.store.rows("SELECT code FROM account")) == ["AS", "KUNLUN"]


def test_what_cannot_be_understood_is_named(team, named):
    outcome = bring(team, "001A,,Shanghai,Lukewarm,", ACME.replace("001A", "001B"))
    assert named(outcome) == [
        "2 Account Name: no name",
        "2 Rating: “Lukewarm” is no class; write A, B or C, or say under classes what it means",
    ]
    assert team.count("account") == 1


def test_filling_in_by_hand_stands_beside_the_table(team):
    bring(team, ACME)
    change = team.change()
    raw = {"business_situation": "full order book"}
    carry_out(
        change,
        "fill",
        lambda: {"v": fill(change, "ACME", "customer_record", raw, ACCOUNT_WORKSHEETS).version},
    )
    bring(team, "001A,Acme Steel,Shanghai,Hot,9 Long Road")
    sheet = account(team, "ACME").sheets["customer_record"]
    assert sheet.fields == {"address": "9 Long Road", "business_situation": "full order book"}
    verified(team.store)


def test_history_says_where_it_came_from(team):
    bring(team, ACME)
    told = [event.data for event in history.events(team.store, "account:ACME")]
    assert all(data["external"] == {"source": "crm/accounts", "id": "001A"} for data in told)
    assert json.dumps(told[2]["fields"]) == '{"abc": "A"}'


def test_deals_and_orders_may_name_their_account_by_its_id(team):
    bring(team, ACME, "001B,Bohai,Tianjin,,")
    columns = "id: id, title: what, stage: stage, account_id: client"
    deals = f"{{source: crm, columns: {{{columns}}}, stages: {{Lead: understand}}}}"
    outcome = team.bring(
        "1,Line 2,Lead,001B", "2,Line 3,Lead,001Z", map=deals, heading="id,what,stage,client"
    )
    assert (team.keys(), team.deal("BOHAI-1").account) == (["BOHAI-1", "D-1"], "BOHAI")
    assert (outcome.rejected, outcome.clientless) == ([], 1)
    orders = "{source: crm, what: orders, columns: {id: id, on: on, amount: amount, account_id: client}}"
    team.bring("1,2026-03-02,100,001A", map=orders, heading="id,on,amount,client")
    assert [row["account"] for row in team.store.rows("SELECT account FROM purchase")] == ["ACME"]
    verified(team.store)
