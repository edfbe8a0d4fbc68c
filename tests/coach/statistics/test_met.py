"""Whom we dealt with on a deal: everybody met, called or quoted by the day it was decided, once."""

from datetime import date

import pytest
from at_work import DEAL, said

from coach.lives import lives
from coach.statistics.met import people_met
from engine import contacts, deals, workspace
from engine.clock import end_of_day
from engine.reads import View


@pytest.fixture(autouse=True)
def _deal(team):
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    for name in ("Chen Yu", "Wu Min"):
        team.do("wei", contacts.add, "ACME", name, "user", since="2026-01-01")


def visit(team, contact, on=None, **told):
    told = {"contact": contact, "summary": "talked", "two_sided": True, **told}
    team.do("lin", deals.log_visit, DEAL, on=on, **told)


def met(team, until=None):
    here = workspace.load(team.store)
    end = end_of_day(date.fromisoformat(until), here.time_zone) if until else None
    view = View(team.store, here, team.as_("wei").date, end)
    return dict(people_met(view, lives(view)))


def test_nobody(team):
    assert met(team) == {}


def test_everybody_once(team):
    said(team)
    visit(team, "Gao Yan", others=["Chen Yu"])
    visit(team, "Chen Yu", channel="call")
    assert met(team) == {DEAL: 2}


def test_what_was_taken_back_does_not_count(team):
    visit(team, "Chen Yu")
    said(team)
    team.do("lin", deals.undo, DEAL)
    assert met(team) == {DEAL: 1}


def test_whom_we_met_after_it_was_decided_had_no_part_in_it(team):
    visit(team, "Chen Yu")
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    team.day("2026-11-25")
    team.do("lin", deals.reopen, DEAL, reason="budget came")
    visit(team, "Wu Min")
    assert met(team, "2026-11-21") == {DEAL: 1}
    assert met(team) == {DEAL: 2}
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    visit_after = {"on": "2026-11-26"}
    team.day("2026-11-26")
    team.do("lin", deals.reopen, DEAL, reason="once more")
    visit(team, "Gao Yan", **visit_after)
    assert met(team, "2026-11-25") == {DEAL: 2}
