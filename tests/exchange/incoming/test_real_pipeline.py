"""The ready mapping of the docs, on the pipeline it was made for."""

from collections import Counter
from pathlib import Path

import pytest

from engine.clock import day_of, from_instant

ROOT = Path(__file__).parents[3]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"

needs_the_pipeline = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@needs_the_pipeline
def test_the_public_pipeline_comes_in_as_counted(team):
    outcome = team.bring_file(PIPELINE, READY)
    assert (outcome.read, outcome.created, outcome.rejected) == (8800, 8800, [])
    assert (outcome.accounts, outcome.people) == (85, 30)
    rows = team.store.rows("SELECT status, stage, account, stage_since, amount, unproven FROM deal")
    assert Counter((row["status"], row["stage"]) for row in rows) == {
        ("won", "execute"): 4238,
        ("stopped", "explore"): 2473,
        ("open", "explore"): 1589,
        ("open", "understand"): 500,
    }
    assert sum(row["account"] is None for row in rows) == 1425
    assert {row["status"] for row in rows if row["amount"] is None} == {"open", "stopped"}
    dateless = [row for row in rows if row["stage_since"] is None]
    assert Counter(row["stage"] for row in dateless) == {"understand": 500}
    ages = sorted(
        (from_instant("2017-12-31").date() - day_of(row["stage_since"], "Asia/Shanghai")).days
        for row in rows
        if row["status"] == "open" and row["stage"] == "explore"
    )
    assert (ages[len(ages) // 2], ages[-1]) == (165, 423)
    again = team.bring_file(PIPELINE, READY)
    assert (again.unchanged, again.created, again.updated) == (8800, 0, 0)


def test_the_ready_mapping_reads_a_pipeline_of_its_shape(team, tmp_path):
    table = tmp_path / "pipeline.csv"
    table.write_text(
        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\r\n"
        "A1,Ann Lee,Pump,Northwind,Won,2016-10-20,2017-03-01,1054\r\n"
        "A2,Ann Lee,Valve,Northwind,Lost,2016-10-25,2017-03-11,0\r\n"
        "A3,Bo Chen,Pump,,Engaging,2016-11-01,,\r\n"
        "A4,Bo Chen,Pump,,Prospecting,,,\r\n",
        encoding="utf-8",
    )
    assert team.bring_file(table, READY).created == 4
    assert [(d.status, d.stage, d.amount) for d in map(team.deal, team.keys())] == [
        ("open", "explore", None),
        ("open", "understand", None),
        ("won", "execute", 105_400),
        ("stopped", "explore", None),
    ]
