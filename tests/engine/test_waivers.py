"""What can be waived, by whom, for how long; and the no that can't."""

import pytest
from at_work import refused, said, to, waive

from engine import deals, staff
from engine.errors import NotAllowed, Usage
from engine.history import events
from engine.moves import GateNotPassed


class TestNo:
    def test_it_closes_the_gate_and_nobody_can_waive_it(self, team, deal):
        said(team, answer="no")
        team.do("lin", deals.tick, deal, "listed")
        with pytest.raises(GateNotPassed):
            team.do("lin", deals.advance, deal)
        waiver = ("decision:needs_known", "2026-12-31")
        assert (
            refused(team, "han", deals.waive, deal, waiver[0], reason="r", until=waiver[1])
            == "deals.waive_no"
        )

    def test_it_moves_nothing_by_itself(self, team, deal):
        assert said(team, answer="no").stage == "understand"
        assert team.deal(deal).status == "open"


class TestWaivers:
    @pytest.mark.parametrize("answer", [None, "unsure", "stale", "hope"])
    def test_open_answers_can_be_waived_and_the_stage_stays_unproven(self, team, deal, answer):
        team.do("lin", deals.tick, deal, "listed")
        if answer == "stale":
            said(team, on="2026-01-01")
        elif answer == "hope":
            said(team, kind="seller_observed")
        elif answer:
            said(team, answer=answer)
        waive(team, requirement="decision:needs_known")
        moved = team.do("lin", deals.advance, deal)
        assert (moved.stage, moved.unproven) == ("expand", ("understand",))

    def test_the_stage_is_proven_once_it_is_left_with_everything_met(self, team, deal):
        said(team)
        waive(team)
        team.do("lin", deals.advance, deal)
        team.do("lin", deals.back, deal, "understand", reason="do it right")
        assert team.deal(deal).unproven == ("understand",)
        assert to(team, "expand").unproven == ()

    def test_what_the_playbook_forbids_nobody_waives(self, team, deal):
        to(team, "expand")
        team.do("lin", deals.fill, deal, "client_profile", {"business_plan": ""})
        id = "worksheet:client_profile"
        assert (
            refused(team, "han", deals.waive, deal, id, reason="r", until="2026-12-31") == "deals.waive_never"
        )

    @pytest.mark.parametrize(
        ("user", "why"),
        [("lin", "deals.waive_own"), ("wei", "deals.waive_role")],
        ids=["the owner", "an admin"],
    )
    def test_a_waiver_is_a_coach_s_or_a_manager_s(self, team, deal, user, why):
        waiver = {"reason": "r", "until": "2026-12-31"}
        assert refused(team, user, deals.waive, deal, "item:listed", error=NotAllowed, **waiver) == why

    def test_a_rep_who_is_not_the_owner_does_not_even_get_there(self, team, deal):
        refused(
            team, "bo", deals.waive, deal, "item:listed", reason="r", until="2026-12-31", error=NotAllowed
        )

    def test_refused_to_whoever_owned_it_in_this_stay_even_after_giving_it_away(self, team, deal):
        team.do("mei", deals.set_fields, deal, {"owner": "mei"})
        team.do("mei", deals.set_fields, deal, {"owner": "lin"})
        waiver = {"reason": "r", "until": "2026-12-31"}
        why = refused(team, "mei", deals.waive, deal, "item:listed", error=NotAllowed, **waiver)
        assert why == "deals.waive_own"
        assert waive(team, "han").waivers

    def test_in_a_new_stay_they_may_again(self, team, deal):
        team.do("mei", deals.set_fields, deal, {"owner": "mei"})
        team.do("mei", deals.set_fields, deal, {"owner": "lin"})
        to(team, "expand")
        assert waive(team, requirement="decision:will_buy").waivers

    def test_there_are_none_where_one_works_alone(self, team, deal):
        team.do("wei", staff.add, "han", "admin")
        for user in ("lin", "mei", "bo", "han"):
            team.do("wei", staff.leave, user, "wei")
        waiver = {"reason": "r", "until": "2026-12-31"}
        assert (
            refused(team, "wei", deals.waive, deal, "item:listed", error=NotAllowed, **waiver)
            == "deals.waive_alone"
        )

    def test_it_runs_out_and_may_be_given_again(self, team, deal):
        waive(team, until="2026-11-25")
        team.day("2026-11-25")
        assert team.standings(deal)["item:listed"] == "waived"
        team.day("2026-11-26")
        assert team.standings(deal)["item:listed"] == "unmet"
        assert len(waive(team).waivers) == 2

    @pytest.mark.parametrize(
        ("requirement", "until", "reason", "error"),
        [
            ("item:lisetd", "2026-12-31", "r", Usage),
            ("item:listed", "2026-11-20", "r", Usage),
            ("item:listed", "2026-12-31", " ", Usage),
        ],
    )
    def test_what_is_no_waiver(self, team, deal, requirement, until, reason, error):
        refused(team, "mei", deals.waive, deal, requirement, reason=reason, until=until, error=error)

    def test_what_is_met_needs_none(self, team, deal):
        team.do("lin", deals.tick, deal, "listed")
        waiver = {"reason": "r", "until": "2026-12-31"}
        assert refused(team, "mei", deals.waive, deal, "item:listed", **waiver) == "deals.waive_needless"

    def test_the_last_stage_left_by_waiver_does_not_earn_its_outcome(self, team, deal):
        to(team, "confirm")
        waive(team, requirement="decision:value_confirmed")
        done = team.do("lin", deals.advance, deal)
        assert (done.stage, done.status, done.unproven) == ("done", "done", ("confirm",))
        assert events(team.store, "deal:ACME-1")[-1].data["outcome"] is None
