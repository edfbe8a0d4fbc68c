"""A deal on its way: advance, back, stop and reopen, with what they leave behind."""

import pytest
from at_work import refused, said, to, waive

from engine import deals
from engine.errors import NotAllowed, Usage
from engine.moves import GateNotPassed


class TestAdvance:
    def test_everything_missing_is_told_and_nothing_written(self, team, deal):
        before = team.deal(deal)
        with pytest.raises(GateNotPassed) as closed:
            team.do("lin", deals.advance, deal)
        missing = [c.requirement.id for c in closed.value.verdict.missing]
        assert missing == ["decision:needs_known", "item:listed"]
        assert team.deal(deal) == before

    def test_from_new_to_done(self, team, deal):
        expand = to(team, "expand")
        assert (expand.status, expand.won_at) == ("open", None)
        team.do("lin", deals.back, deal, "understand", reason="begin again")
        done = to(team, "done")
        assert (done.stage, done.status, done.unproven) == ("done", "done", ())
        assert done.won_at is not None
        assert team.opened(deal).verdict is None

    def test_won_when_the_first_won_stage_is_entered(self, team, deal):
        won = to(team, "execute")
        assert (won.status, won.won_at) == ("won", won.stay.since)
        said(team, "expectation_met")
        assert team.do("lin", deals.advance, deal).won_at == won.won_at
        stopped = team.do("lin", deals.stop, deal, "cancelled", reason="bankrupt")
        assert (stopped.status, stopped.won_at, stopped.stage) == ("stopped", won.won_at, "confirm")

    @pytest.mark.parametrize(("stage", "kept"), [("confirm", None), ("execute", True), ("expand", False)])
    def test_a_move_back_before_it_takes_the_win_away(self, team, deal, stage, kept):
        to(team, "done")
        team.do("mei", deals.reopen, deal, reason="again")
        if stage == "confirm":
            assert team.deal(deal).won_at is not None
        else:
            assert (team.do("lin", deals.back, deal, stage, reason="not yet").won_at is not None) is kept


class TestBack:
    def test_answers_turn_stale_and_waivers_end_from_there_on(self, team, deal):
        said(team)
        waive(team)
        team.do("lin", deals.advance, deal)
        said(team, "will_buy")
        team.do("lin", deals.back, deal, "understand", reason="they changed their mind")
        assert team.standings(deal) == {"decision:needs_known": "unmet", "item:listed": "unmet"}
        assert {point: a.stale for point, a in team.deal(deal).answers.items()} == {
            "needs_known": True,
            "will_buy": True,
        }
        assert [w.ended for w in team.deal(deal).waivers] == [True]

    def test_what_was_proved_before_the_target_stays(self, team, deal):
        to(team, "execute")
        team.do("lin", deals.back, deal, "expand", reason="price")
        assert [p for p, a in team.deal(deal).answers.items() if a.stale] == ["will_buy"]
        assert team.standings(deal) == {"decision:will_buy": "unmet", "worksheet:client_profile": "met"}


class TestStopAndReopen:
    def test_a_stopped_deal_stands_where_it_stood_and_nothing_but_setting_goes(self, team, deal):
        to(team, "expand")
        stopped = team.do("lin", deals.stop, deal, "no_decision", reason="later", wake="2027-03-01")
        assert (stopped.status, stopped.stage, stopped.closing.wake) == ("stopped", "expand", "2027-03-01")
        for work, *args in [(deals.tick, deal, "listed"), (deals.advance, deal)]:
            assert refused(team, "lin", work, *args) == "deals.not_live"
        assert team.do("lin", deals.set_fields, deal, {"title": "Line 4"}).title == "Line 4"

    def test_reopening_begins_a_new_stay_there_and_keeps_what_was_answered(self, team, deal):
        before = to(team, "expand")
        team.do("lin", deals.stop, deal, "no_decision", reason="later")
        again = team.do("lin", deals.reopen, deal, reason="they called")
        assert (again.stage, again.status, again.closing) == ("expand", "open", None)
        assert (again.stay.number, again.stay.by) == (before.stay.number + 1, "reopen")
        assert again.answers == before.answers

    @pytest.mark.parametrize("user", ["mei", "han", "wei"])
    def test_what_is_done_is_reopened_by_a_coach_or_above(self, team, deal, user):
        to(team, "done")
        assert refused(team, "lin", deals.reopen, deal, reason="x", error=NotAllowed) == "deals.reopen_done"
        again = team.do(user, deals.reopen, deal, reason="again")
        assert (again.stage, again.status) == ("confirm", "won")

    def test_a_wake_up_call_lies_ahead(self, team, deal):
        refused(team, "lin", deals.stop, deal, "no_decision", reason="r", wake="2026-11-20", error=Usage)
