"""A life that went over to another version of its playbook is told by the one it follows now."""

from datetime import date

import pytest
from at_work import DEAL, said, to

from coach.lives import WON, lives
from engine import deals, playbooks, workspace
from engine.reads import View, view_as_of
from engine.upgrades import Wish, take_back, upgrade

RENAMED = """
- id: meet
  gate: [{decision: interested}]
- id: expand
  gate: [{decision: will_buy}]
- id: execute
  status: won
  gate: [{decision: expectation_met}]
- id: confirm
  status: won
  gate: [{decision: value_confirmed}]
"""
SHORTER = """
- id: expand
  gate: [{decision: will_buy}]
- id: execute
  status: won
  gate: [{decision: expectation_met}]
"""
WON_SOONER = """
- id: understand
  gate: [{decision: needs_known}]
- id: expand
  status: won
  gate: [{decision: will_buy}]
"""


@pytest.fixture(autouse=True)
def _deal(team):
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")


@pytest.fixture
def go(team):
    """The deal goes to a playbook of these stages; the batch."""

    def gone(stages, id="small", version=2, **led):
        team.install(stages, id=id, version=version)
        wish = Wish(team.deal(DEAL).playbook, playbooks.load(team.store, id, version), led)
        batch, _ = team.do("han", upgrade, wish)
        return batch

    return gone


def life(team, day=None):
    here = workspace.load(team.store)
    view = view_as_of(team.store, here, date.fromisoformat(day)) if day else None
    (found,) = lives(view or View(team.store, here, team.as_("wei").date))
    return found


def stays(team, day=None):
    return [(s.stage, s.left, s.to) for s in life(team, day).stays]


def test_a_stage_that_was_led_elsewhere_goes_by_its_new_id_all_along(team, go):
    go(RENAMED, understand="meet")
    said(team, "interested")
    team.do("lin", deals.advance, DEAL)
    assert stays(team) == [("meet", "on", "expand"), ("expand", None, None)]
    assert (life(team).version, life(team).order) == (2, ("meet", "expand", "execute", "confirm"))


def test_nobody_went_back_from_a_stage_of_before(team, go):
    to(team, "expand")
    go(SHORTER)
    assert stays(team) == [("understand", "on", "expand"), ("expand", None, None)]
    assert (life(team).order, life(team).reached) == (("understand", "expand", "execute"), 1)


def test_of_another_playbook_time_counts_for_the_stage_that_came_next(team, go):
    since = team.deal(DEAL).opened_at
    to(team, "expand")
    go(SHORTER, id="short", version=1)
    (stay,) = life(team).stays
    assert (stay.stage, stay.since, life(team).playbook) == ("expand", since, "short")


def test_a_stage_is_won_as_it_is_now(team, go):
    to(team, "expand")
    go(WON_SOONER)
    assert (life(team).status, life(team).outcome) == ("won", WON)
    assert life(team).status == team.deal(DEAL).status


def test_taken_back_nothing_is_left_of_it(team, go):
    to(team, "expand")
    before = life(team)
    batch = go(SHORTER)
    team.do("han", take_back, batch)
    assert life(team) == before


def test_days_before_are_told_by_it_too(team, go):
    team.day("2026-11-25")
    go(RENAMED, understand="meet")
    assert stays(team, "2026-11-23") == [("meet", None, None)]
