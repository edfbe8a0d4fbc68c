"""The next conversation opens the deal that follows, through the one door."""

from datetime import date

import pytest
from at_work import DEAL

from engine import deals, history, reads
from engine.clock import end_of_day

TALK = {"kind": "upsell", "what": "第二条产线", "on": "2026-12-08", "person": "Gao Yan"}


@pytest.fixture
def confirmed(team):
    team.do(
        "lin", deals.new, "Line 3", account="ACME", amount="480000", playbook="small", behaviour="project"
    )
    return team


def fill(team, expect=None, **fields):
    return team.do("lin", deals.fill, DEAL, "next_conversation", fields, expect=expect)


def followers(team):
    return [team.deal(key) for key in reads.followers(team.store, DEAL)]


def test_the_deal_that_follows_is_linked_and_has_its_first_step(confirmed):
    fill(confirmed, **TALK)
    (after,) = followers(confirmed)
    before = confirmed.deal(DEAL)
    assert (after.key, after.title, after.follows) == ("ACME-2", "第二条产线", DEAL)
    assert (after.account, after.owner, after.playbook) == (before.account, before.owner, before.playbook)
    assert (after.behaviour, after.currency, after.stage) == ("project", "CNY", "understand")
    assert after.amount is None  # nobody has said what it is worth
    assert (after.next_step.what, after.next_step.on) == ("第二条产线", "2026-12-08")
    assert after.next_step.contact == before.worksheets["next_conversation"].fields["person"]
    assert before.worksheets["next_conversation"].figures == {"settled": "yes"}


def test_it_opens_once_everything_is_there_and_only_once(confirmed):
    fill(confirmed, kind="upsell", what="第二条产线")
    assert followers(confirmed) == []
    fill(confirmed, on="2026-12-08")
    fill(confirmed, on="2026-12-15", person="Gao Yan")
    (after,) = followers(confirmed)
    assert (after.next_step.on, after.next_step.contact) == ("2026-12-08", None)


def test_none_with_a_reason_opens_nothing(confirmed):
    fill(confirmed, kind="none", reason_none="no budget before spring")
    assert followers(confirmed) == []


def test_a_day_gone_by_is_no_first_step(confirmed):
    fill(confirmed, **{**TALK, "on": "2026-11-02"})
    (after,) = followers(confirmed)
    assert after.next_step is None


def test_the_version_that_was_expected_is_that_of_the_deal_before(confirmed):
    fill(confirmed, expect=confirmed.deal(DEAL).version, **TALK)
    assert len(followers(confirmed)) == 1


def test_the_history_names_the_deal_it_opened(confirmed):
    fill(confirmed, **TALK)
    event = history.events(confirmed.store, f"deal:{DEAL}")[-1]
    assert (event.kind, event.data["follow_on"]) == ("fill", "ACME-2")
    fill(confirmed, on="2026-12-15")
    assert history.events(confirmed.store, f"deal:{DEAL}")[-1].data["follow_on"] is None


def test_where_the_one_that_followed_was_stopped_another_may(confirmed):
    fill(confirmed, **TALK)
    confirmed.do("lin", deals.stop, "ACME-2", "duplicate", reason="opened by mistake")
    fill(confirmed, what="第三条产线")
    assert [(d.title, d.status) for d in followers(confirmed)] == [
        ("第二条产线", "stopped"),
        ("第三条产线", "open"),
    ]


def test_as_of_a_day_nobody_follows_yet(confirmed):
    confirmed.day("2026-11-30")
    fill(confirmed, **TALK)
    before = end_of_day(date(2026, 11, 29), "Asia/Shanghai")
    assert reads.followers(confirmed.store, DEAL, before) == []
    assert reads.followers(confirmed.store, DEAL) == ["ACME-2"]
