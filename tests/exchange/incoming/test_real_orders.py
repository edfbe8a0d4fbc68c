"""The won deals of the public pipeline as orders: as many, and worth as much, as the file says."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from engine import orders

ROOT = Path(__file__).parents[3]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "orders-map.yaml"
MAP = """
what: orders
source: crm
columns: {id: opportunity_id, account: account, on: close_date, amount: close_value, product: product}
constants: {currency: USD}
only: {deal_stage: [Won]}
"""

needs_the_pipeline = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@needs_the_pipeline
def test_the_won_deals_come_in_as_orders(team, tmp_path):
    mapping = tmp_path / "map.yaml"
    mapping.write_text(MAP, encoding="utf-8")
    outcome = team.bring_file(PIPELINE, mapping)
    assert (outcome.read, outcome.created, outcome.skipped, outcome.rejected) == (8800, 4238, 4562, [])
    assert outcome.accounts == 85
    with open(PIPELINE, encoding="utf-8", newline="") as file:
        won = [Decimal(row["close_value"]) for row in csv.DictReader(file) if row["deal_stage"] == "Won"]
    known = list(orders.everyone(team.store))
    assert len(known) == len(won) == 4238
    assert Decimal(sum(order.amount for order in known)) / 100 == sum(won)
    again = team.bring_file(PIPELINE, mapping)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 4238)


def test_the_ready_mapping_reads_books_of_its_shape(team, tmp_path):
    table = tmp_path / "books.csv"
    table.write_text(
        "order_no,customer,order_date,product,net_value,cost_of_sales,status,opportunity_id\n"
        "A1,Northwind,2026-03-02,Pump,1054.50,700,Paid,\n"
        "A2,Northwind,2026-03-04,Pump,-54.50,,Invoiced,\n"
        "A3,Southwind,2026-04-01,Valve,10,,Draft,\n",
        encoding="utf-8",
    )
    outcome = team.bring_file(table, READY)
    assert (outcome.created, outcome.skipped) == (2, 1)
    assert [(o.key, o.amount, o.cost) for o in orders.everyone(team.store)] == [
        ("NORTHWIND/1", 105_450, 70_000),
        ("NORTHWIND/2", -5_450, None),
    ]
