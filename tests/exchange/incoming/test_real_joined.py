"""Two tables of one CRM, as warehouses export them: every row accounted for, counted with csv alone."""

import csv
from pathlib import Path

import pytest

from engine.verify import verify

DATA = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.exists(), reason=f"no real data in {DATA}")
OPPORTUNITIES = DATA / "salesforce" / "sf_opportunity_data.csv"
HISTORY = DATA / "salesforce" / "sf_opportunity_history_data.csv"
DEALS, STAGES = DATA / "hubspot" / "deal_data.csv", DATA / "hubspot" / "deal_stage_data.csv"


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def deals_of(team):
    return team.keys()


@pytest.fixture
def crm(team):
    """Brings a table of it in, by a mapping."""

    def bring(path, mapping):
        map = team.folder / "real.yaml"
        map.write_text(mapping, encoding="utf-8")
        return team.bring_file(path, map)

    return bring


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.left_out


class TestSalesforce:
    """Which of the hashed stages is won, lost or open tell the flags beside them."""

    @pytest.fixture
    def maps(self):
        stages = {(r["is_won"], r["is_closed"]): r["stage_name"] for r in rows_of(OPPORTUNITIES)}
        won, lost, live = stages["true", "true"], stages["false", "true"], stages["false", "false"]
        deals = f"""
source: salesforce
columns: {{id: id, title: name, amount: amount, close_date: close_date, stage: stage_name}}
constants: {{currency: USD}}
stages: {{"{won}": execute, "{lost}": [explore, {{stop: unknown, reason: Lost}}], "{live}": expand}}
""".replace("[explore,", "[{stage: explore},")
        history = f"""
what: events
source: salesforce
columns: {{id: id, activity: stage_name, at: _fivetran_start, close_date: _fivetran_end}}
activities: {{"{won}": execute, "{lost}": {{stop: unknown, reason: Lost}}, "{live}": expand}}
"""
        return deals, history, lost

    def test_the_table_and_then_its_history(self, team, crm, maps):
        deals, history, lost = maps
        stopped = sum(r["stage_name"] == lost for r in rows_of(HISTORY))
        assert counts(crm(OPPORTUNITIES, deals)) == (10, 0, 0, 0)
        outcome = crm(HISTORY, history)
        # Of a deal that was lost this history has the end alone, and no stage it came to.
        assert counts(outcome) == (0, 10 - stopped, 0, stopped)
        assert {r.reason.id for r in outcome.rejected} == {"exchange.stop_from_nowhere"}
        dated = [key for key in deals_of(team) if team.deal(key).stay.since]
        assert len(dated) == 10 - stopped
        assert verify(team.store).faults == ()

    def test_the_history_and_then_the_table(self, team, crm, maps):
        deals, history, lost = maps
        told = [r for r in rows_of(HISTORY) if r["stage_name"] != lost]
        assert counts(crm(HISTORY, history)) == (len(told), 0, 0, 10 - len(told))
        ended = {r["_fivetran_end"] for r in told}
        open_ends = sum(r["_fivetran_end"].startswith("9999-12-31") for r in told)
        closing = [team.deal(key).close_date for key in deals_of(team)]
        assert (closing.count(None), len(ended) > 1) == (open_ends, True)
        assert counts(crm(OPPORTUNITIES, deals)) == (10 - len(told), len(told), 0, 0)
        names = {r["name"] for r in rows_of(OPPORTUNITIES)}
        assert {team.deal(key).title for key in deals_of(team)} == names
        assert counts(crm(HISTORY, history))[:3] == (0, 0, len(told))
        assert counts(crm(OPPORTUNITIES, deals)) == (0, 0, 10, 0)
        assert verify(team.store).faults == ()


def test_hubspot_whose_stages_join_to_nothing(team, crm):
    deals, stages = rows_of(DEALS), rows_of(STAGES)
    assert not {r["deal_id"] for r in deals} & {r["deal_id"] for r in stages}
    table = """
source: hubspot
columns: {id: deal_id, title: property_dealname, stage: is_deleted}
stages: {"false": {stage: understand, on: property_createdate}}
"""
    meaning = dict(zip(sorted({r["value"] for r in stages}), ("explore", "expand", "execute"), strict=True))
    activities = ", ".join(f'"{value}": {stage}' for value, stage in meaning.items())
    log = f"""
what: events
source: hubspot
columns: {{id: deal_id, activity: value, at: date_entered, close_date: _fivetran_end}}
activities: {{{activities}}}
"""
    assert counts(crm(DEALS, table)) == (44, 0, 0, 0)
    outcome = crm(STAGES, log)
    assert (outcome.cases, counts(outcome)) == (14, (14, 0, 0, 0))
    assert [f.what for f in outcome.detected if f.column == "_fivetran_end"][-1:] == ["open_ends"]
    told = [team.deal(key) for key in deals_of(team)]
    assert len(told) == 58
    assert {deal.close_date for deal in told} == {None}, "2050-01-01 is an open end"
    by_stage = {stage: sum(deal.stage == stage for deal in told) for stage in meaning.values()}
    assert by_stage == {meaning[v]: sum(r["value"] == v for r in stages) for v in meaning}
    assert verify(team.store).faults == ()
