"""Accounts of public CRM exports: as many as were counted, whichever table comes first."""

import csv
from collections import Counter
from pathlib import Path

import pytest
from proven import verified

from engine import accounts

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
SALES, SALESFORCE = DATA / "crm_sales", DATA / "salesforce" / "sf_account_data.csv"
MAP = """
what: accounts
source: crm
columns: {name: account, place: office_location}
worksheets: {customer_record: {business_situation: sector}}
"""
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"

needs_sales = pytest.mark.skipif(not SALES.exists(), reason=f"the public CRM data is not there: {SALES}")
needs_salesforce = pytest.mark.skipif(
    not SALESFORCE.exists(), reason=f"the public Salesforce accounts are not there: {SALESFORCE}"
)


@pytest.fixture
def mapping(tmp_path):
    def mapping(text):
        path = tmp_path / "accounts.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return mapping


@needs_sales
def test_the_sellers_accounts_come_in_as_they_are(team, mapping):
    outcome = team.bring_file(SALES / "accounts.csv", mapping(MAP))
    assert (outcome.read, outcome.created, outcome.rejected) == (85, 85, [])
    found = accounts.everyone(team.store)
    sectors = Counter(a.sheets["customer_record"].fields["business_situation"] for a in found)
    assert (sectors["technolgy"], sectors["retail"]) == (12, 17)
    assert {a.place for a in found} >= {"United States", "Philipines"}
    verified(team.store)
    again = team.bring_file(SALES / "accounts.csv", mapping(MAP))
    assert (again.unchanged, again.created, again.updated) == (85, 0, 0)


@needs_sales
@pytest.mark.parametrize("first", ["accounts.csv", "sales_pipeline.csv"])
def test_the_pipeline_and_its_accounts_meet_whichever_comes_first(team, mapping, first):
    tables = {"accounts.csv": mapping(MAP), "sales_pipeline.csv": READY}
    order = sorted(tables, key=lambda name: name != first)
    opened = [team.bring_file(SALES / name, tables[name]) for name in order]
    assert team.count("account") == 85
    assert [o.created for o in opened if o.what == "deals"] == [8800]
    assert [(o.created, o.updated) for o in opened if o.what == "accounts"] == [
        (85, 0) if first == "accounts.csv" else (0, 85)
    ]
    assert all(account.place for account in accounts.everyone(team.store))


@needs_salesforce
def test_what_salesforce_deleted_is_skipped_where_the_mapping_says_so(team, mapping):
    with SALESFORCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = "what: accounts\nsource: salesforce\ncolumns: {id: id, name: name, place: billing_city}\n"
    outcome = team.bring_file(SALESFORCE, mapping(f'{text}only: {{is_deleted: ["false"]}}\n'))
    kept = [row for row in rows if row["is_deleted"] == "false"]
    assert (outcome.created, outcome.skipped) == (len(kept), len(rows) - len(kept))
    everything = team.bring_file(SALESFORCE, mapping(text))
    assert everything.created == len(rows) - len(kept)
    assert sorted(a.name for a in accounts.everyone(team.store)) == sorted(row["name"] for row in rows)
    verified(team.store)
