"""What happened to one deal since a day, in the order it is told."""

import pytest
from at_work import DEAL, said, to

from coach.review.progress import progress
from engine import contacts, deals
from words.say import say, speak


@pytest.fixture(autouse=True)
def _english():
    speak("en")


@pytest.fixture
def deal(team):
    """lin's deal with ACME, in `understand`."""
    fields = {"account": "ACME", "amount": "5000", "playbook": "small", "close_date": "2026-12-01"}
    return team.do("lin", deals.new, "Line 3", **fields)


@pytest.fixture
def since(team, deal):
    """since(): what happened to the deal, as sentences."""

    def told(then=deal):
        now = team.opened(DEAL)
        return [say(each) for each in progress(then, now.deal, now.playbook)]

    return told


def test_nothing(since):
    assert since() == []


def test_what_moved_comes_first_and_what_we_did_last(team, since):
    to(team, "expand")
    team.do("lin", deals.set_step, DEAL, "visit", on="2026-11-30", contact=None)
    team.do("lin", deals.log_visit, DEAL, contact="Gao Yan", on=None, summary="-", two_sided=True)
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2027-01-31", "amount": "6000"})
    team.do("han", deals.set_fields, DEAL, {"owner": "bo"})
    assert since() == [
        "moved on to good",
        "“good” the client says yes",
        "1 talk with the client, last on 21 Nov 2026",
        "a new next step: visit, 30 Nov 2026",
        "close date pushed from 1 Dec 2026 to 31 Jan 2027",
        "amount CNY 6,000, was CNY 5,000",
        "handed to bo",
    ]


def test_in_chinese(team, since):
    to(team, "expand")
    team.do("lin", deals.set_fields, DEAL, {"close_date": "2027-01-31"})
    speak("zh")
    assert since() == ["进到“好”", "“好”客户答：是", "预计成交日推迟：2026年12月1日改到2027年1月31日"]


def fields(**given):
    return lambda team: team.do("lin", deals.set_fields, DEAL, given)


def wrote(team):
    team.do("lin", deals.log_visit, DEAL, contact="Gao Yan", on=None, summary="-", two_sided=False)


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        (lambda t: t.do("lin", deals.back, DEAL, "understand", reason="r"), ["went back to good"]),
        (lambda t: t.do("lin", deals.stop, DEAL, "no_decision", reason="no budget"), ["stopped: no budget"]),
        (lambda t: said(t, "will_buy", "no"), ["“good” the client says no"]),
        (lambda t: said(t, "will_buy", "yes", kind="seller_observed", contact=None), []),
        (wrote, ["1 try to reach the client, no reply"]),
        (
            lambda t: t.do("lin", deals.wait, DEAL, until="2026-12-01", reason="budget"),
            ["put to wait until 1 Dec 2026: budget"],
        ),
        (fields(close_date="2026-11-30"), ["close date 30 Nov 2026, was 1 Dec 2026"]),
        (fields(close_date=""), ["close date —, was 1 Dec 2026"]),
        (fields(amount=""), ["amount —, was CNY 5,000"]),
        (
            lambda t: t.do("lin", deals.fill, DEAL, "client_profile", {"our_cases": "x"}),
            ["1 worksheet filled in"],
        ),
    ],
)
def test_one_thing(team, since, happened, told):
    then = to(team, "expand")
    happened(team)
    assert since(then) == told


def test_there_and_back_is_told(team, since):
    then = to(team, "expand")
    team.do("lin", deals.back, DEAL, "understand", reason="r")
    said(team)
    team.do("lin", deals.advance, DEAL)
    assert since(then)[0] == "back in good again"


def test_reopened_and_done(team, since):
    then = to(team, "expand")
    team.do("lin", deals.stop, DEAL, "no_decision", reason="r")
    stopped = team.deal(DEAL)
    team.do("lin", deals.reopen, DEAL, reason="again")
    assert since(stopped)[0] == "reopened in good"
    assert since(then)[0] == "back in good again"


def test_a_promise_kept_is_told_once(team, since):
    then = team.do("lin", deals.promise, DEAL, "offer", by="us", on="2026-12-01", kept=False)
    kept = team.do("lin", deals.promise, DEAL, "offer", by="us", on=None, kept=True)
    assert since(then) == ["we kept “offer”"]
    assert since(kept) == []


def test_who_joins_at_the_client_changes_nothing_of_the_deal(team, since):
    team.do("lin", contacts.add, "ACME", "Wu Di", "decider")
    assert since() == []
