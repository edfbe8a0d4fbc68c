"""Every live deal is judged from one index, and no state is read for it."""

from datetime import date

import pytest

from coach.limits.limits import Clock, limit_table
from coach.looking import judge
from engine import workspace
from engine.clock import Calendar
from engine.reads import View
from engine.store import Store

DAY = date(2026, 11, 20)


class Watched(Store):
    """Remembers how the judge's statement is carried out."""

    def run(self, sql, /, **params):
        if "INSERT INTO judged" in sql:
            self.plan = [row["detail"] for row in self.rows(f"EXPLAIN QUERY PLAN {sql}", **params)]
        return super().run(sql, **params)


@pytest.fixture
def view(team):
    return View(Watched(team.path, team.store._connection), workspace.load(team.store), DAY)


def test_what_a_rule_asks_of_a_row_stands_in_the_index(view):
    clock = Clock(DAY, view.workspace.time_zone, Calendar({}))
    judge(view, clock, limit_table(view, clock))
    (deals,) = [step for step in view.store.plan if " d " in f"{step} "]
    assert "COVERING INDEX deal_live" in deals
