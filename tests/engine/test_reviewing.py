"""A coach's review: who may hold one, what it needs, what it leaves behind."""

import pytest
from at_work import DEAL, refused, to

from engine import deal_table, deals, staff
from engine.errors import NotAllowed, NotFound, Refused, Usage
from engine.fold import fold
from engine.history import events
from engine.reads import View, listed
from engine.reviewing import lawful
from engine.state import Review
from engine.verify import verify
from engine.workspace import load


def held(team, verdict="continue", user="mei", **agreed):
    return team.do(user, deals.review, DEAL, verdict, **agreed)


def row(team):
    return listed(View(team.store, load(team.store), team.as_("wei").date))[0].row


class TestWho:
    @pytest.mark.parametrize("user", ["mei", "han", "wei"])
    def test_the_team_s_coach_a_manager_or_an_admin(self, team, deal, user):
        assert held(team, user=user).review.coach == user

    @pytest.mark.parametrize(("user", "why"), [("lin", "review.not_a_coach"), ("bo", "deals.not_yours")])
    def test_no_rep_not_even_of_their_own_deal(self, team, deal, user, why):
        assert refused(team, user, deals.review, deal, "continue", error=NotAllowed) == why

    def test_nor_the_coach_of_another_team(self, team, deal):
        team.do("wei", staff.add, "gu", "coach", team="west")
        assert refused(team, "gu", deals.review, deal, "continue", error=NotAllowed) == "deals.not_yours"


class TestWhatIsAgreed:
    def test_all_of_it_stands_in_the_state_the_row_and_the_history(self, team, deal):
        agreed = {"what": " call the CFO ", "who": "bo", "due": "2026-11-27"}
        said = held(team, "slow", **agreed, level="critical", signs=("silence", "slowed")).review
        assert said == Review(
            "slow", "call the CFO", "bo", "2026-11-27", "2026-11-21", "mei", None, "critical",
            ("silence", "slowed"),
        )  # fmt: skip
        assert team.deal(deal).review == said
        assert (row(team).reviewed_on, row(team).review_due) == ("2026-11-21", "2026-11-27")
        data = dict(events(team.store, f"deal:{deal}")[-1].data)
        assert set(data) == set(Review._fields) - {"coach", "done"}
        assert verify(team.store).faults == ()

    def test_it_is_for_the_owner_unless_somebody_is_named(self, team, deal):
        assert held(team, what="call", due="2026-11-27").review.who == "lin"

    def test_nothing_has_to_be_agreed(self, team, deal):
        review = held(team, "stop").review
        assert (review.what, review.who, review.due, review.agreed) == (None, None, None, False)
        assert team.deal(deal).status == "open"

    def test_help_may_leave_open_what_it_is(self, team, deal):
        assert held(team, "help", who="han", due="2026-11-27").review.agreed

    @pytest.mark.parametrize(
        ("verdict", "agreed", "faults"),
        [
            ("help", {}, ["help_who", "help_due"]),
            ("help", {"who": "han", "what": "call"}, ["help_due"]),
            ("help", {"due": "2026-11-20"}, ["help_who", "day_passed"]),
            ("continue", {"what": "call"}, ["without_day"]),
            ("continue", {"who": "bo"}, ["without_what"]),
            ("slow", {"what": "  ", "due": "2026-11-20"}, ["without_what", "day_passed"]),
        ],
    )
    def test_all_that_is_missing_is_said_at_once(self, team, deal, verdict, agreed, faults):
        with pytest.raises(Usage) as caught:
            held(team, verdict, **agreed)
        assert [f.id for f in caught.value.message.params["faults"]] == [f"review.{f}" for f in faults]
        assert team.deal(deal).review is None

    def test_today_is_not_too_late(self, team, deal):
        assert held(team, what="call", due="2026-11-21").review.due == "2026-11-21"

    @pytest.mark.parametrize(
        ("how", "error"),
        [
            ({"verdict": "go"}, Usage),
            ({"level": "bad"}, Usage),
            ({"what": "x", "who": "nobody", "due": "2026-11-27"}, NotFound),
        ],
    )
    def test_what_nobody_knows_is_refused(self, team, deal, how, error):
        with pytest.raises(error):
            held(team, **how)

    def test_who_has_left_is_asked_for_nothing(self, team, deal):
        team.do("wei", staff.leave, "bo", to="lin")
        agreed = {"what": "call", "who": "bo", "due": "2026-11-27"}
        assert refused(team, "mei", deals.review, deal, "slow", **agreed) == "review.who_left"

    def test_a_deal_that_is_over_is_not_reviewed(self, team, deal):
        team.do("lin", deals.stop, deal, "no_decision", reason="later")
        assert refused(team, "mei", deals.review, deal, "continue") == "deals.not_live"

    def test_a_won_deal_is(self, team, deal):
        to(team, "execute")
        assert held(team).review


class TestWhatBecameOfIt:
    def test_the_next_review_says_whether_it_was_kept(self, team, deal):
        held(team, what="call", due="2026-11-27")
        again = held(team, "slow", kept=False).review
        assert (again.kept, again.agreed) == (False, False)
        assert row(team).review_due is None

    @pytest.mark.parametrize("before", [False, True])
    def test_where_nothing_was_agreed_there_is_nothing_to_keep(self, team, deal, before):
        if before:
            held(team)
        assert refused(team, "mei", deals.review, deal, "continue", kept=True) == "review.nothing_to_keep"

    @pytest.mark.parametrize("user", ["lin", "bo", "mei"])
    def test_done_say_the_owner_whoever_was_asked_or_the_coach(self, team, deal, user):
        held(team, "help", who="bo", due="2026-11-27")
        done = team.do(user, deals.review_done, deal).review
        assert (done.done, done.due, done.open_until) == ("2026-11-21", "2026-11-27", None)
        assert row(team).review_due is None
        assert verify(team.store).faults == ()

    def test_nobody_else_does(self, team, deal):
        team.do("wei", staff.add, "fu", "rep", team="west")
        held(team, "help", who="bo", due="2026-11-27")
        assert refused(team, "fu", deals.review_done, deal, error=NotAllowed) == "deals.not_yours"

    def test_only_what_is_open_can_be_done(self, team, deal):
        assert refused(team, "lin", deals.review_done, deal, error=Refused) == "review.nothing_open"
        held(team, what="call", due="2026-11-27")
        team.do("lin", deals.review_done, deal)
        assert refused(team, "lin", deals.review_done, deal, error=Refused) == "review.nothing_open"

    def test_it_can_still_be_done_when_the_deal_is_over(self, team, deal):
        held(team, "stop", what="tell the client", due="2026-11-27")
        team.do("lin", deals.stop, deal, "no_decision", reason="later")
        assert team.do("lin", deals.review_done, deal).review.done

    @pytest.mark.parametrize(("who", "then"), [("lin", "bo"), ("mei", "mei")])
    def test_what_the_owner_has_to_do_goes_with_the_deal(self, team, deal, who, then):
        held(team, what="call", who=who, due="2026-11-27")
        assert team.do("han", deals.set_fields, deal, {"owner": "bo"}).review.who == then


LAWFUL = {
    "verdict": "slow", "what": "call", "who": "lin", "due": "2026-11-27", "on": "2026-11-21", "kept": None,
    "level": "none", "signs": [],
}  # fmt: skip


class TestForged:
    @pytest.mark.parametrize(
        ("forged", "fine"),
        [
            ({}, True),
            ({"verdict": "go"}, False),
            ({"due": "2026-11-20"}, False),
            ({"kept": True}, False),
            ({"verdict": "help", "who": None}, False),
        ],
    )
    def test_what_the_door_could_not_have_written(self, team, deal, forged, fine):
        assert lawful(team.deal(deal), LAWFUL | forged) == fine

    @pytest.mark.parametrize(("user", "fine"), [("mei", True), ("lin", False)])
    def test_by_somebody_who_was_never_more_than_a_rep_verify_names_it(self, team, deal, user, fine):
        def forge(change):
            change.record(f"deal:{deal}", "review", LAWFUL)
            forged = fold(events(change.store, f"deal:{deal}"))
            deal_table.update_many(change.store, [(forged, team.opened(deal).playbook)])

        team.do(user, forge)
        found = [(flaw.seq, flaw.what.id) for flaw in verify(team.store).faults]
        assert found == ([] if fine else [(2, "db.against_rules")])
