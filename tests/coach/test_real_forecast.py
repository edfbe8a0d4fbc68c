"""The record of the forecast on real pipelines, whatever it turned out to be.

How the model is built was decided with both of these at hand; what it learns from at any date was known then.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from loan_log import LAST, ZONE, loans, needs_the_log

from coach.forecast.forecast import forecast
from coach.forecast.record import record
from coach.lives import lives_ever
from coach.periods import after, month_of
from engine.change import carry_out
from engine.reads import View
from engine.setup import set_up
from exchange.incoming.importer import bring
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS

ROOT = Path(__file__).parents[2]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"
END = date(2017, 12, 31)

needs_the_pipeline = pytest.mark.skipif(
    not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}"
)


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """Where it came in, and every deal's life."""
    playbook = load_method_playbook(str(ROOT / "playbooks" / "client-value"))
    now = datetime(2026, 11, 22, tzinfo=UTC)
    path = str(tmp_path_factory.mktemp("crm") / "crm.sqlite")
    us = {"time_zone": "America/New_York", "country": "US", "currency": "USD"}
    made = set_up(path, **us, user="boss", shipped=[playbook], worksheets=WORKSHEETS, now=now).change

    def work():
        bring(made, str(PIPELINE), str(READY))
        return {}

    carry_out(made, "import", work)
    yield made.workspace, lives_ever(View(made.store, made.workspace, now.date()))
    made.store.close()


@needs_the_pipeline
def test_the_pipeline_month_by_month(pipeline):
    here, lives = pipeline
    found = record(lives, here, END)
    assert found.unit == "month"
    assert [entry.actual for entry in found.entries] == [57, 363, 432, 73, 378, 411, 54, 329, 431]
    # April, July and December came out otherwise: 6 of 9, which is 67 % (35 to 88).
    assert [entry.inside for entry in found.entries] == [False, True, True, False, *[True] * 4, False]
    assert (found.inside.won, found.inside.n) == (6, 9)
    assert (found.inside.low, found.inside.high) == pytest.approx((0.354, 0.879), abs=0.001)
    assert found.bias == pytest.approx(1.01, abs=0.03)
    assert found.misses is None, "nobody set a closing date by hand"


@needs_the_pipeline
def test_what_the_pipeline_does_not_tell_is_said(pipeline):
    here, lives = pipeline
    months = [month_of(date(2018, 1, 1))]
    months.append(after(months[0]))
    found = forecast(lives, here, END, months)
    assert (found.deals, found.unknown, found.n_history) == (1589, 500, 4238 + 2473)
    assert found.prices.usual == (236_091, "USD")
    assert found.prices.unpriced == 1589
    # Most are older than any deal that ever closed.
    assert sum(month.wins.high for month in found.months) < 80


@pytest.mark.proof
@needs_the_pipeline
def test_and_its_last_weeks(pipeline):
    here, lives = pipeline
    found = record(lives, here, END, unit="week")
    assert (found.inside.won, found.inside.n) == (18, 24)


@needs_the_log
def test_the_loans_week_by_week():
    change = loans().change
    lives = lives_ever(View(change.store, change.workspace, LAST))
    found = record(lives, change.workspace, LAST)
    assert (found.unit, change.workspace.time_zone) == ("week", ZONE)
    # 20 of 22, which is 91 % (72 to 97).
    assert (found.inside.won, found.inside.n) == (20, 22)
    assert [entry.inside for entry in found.entries].index(False) == 0, "after nine days of history"
    assert found.bias == pytest.approx(1.01, abs=0.03)
