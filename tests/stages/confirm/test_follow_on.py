"""The next conversation opens the deal that follows, through the one door."""

import pytest
from at_work import DEAL

from engine import deals, reads

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
