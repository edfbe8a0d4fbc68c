"""The coach's desk on the public CRM pipeline, on the last day of its record."""

from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture
def crm(shell):
    shell.ok(f"import {PIPELINE} --map {READY}", by="ada")
    return shell


def test_ages_as_counted_and_the_oldest_is_on_the_list(crm):
    """1,589 engaged deals are open, half of them 165 days or longer; the oldest, of 423, is not aged out."""
    every = crm.data("stalled --as-of 2017-12-31 --all", by="ada")
    ages = [deal["ages"]["stage"]["calendar_days"] for deal in every if deal["stage"] == "explore"]
    assert (len(ages), median(ages), max(ages)) == (1589, 165, 423)
    undated = [deal for deal in every if deal["ages"]["stage"]["since"] is None]
    assert (len(undated), {deal["stage"] for deal in undated}) == (500, {"understand"})
    oldest = [deal["level"] for deal in every if deal["ages"]["stage"]["calendar_days"] == 423]
    assert oldest
    assert set(oldest) == {"critical"}
