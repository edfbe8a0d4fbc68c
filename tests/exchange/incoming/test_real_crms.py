"""Copies of two CRMs in a warehouse, by the mappings that come along with the stages of the copy put in: each
row accounted for, counted with csv alone."""

import csv
import re
from pathlib import Path

import pytest
from proven import verified

from engine.errors import BadFile
from exchange.mapping.shipped import shipped

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"no real data in {DATA}")
OPPORTUNITIES = DATA / "salesforce" / "sf_opportunity_data.csv"
HISTORY = DATA / "salesforce" / "sf_opportunity_history_data.csv"
ACCOUNTS = DATA / "salesforce" / "sf_account_data.csv"
DEALS = DATA / "hubspot" / "deal_data.csv"


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def own(team):
    """The path of a mapping that came along, with these stages of one's own."""

    def own(name, key, stages):
        text = Path(shipped()[name]).read_text(encoding="utf-8")
        path = team.folder / f"{name.replace('/', '-')}.yaml"
        path.write_text(
            re.sub(rf"^{key}:\n(?:[ #].*\n|\n(?= ))*", f"{key}: {stages}\n", text, flags=re.M),
            encoding="utf-8",
        )
        return path

    return own


@pytest.fixture
def meaning():
    """Of the hashed stages by the flags beside them: won, lost or open."""
    stages = {(r["is_won"], r["is_closed"]): r["stage_name"] for r in rows_of(OPPORTUNITIES)}
    return stages["true", "true"], stages["false", "true"], stages["false", "false"]


def deals(team):
    return [team.deal(key) for key in team.keys()]  # noqa: SIM118


def test_opportunities_whose_accounts_are_told_by_id_alone(team, own, meaning):
    won, lost, live = meaning
    lost_way = f'"{lost}": [{{stage: understand}}, {{stop: unknown, on: Close Date, reason: Lost}}]'
    won_way = f'"{won}": [{{stage: understand}}, {{stage: execute, on: Close Date}}]'
    plan = own("salesforce/deals", "stages", f'{{"{live}": expand, {won_way}, {lost_way}}}')
    outcome = team.bring_file(OPPORTUNITIES, plan)
    rows = rows_of(OPPORTUNITIES)
    assert (outcome.read, outcome.created, outcome.clientless, outcome.rejected) == (10, 10, 10, [])
    assert sum(deal.status == "stopped" for deal in deals(team)) == sum(r["stage_name"] == lost for r in rows)
    assert sum(deal.stage == "execute" for deal in deals(team)) == sum(r["stage_name"] == won for r in rows)
    assert {deal.close_date for deal in deals(team)} == {r["close_date"][:10] for r in rows}
    amounts = sum(int(r["amount"]) for r in rows if r["amount"])
    assert sum(deal.amount or 0 for deal in deals(team)) == 100 * amounts
    # Their account ids are hashed, those of accounts are not: none of them meets.
    accounts = team.bring_file(ACCOUNTS, shipped()["salesforce/accounts"])
    assert (accounts.created + accounts.updated, accounts.rejected) == (len(rows_of(ACCOUNTS)), [])
    again = team.bring_file(OPPORTUNITIES, plan)
    assert (again.created, again.updated, again.unchanged, again.clientless) == (0, 0, 10, 10)
    verified(team.store)


def test_their_history_by_when_each_state_began(team, own, meaning):
    won, lost, live = meaning
    plan = own(
        "salesforce/history", "activities", f'{{"{won}": execute, "{live}": expand, "{lost}": understand}}'
    )
    outcome = team.bring_file(HISTORY, plan)
    rows = rows_of(HISTORY)
    assert (outcome.read, outcome.cases, outcome.created, outcome.rejected) == (10, 10, 10, [])
    assert {deal.title for deal in deals(team)} == {r["name"] for r in rows}
    began = {deal.title: deal.stay.since[:10] for deal in deals(team)}
    assert began == {r["name"]: r["_fivetran_start"][:10] for r in rows}, "not when they were created"
    verified(team.store)


def test_deals_that_stand_in_no_stage_are_named_each(team):
    """The stage column of that copy is empty in every row."""
    assert {r["deal_pipeline_stage_id"] for r in rows_of(DEALS)} == {""}
    with pytest.raises(BadFile) as caught:
        team.bring_file(DEALS, shipped()["hubspot/deals"])
    assert caught.value.message.params["n"] == len(rows_of(DEALS)) == 44
    assert {fault.what.id for fault in caught.value.faults} == {"exchange.no_stage"}
