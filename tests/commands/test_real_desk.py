"""The coach's desk on the public CRM pipeline, on the last day of its record."""

from statistics import median

import pytest
from company import PIPELINE

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


def test_ages_as_counted_and_the_oldest_is_on_the_list(real):
    """1,589 engaged deals are open, half of them 165 days or longer; the oldest, of 423, is not aged out."""
    every = real.data("stalled --as-of 2017-12-31 --all", by="ada")
    ages = [deal["ages"]["stage"]["calendar_days"] for deal in every if deal["stage"] == "explore"]
    assert (len(ages), median(ages), max(ages)) == (1589, 165, 423)
    undated = [deal for deal in every if deal["ages"]["stage"]["since"] is None]
    assert (len(undated), {deal["stage"] for deal in undated}) == (500, {"understand"})
    oldest = [deal["level"] for deal in every if deal["ages"]["stage"]["calendar_days"] == 423]
    assert oldest
    assert set(oldest) == {"critical"}


def test_a_table_holds_no_talks_and_the_page_says_so_once(real):
    """Deals inside their age limit don't stall for want of a talk on record, and nobody is told neglect."""
    found = real.data("stalled --as-of 2017-12-31", by="ada")
    shown = [{sign["id"] for sign in deal["signs"]} for deal in found]
    assert all("stage_age" in signs for signs in shown)
    assert {deal["pattern"] for deal in found} == {"untold", None}
    untold = sum(deal["pattern"] == "untold" for deal in found)
    page = " ".join(real.ok("stalled --as-of 2017-12-31", by="ada").split())
    assert f"{untold:,} of the stalled were imported and have no contact on record" in page
    assert "Amounts were imported later; what they were on that day is not on record" in " ".join(
        real.ok("stalled --as-of 2017-05-31", by="ada").split()
    )
