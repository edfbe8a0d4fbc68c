"""Whom we dealt with on a deal: everybody met, called or quoted in its first days, once."""

from datetime import date, timedelta

import pytest
from at_work import DEAL, said
from ways import ZONE, way

from coach.statistics.met import meetings, met_early
from engine import contacts, deals, workspace
from engine.clock import day_of, end_of_day
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
    told = meetings(View(team.store, here, team.as_("wei").date, end))
    return {key: {who for _, who in people} for key, people in told.items() if people}


def test_nobody(team):
    assert met(team) == {}


def test_everybody_once(team):
    said(team)
    visit(team, "Gao Yan", others=["Chen Yu"])
    visit(team, "Chen Yu", channel="call")
    assert {key: len(people) for key, people in met(team).items()} == {DEAL: 2}


def test_what_was_taken_back_does_not_count(team):
    visit(team, "Chen Yu")
    said(team)
    team.do("lin", deals.undo, DEAL)
    assert {key: len(people) for key, people in met(team).items()} == {DEAL: 1}


def test_whom_we_met_later_is_not_known_on_a_day_before(team):
    visit(team, "Chen Yu")
    team.day("2026-11-25")
    visit(team, "Wu Min")
    assert len(met(team, "2026-11-21")[DEAL]) == 1
    assert len(met(team)[DEAL]) == 2


def early(lives, **people):
    """`people`: by deal "chen 2026-01-05, wu 2026-02-04"."""
    told = {
        key.replace("_", "-"): [tuple(reversed(each.split())) for each in text.split(", ")]
        for key, text in people.items()
    }
    return met_early(lives, told, ZONE)


def of_keys(*texts):
    return [way(text)._replace(key=f"A-{n}") for n, text in enumerate(texts, 1)]


def test_only_the_first_thirty_days_count_and_only_of_deals_that_took_longer():
    """The deal won on day 90 met three more people after its first month: it had the time."""
    lives = of_keys("explore 0, execute 90", "explore 0, stop ? 40", "explore 0, stop ? 29", "explore 0")
    people = {
        "A_1": "chen 2026-01-05, wu 2026-02-04, gao 2026-03-01, zhu 2026-03-02",
        "A_2": "chen 2026-01-05, chen 2026-01-06, wu 2026-02-03",
        "A_3": "chen 2026-01-05",
        "A_4": "chen 2026-01-05",
    }
    found = early(lives, **people)
    assert (found.days, found.met) == (30, {"A-1": 1, "A-2": 2})
    assert ([life.key for life in found.lives], found.sooner, found.undated) == (["A-1", "A-2"], 1, 0)


def test_where_deals_are_decided_sooner_their_median_is_as_long_as_people_are_counted():
    lives = of_keys(
        "explore 0, execute 6", "explore 0, stop ? 10", "explore 0, stop ? 50", "explore ?, stop ? 4"
    )
    found = early(lives, A_2="chen 2026-01-14, wu 2026-01-15")
    assert (found.days, found.met, found.sooner, found.undated) == (10, {"A-2": 1}, 1, 1)
    assert early(of_keys("explore 0, execute 0")).days == 1
    assert early([]) == (30, (), {}, 0, 0)


def test_meeting_more_people_by_living_longer_is_no_difference():
    """Every deal meets somebody new each ten days; those that are won live three times as long."""
    lives = of_keys(*["explore 0, execute 93"] * 40, *["explore 0, stop ? 31"] * 40)
    told = {
        life.key: [(f"2026-{m:02}-{d:02}", f"c{m}{d}") for m, d in _each_tenth_day(life)] for life in lives
    }
    found = met_early(lives, told, ZONE)
    assert set(found.met.values()) == {3}
    assert len(found.lives) == 80


def _each_tenth_day(life):
    last = day_of(life.decided_at, ZONE)
    days = (date(2026, 1, 5) + timedelta(days=10 * n) for n in range(10))
    return [(day.month, day.day) for day in days if day <= last]
