"""Statistics of the public CRM pipeline, against figures others counted."""

import pytest
from company import PIPELINE

pytestmark = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture
def crm(real):
    real.ok("db rate USD 1", by="ada")
    return real


def test_figures_as_counted(crm):
    """One import for all of them: it is what takes the time."""
    (funnel,) = crm.data("stats funnel --as-of 2017-12-31")["funnels"]
    assert (funnel["won"], sum(each["n"] for each in funnel["lost"]), funnel["open"]) == (4238, 2473, 2089)
    assert funnel["win_rate"]["rate"] == pytest.approx(0.6315, abs=5e-5)
    stages = {each["stage"]: each for each in funnel["stages"]}
    assert (stages["explore"]["still"], stages["understand"]["still"]) == (1589, 500)

    times = crm.data("stats time --as-of 2017-12-31")
    closed = {way["end"]: way for way in times["ways"]}
    days = closed["closed"]["days"]
    assert (days["median"], days["p90"], closed["closed"]["longest"]) == (45, 104, 138)
    assert round(closed["won"]["mean"], 1) == 51.8
    assert round(closed["lost"]["mean"], 1) == 41.5
    (explore,) = [stage for stage in times["stages"] if stage["stage"] == "explore"]
    assert (explore["days"], explore["open"]) == (days, 1589)

    (velocity,) = crm.data("stats velocity --as-of 2017-12-31")["velocities"]
    assert velocity["mean_won"] == "2360.91"
    left_out = velocity["left_out"]
    assert (velocity["open"] + left_out["older"], left_out["no_age"]) == (1589, 500)
    assert left_out["older"] > 1300
