"""The way a deal has come, told by its moves. That it agrees with the fold at every moment is held by the
stateful test; here stand the cases a person would ask about."""

from datetime import date

import pytest
from at_work import DEAL, said, to

from coach.lives import LOST, OPEN, WON, lives, lives_ever
from engine import deals, workspace
from engine.clock import end_of_day
from engine.reads import View, view_as_of


@pytest.fixture(autouse=True)
def _deal(team):
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")


@pytest.fixture
def life(team):
    """The deal's life as of a day; None where it was not there yet."""

    def read(day=None):
        when = date.fromisoformat(day) if day else team.as_("wei").date
        found = lives(view_as_of(team.store, workspace.load(team.store), when))
        return next((each for each in found if each.key == DEAL), None)

    return read


def stays(life):
    return [(s.stage, s.left, s.to) for s in life.stays]


def test_every_stay_says_how_it_was_left(team, life):
    to(team, "execute")
    team.do("lin", deals.back, DEAL, "understand", reason="a new buyer")
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    assert stays(life()) == [
        ("understand", "on", "expand"),
        ("expand", "on", "execute"),
        ("execute", "back", "understand"),
        ("understand", "stopped", None),
    ]
    assert (life().outcome, life().reached) == (LOST, 2)


def test_won_is_when_the_won_stage_was_first_entered_and_a_stop_after_that_is_no_loss(team, life):
    to(team, "execute")
    won_at = team.deal(DEAL).won_at
    team.day("2026-12-20")
    team.do("lin", deals.stop, DEAL, "cancelled", reason="insolvent")
    assert (life().outcome, life().decided_at) == (WON, won_at)


def test_going_back_before_the_signature_opens_it_again(team, life):
    to(team, "execute")
    team.do("lin", deals.back, DEAL, "expand", reason="the signature was withdrawn")
    assert (life().outcome, life().decided_at) == (OPEN, None)


def test_reopened_it_goes_on_where_it_was(team, life):
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    team.do("lin", deals.reopen, DEAL, reason="there is one now")
    assert stays(life()) == [("understand", "stopped", None), ("understand", None, None)]
    assert life().outcome == OPEN


def test_as_of_a_day_nothing_is_known_of_the_days_after(team, life):
    team.day("2026-12-01")
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2027-01-31"})
    said(team)
    team.do("lin", deals.tick, DEAL, "listed")
    team.do("lin", deals.advance, DEAL)
    assert life("2026-11-30").close_date is None
    assert stays(life("2026-11-30")) == [("understand", None, None)]
    assert life("2020-01-01") is None


def test_what_was_taken_back_stood_until_then(team):
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    stopped = team.deal(DEAL).closing.at
    team.day("2026-12-24")
    team.do("lin", deals.undo, DEAL)
    view = View(team.store, workspace.load(team.store), team.as_("wei").date)
    (whole,) = (each for each in lives_ever(view) if each.key == DEAL)
    assert whole.as_of(stopped).outcome == LOST
    assert whole.now.outcome == OPEN
    assert whole.as_of(end_of_day(view.today, "Asia/Shanghai")) == whole.now


def test_requirements_let_pass_by_waiver_are_told_with_the_stay_they_ended(team, life):
    said(team)
    team.do("mei", deals.waive, DEAL, "item:listed", reason="agreed", until="2026-12-31")
    team.do("lin", deals.advance, DEAL)
    assert [s.waived for s in life().stays] == [("item:listed",), ()]


def test_cut_without_going_through_it_it_is_the_same(team):
    for day, change in (
        ("2026-12-01", lambda: team.do("lin", deals.set_fields, DEAL, {"close_date": "2027-01-31"})),
        ("2026-12-03", lambda: to(team, "expand")),
        ("2026-12-05", lambda: team.do("lin", deals.set_fields, DEAL, {"amount": "6000"})),
        ("2026-12-08", lambda: team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")),
    ):
        team.day(day)
        change()
    whole = _whole(team)
    assert whole.straight
    instants = [each.at for each in (*whole.moves, *whole.told)]
    for at in ("2020-01-01T00:00:00.000000Z", *instants, "2026-12-04T00:00:00.000000Z"):
        slowly = whole._replace(straight=False).as_of(at)
        assert whole.as_of(at) == (slowly and slowly._replace(straight=True))


def test_what_was_taken_back_is_not_straight(team):
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget")
    assert _whole(team).straight
    team.do("lin", deals.undo, DEAL)
    assert not _whole(team).straight


def _whole(team):
    view = View(team.store, workspace.load(team.store), team.as_("wei").date)
    return next(each for each in lives_ever(view) if each.key == DEAL)
