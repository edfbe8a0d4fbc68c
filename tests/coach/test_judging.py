"""Every live deal is judged from one index, and no state is read for it."""

from datetime import date

import pytest

from coach.limits.limits import Clock, limit_table
from coach.looking import judge
from coach.stalled import tallies
from engine import deals, workspace
from engine.clock import Calendar
from engine.reads import View

DAY = date(2026, 11, 20)


@pytest.fixture
def plan(team, monkeypatch):
    """How the judge's statement is carried out, step by step."""
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    rows, found = type(team.store).rows, []
    explain = {"sqlite": "EXPLAIN QUERY PLAN", "postgresql": "EXPLAIN"}[team.store.kind]

    def watched(store, sql, /, **params):
        if "AS judged" in sql:
            found.extend(row[-1] for row in rows(store, f"{explain} {sql}", **params))
        return rows(store, sql, **params)

    monkeypatch.setattr(type(team.store), "rows", watched)
    view = View(team.store, workspace.load(team.store), DAY)
    clock = Clock(DAY, view.workspace.time_zone, Calendar({}))
    tallies(judge(view, clock, limit_table(view, clock)))
    return found


@pytest.mark.sqlite("a server chooses its plan by what it has counted")
def test_what_a_rule_asks_of_a_row_stands_in_the_index(plan):
    steps = {step for step in plan if " d " in f"{step} " and "SEARCH" in step}
    assert steps == {"SEARCH d USING COVERING INDEX deal_live (status=? AND currency=? AND stage=?)"}


@pytest.mark.postgresql("its own way of saying so")
def test_a_server_finds_it_there_as_well(team, request):
    for way in ("seqscan", "bitmapscan", "sort", "hashjoin", "nestloop"):
        team.store.run(f"SET enable_{way} = off")
    plan = request.getfixturevalue("plan")
    assert any("Index Only Scan using deal_live on deal d" in step for step in plan), plan
