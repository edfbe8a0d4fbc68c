"""Deals whose account has an id nobody knows here yet, and no name: they come in, and find it later."""

import pytest
from proven import verified

DEALS = """
what: deals
source: crm
columns: {id: id, title: what, account_id: client, stage: stage}
stages: {Lead: understand}
"""
LOG = """
what: events
source: crm
columns: {id: id, activity: stage, at: on, account_id: client}
activities: {Lead: understand}
"""
ACCOUNTS = "what: accounts\nsource: crm\ncolumns: {id: id, name: name}\n"
ROWS = ("1,Line 3,A1,Lead", "2,Mast,A2,Lead")


def deals(team, *rows):
    return team.bring(*rows, map=DEALS, heading="id,what,client,stage")


def test_they_come_in_without(team):
    outcome = deals(team, *ROWS)
    assert (outcome.created, outcome.clientless, outcome.rejected) == (2, 2, [])
    assert [team.deal(key).account for key in team.keys()] == [None, None]  # noqa: SIM118
    verified(team.store)


def test_and_find_it_when_it_has_come_in(team):
    deals(team, *ROWS)
    team.bring("A1,ACME", map=ACCOUNTS, heading="id,name")
    outcome = deals(team, *ROWS)
    assert (outcome.updated, outcome.unchanged, outcome.clientless) == (1, 1, 1)
    assert [team.deal(key).account for key in team.keys()] == ["ACME", None]  # noqa: SIM118
    team.bring("A2,Nordwind", map=ACCOUNTS, heading="id,name")
    assert deals(team, *ROWS).updated == 1
    again = deals(team, *ROWS)
    assert (again.updated, again.unchanged, again.clientless) == (0, 2, 0)
    verified(team.store)


def test_an_id_nobody_knows_takes_no_account_away(team):
    team.bring("A1,ACME", map=ACCOUNTS, heading="id,name")
    deals(team, "1,Line 3,A1,Lead")
    outcome = deals(team, "1,Line 3,A9,Lead")
    assert (outcome.clientless, outcome.updated, team.deal("ACME-1").account) == (1, 0, "ACME")


def test_keys_without_an_account_go_on(team):
    team.bring("1,Line 3,,lin,1,Lead,,")
    (first,) = team.keys()
    deals(team, "7,Mast,A1,Lead")
    assert len(team.keys()) == 2
    assert first in team.keys()  # noqa: SIM118


def test_a_log_s_too(team):
    outcome = team.bring("1,Lead,2026-03-01,A1", map=LOG, heading="id,stage,on,client")
    assert (outcome.created, outcome.clientless) == (1, 1)
    team.bring("A1,ACME", map=ACCOUNTS, heading="id,name")
    outcome = team.bring("1,Lead,2026-03-01,A1", map=LOG, heading="id,stage,on,client")
    assert (outcome.updated, outcome.clientless) == (1, 0)


@pytest.mark.sqlite("what is said is the same")
def test_how_many_is_said(shell, tmp_path):
    (tmp_path / "d.csv").write_text("id,what,client,stage\n1,Line 3,A1,Lead\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(DEALS, encoding="utf-8")
    said = shell.ok(f"import {tmp_path}/d.csv --map {tmp_path}/d.yaml", by="ada")
    assert "1 deal names its account by ids that are not known here" in said
