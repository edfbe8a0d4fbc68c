"""What is known of a deal beside its own state."""

from datetime import date

import pytest
from at_work import DEAL

from engine import account_visits, bulk, deals, playbooks, workspace
from engine.arrivals import Brought, Happening
from engine.background import Background, Stood
from engine.clock import end_of_day
from engine.reads import View


def view(team, day=None):
    here = workspace.load(team.store)
    until = end_of_day(date.fromisoformat(day), here.time_zone) if day else None
    return View(team.store, here, date.fromisoformat(day) if day else team.as_("wei").date, until)


def meet(team, on, deal=DEAL):
    told = {"contact": "Gao Yan", "summary": on, "two_sided": True}
    return team.do("lin", deals.log_visit, deal, on=on, **told)


def new(team, title, **how):
    return team.do("lin", deals.new, title, playbook="small", **{"account": "ACME", **how}).key


@pytest.fixture
def second(team, deal):
    """Another deal of the same client."""
    return new(team, "Line 4")


def known(team, key, **when) -> Background:
    return bulk.one(view(team, **when), key).background


def test_talks_on_every_deal_and_on_none_are_talks_with_the_client(team, second):
    meet(team, "2026-11-10")
    meet(team, "2026-11-18", deal=second)
    told = {"contact": "Gao Yan", "summary": "greetings", "two_sided": True, "channel": "call"}
    team.do("lin", account_visits.log_visit, "ACME", on="2026-11-14", **told)
    assert [talk.on for talk in known(team, DEAL).visits] == ["2026-11-18", "2026-11-14", "2026-11-10"]
    assert known(team, DEAL).visits == known(team, second).visits


def test_what_other_deals_found_out_is_theirs_the_newest_first(team, second):
    team.do("lin", deals.fill, DEAL, "client_profile", {"business_plan": "third line"})
    third = new(team, "Line 5")
    found = known(team, third).beside
    assert [other.deal for other in found] == [second, DEAL]
    assert found[1].worksheets["client_profile"].fields == {"business_plan": "third line"}
    assert [other.deal for other in known(team, DEAL).beside] == [third, second]


def test_of_many_deals_only_the_newest_are_looked_at(team, deal):
    keys = [new(team, f"Line {n}") for n in range(4, 12)]
    assert [other.deal for other in known(team, DEAL).beside] == keys[:-6:-1]
    assert [other.deal for other in known(team, keys[-1]).beside] == keys[-2:-7:-1]


def test_of_many_deals_those_nobody_knows_the_day_of_come_last(team, deal):
    opened = {"title": "Old", "account": "ACME", "owner": "lin", "stage": "understand", "status": "open"}
    opened |= {"playbook": "small", "playbook_version": 1, "unproven": [], "behaviour": None}
    opened |= {"amount": None, "currency": None, "close_date": None}
    old = [Brought(f"ACME-{n}", [Happening(None, {"opened": opened})]) for n in range(2, 9)]
    team.do("wei", deals.bring_in, playbooks.newest(team.store, "small"), old)
    others = [other.deal for other in known(team, "ACME-2").beside]
    assert others == [DEAL, "ACME-8", "ACME-7", "ACME-6", "ACME-5"]


def test_days_are_worked_days(team, deal):
    """Opened on Saturday the 21st; the 30th is a Monday: five working days of one week, one of the next."""
    team.day("2026-11-30")
    assert known(team, DEAL).stood == Stood(6, 6)
    meet(team, "2026-11-27")
    assert known(team, DEAL).stood == Stood(6, 1)


def test_why_it_was_stopped_is_remembered_when_it_is_opened_again(team, deal):
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget frozen")
    assert known(team, DEAL).ended is None, "the deal itself says it"
    team.do("lin", deals.reopen, DEAL, reason="money is back")
    assert known(team, DEAL).ended == "budget frozen"


def test_as_of_a_day_it_is_what_was_known_then(team, second):
    team.day("2026-11-25")
    meet(team, "2026-11-24")
    team.do("lin", deals.fill, DEAL, "client_profile", {"business_plan": "third line"})
    then = known(team, second, day="2026-11-24")
    assert (then.visits, [other.worksheets for other in then.beside]) == ((), [{}])


def test_all_at_once_says_the_same_as_one_by_one(team, second):
    meet(team, "2026-11-10")
    team.do("lin", deals.stop, DEAL, "no_decision", reason="budget frozen")
    team.do("lin", deals.reopen, DEAL, reason="money is back")
    alone = new(team, "From the fair", account=None)
    keys = [DEAL, second, alone]
    every = {each.opened.deal.key: each.background for each in bulk.many(view(team), keys)}
    assert every == {key: known(team, key) for key in keys}
    assert every[alone].visits == ()
