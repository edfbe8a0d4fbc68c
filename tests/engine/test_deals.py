"""The one door: who may do what, what is refused and why, and what can be taken back."""

import random

import pytest

from engine import contacts, deals, playbooks, staff, workspace
from engine.errors import DealgateError, NotAllowed, NotFound, Refused, Usage
from engine.fold import fold
from engine.history import events
from engine.moves import GateNotPassed
from engine.reads import View, listed, one_listed
from engine.verify import verify

DEAL = "ACME-1"


@pytest.fixture
def deal(team):
    """lin's deal with ACME, in `understand`."""
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    return DEAL


def said(team, point="needs_known", answer="yes", user="lin", **how):
    how = {"evidence": "they said so", "kind": "client_said", "contact": "Gao Yan", **how}
    return team.do(user, deals.answer, DEAL, point, answer, **how)


def waive(team, user="mei", requirement="item:listed", until="2026-12-31"):
    return team.do(user, deals.waive, DEAL, requirement, reason="agreed", until=until)


def to(team, stage):
    """Bring the deal to a stage by the honest way."""
    understand = [lambda: said(team), lambda: team.do("lin", deals.tick, DEAL, "listed")]
    half = dict.fromkeys(("business_direction", "business_plan", "success_factors", "our_solution"), "known")
    expand = [
        lambda: said(team, "will_buy"),
        lambda: team.do("lin", deals.fill, DEAL, "client_profile", half),
    ]
    execute, confirm = [lambda: said(team, "expectation_met")], [lambda: said(team, "value_confirmed")]
    order = ("understand", "expand", "execute", "confirm", "done")
    for steps in (understand, expand, execute, confirm)[: order.index(stage)]:
        for step in steps:
            step()
        team.do("lin", deals.advance, DEAL)
    return team.deal(DEAL)


def refused(team, user, work, *args, error=Refused, **options):
    """The message id of a refusal that left the deal as it was."""
    before = team.deal(DEAL)
    with pytest.raises(error) as caught:
        team.do(user, work, *args, **options)
    assert team.deal(DEAL) == before
    return caught.value.message.id


class TestOpening:
    def test_in_the_first_stage_with_the_next_key_of_its_account(self, team, deal):
        opened = team.deal(deal)
        assert (opened.key, opened.stage, opened.status, opened.version) == (
            "ACME-1",
            "understand",
            "open",
            1,
        )
        assert (opened.amount, opened.currency, opened.owner) == (500_000, "CNY", "lin")
        assert team.do("lin", deals.new, "Line 4", account="Acme Steel", playbook="small").key == "ACME-2"

    def test_without_account_it_is_d(self, team):
        keys = [team.do("lin", deals.new, f"Line {n}", playbook="small").key for n in range(11)]
        assert keys[0] == "D-1"
        assert keys[-1] == "D-11"

    def test_it_is_pinned_to_the_newest_version_and_stays_there(self, team, deal):
        team.install("[{id: other, gate: [{decision: needs_known}]}]", version=2)
        assert (team.deal(deal).playbook_version, team.deal(deal).stage) == (1, "understand")
        later = team.do("lin", deals.new, "Line 4", playbook="small")
        assert (later.playbook_version, later.stage) == (2, "other")

    def test_for_whom_one_may(self, team):
        assert team.do("mei", deals.new, "Line 3", owner="lin", playbook="small").owner == "lin"
        for user, owner in [("lin", "mei"), ("mei", "bo")]:
            with pytest.raises(NotAllowed):
                team.do(user, deals.new, "Line 3", owner=owner, playbook="small")

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"amount": "much"}, Usage),
            ({"amount": "-5"}, Usage),
            ({"amount": "5", "currency": "EURO"}, Usage),
            ({"behaviour": "friendly"}, Usage),
            ({"account": "NOBODY"}, NotFound),
            ({"owner": "nobody"}, NotFound),
            ({"playbook": "other"}, NotFound),
        ],
    )
    def test_what_nobody_knows_opens_nothing(self, team, wrong, error):
        with pytest.raises(error):
            team.do("lin", deals.new, "Line 3", **{"playbook": "small", **wrong})
        assert team.store.row("SELECT 1 FROM deal") is None


class TestRights:
    @pytest.mark.parametrize("user", ["lin", "mei", "han", "wei"])
    def test_owner_the_team_s_coach_manager_and_admin_may_change_it(self, team, deal, user):
        assert team.do(user, deals.tick, deal, "listed").items == ("listed",)

    def test_nobody_else_may_not_even_the_coach_of_another_team(self, team, deal):
        team.do("wei", staff.add, "gu", "coach", team="west")
        for user in ("bo", "gu"):
            assert refused(team, user, deals.tick, deal, "listed", error=NotAllowed) == "deals.not_yours"

    def test_nobody_knows_a_deal_that_is_not_there(self, team, deal):
        with pytest.raises(NotFound):
            team.do("lin", deals.tick, "ACME-9", "listed")

    def test_a_rep_can_t_give_a_deal_away_a_coach_can_within_the_team(self, team, deal):
        team.do("wei", staff.add, "fu", "rep", team="east")
        fields = {"owner": "fu"}
        assert (
            refused(team, "lin", deals.set_fields, deal, fields, error=NotAllowed)
            == "deals.not_yours_to_give"
        )
        assert team.do("mei", deals.set_fields, deal, fields).owner == "fu"
        assert refused(team, "lin", deals.tick, deal, "listed", error=NotAllowed) == "deals.not_yours"


class TestSet:
    def test_fields_are_typed_as_people_do(self, team, deal):
        fields = {"amount": "480,000.50", "currency": "usd", "title": " Line 4 "}
        fields |= {"close_date": "+10d", "behaviour": "profit"}
        changed = team.do("lin", deals.set_fields, deal, fields)
        assert (changed.amount, changed.currency, changed.title) == (48_000_050, "USD", "Line 4")
        assert (changed.close_date, changed.behaviour) == ("2026-12-01", "profit")

    def test_an_empty_value_clears(self, team, deal):
        team.do("lin", deals.set_fields, deal, {"close_date": "2026-12-01", "behaviour": "profit"})
        cleared = team.do(
            "lin", deals.set_fields, deal, {"close_date": "", "behaviour": "", "account": "", "amount": ""}
        )
        assert (cleared.close_date, cleared.behaviour, cleared.account, cleared.amount) == (None,) * 4

    def test_what_is_so_already_writes_nothing(self, team, deal):
        assert team.do("lin", deals.set_fields, deal, {"title": "Line 3", "amount": "5000.00"}).version == 1

    @pytest.mark.parametrize(
        "fields",
        [
            {"stage": "confirm"},
            {"status": "won"},
            {"amout": "5"},
            {"title": " "},
            {"close_date": "soon"},
            {"amount": "1,5"},
        ],
    )
    def test_all_or_nothing(self, team, deal, fields):
        refused(team, "lin", deals.set_fields, deal, {"behaviour": "profit", **fields}, error=Usage)


class TestAnswers:
    def test_what_the_client_said_was_said_by_somebody(self, team, deal):
        assert refused(team, "lin", deals.answer, deal, "needs_known", "yes",
                       evidence="e", kind="client_said", error=Usage) == "deals.who_said_it"  # fmt: skip
        assert said(team).answers["needs_known"].contact == "ACME.1"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"point": "need_known"},
            {"answer": "maybe"},
            {"kind": "hearsay"},
            {"evidence": " "},
            {"on": "2026-11-22"},
        ],
    )
    def test_what_is_no_answer(self, team, deal, wrong):
        given = {"point": "needs_known", "answer": "yes", "evidence": "e", "kind": "event_held", **wrong}
        point, answer = given.pop("point"), given.pop("answer")
        refused(team, "lin", deals.answer, deal, point, answer, error=Usage, **given)

    def test_the_last_one_counts(self, team, deal):
        said(team, answer="no")
        assert team.standings(deal)["decision:needs_known"] == "unmet"
        said(team, answer="yes")
        assert team.standings(deal)["decision:needs_known"] == "met"

    def test_hope_opens_no_gate(self, team, deal):
        team.do("lin", deals.tick, deal, "listed")
        said(team, kind="seller_observed", contact=None)
        with pytest.raises(GateNotPassed):
            team.do("lin", deals.advance, deal)

    def test_a_yes_is_fresh_through_its_last_day(self, team, deal):
        said(team, on="2026-11-01")
        for day, standing in [("2026-12-01", "met"), ("2026-12-02", "unmet")]:
            team.day(day)
            assert team.standings(deal)["decision:needs_known"] == standing

    @pytest.mark.parametrize("part", ["decider", "economic_buyer"])
    def test_whoever_decides_joins_or_leaves_and_an_earlier_yes_is_stale(self, team, deal, part):
        said(team, on="2026-11-20")
        team.do("lin", contacts.add, "ACME", "Wu Bin", part, since="2026-11-20")
        assert team.standings(deal)["decision:needs_known"] == "met", "the same day"
        team.day("2026-11-25")
        team.do("lin", contacts.leave, contacts.find(team.store, "Wu Bin"), "2026-11-24")
        assert team.standings(deal)["decision:needs_known"] == "unmet"
        said(team, on="2026-11-24")
        assert team.standings(deal)["decision:needs_known"] == "met"

    def test_a_user_who_joins_changes_nothing(self, team, deal):
        said(team, on="2026-11-20")
        team.do("lin", contacts.add, "ACME", "Wu Bin", "user")
        assert team.standings(deal)["decision:needs_known"] == "met"


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


class TestWaiting:
    def test_only_so_often_in_a_stay(self, team, deal):
        for day in ("2026-12-01", "2026-12-02"):
            team.do("lin", deals.wait, deal, until=day, reason="budget")
        assert team.deal(deal).wait.times == 2
        assert refused(team, "lin", deals.wait, deal, until="2026-12-03", reason="x") == "deals.waited_enough"
        to(team, "expand")
        assert team.do("lin", deals.wait, deal, until="2026-12-03", reason="x").wait.times == 1


DOINGS = {
    "answer": lambda team: said(team, answer="no"),
    "fill": lambda team: team.do(
        "lin", deals.fill, DEAL, "client_profile", {"our_cases": "x", "unique_value": ""}
    ),
    "tick": lambda team: team.do("lin", deals.tick, DEAL, "listed", off=True),
    "set": lambda team: team.do(
        "lin", deals.set_fields, DEAL, {"title": "x", "close_date": "+9d", "amount": ""}
    ),
    "step": lambda team: team.do("lin", deals.set_step, DEAL, "call", on="2026-12-01", contact="Gao Yan"),
    "promise": lambda team: team.do(
        "lin", deals.promise, DEAL, "offer", by="us", on="2026-12-01", kept=False
    ),
    "wait": lambda team: team.do("lin", deals.wait, DEAL, until="2026-12-01", reason="budget"),
    "advance": lambda team: team.do("lin", deals.advance, DEAL),
    "back": lambda team: team.do("lin", deals.back, DEAL, "understand", reason="r"),
    "stop": lambda team: team.do("lin", deals.stop, DEAL, "no_decision", reason="later"),
}


class TestUndo:
    @pytest.fixture
    def full(self, team, deal):
        """A deal with something of everything."""
        said(team)
        team.do("lin", deals.tick, deal, "listed")
        team.do("lin", deals.fill, deal, "client_profile", {"unique_value": "speed"})
        team.do("lin", deals.set_step, deal, "visit", on="2026-11-30", contact=None)
        team.do("lin", deals.promise, deal, "sample", by="client", on="2026-11-30", kept=False)
        team.do("lin", deals.set_fields, deal, {"close_date": "2026-11-30", "behaviour": "profit"})

    @pytest.mark.parametrize("kind", DOINGS)
    def test_it_restores_what_was_before(self, team, full, kind):
        if kind == "back":
            team.do("lin", deals.advance, DEAL)
        before = team.deal(DEAL)
        DOINGS[kind](team)
        changed = team.deal(DEAL)
        assert changed != before._replace(version=changed.version, last_at=changed.last_at)
        restored, taken = team.do("lin", deals.undo, DEAL)
        assert (taken.kind, restored.version) == (kind, before.version + 2)
        assert restored._replace(version=before.version, last_at=before.last_at) == before
        assert team.deal(DEAL) == restored
        assert verify(team.store).faults == ()

    def test_every_kind_that_can_be_undone_is_tried_here(self):
        assert set(DOINGS) == set(deals.UNDOABLE)

    def test_never_what_others_answer_for(self, team, deal):
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "opening it"
        waive(team)
        assert refused(team, "mei", deals.undo, deal) == "deals.undo_never", "a waiver"
        team.do("lin", deals.log_visit, deal, contact=None, on=None, summary="met", two_sided=True)
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "a visit"
        team.do("lin", deals.stop, deal, "no_decision", reason="r")
        team.do("lin", deals.reopen, deal, reason="r")
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never", "a reopening"

    def test_nor_an_undo(self, team, deal):
        team.do("lin", deals.tick, deal, "listed")
        team.do("lin", deals.undo, deal)
        assert refused(team, "lin", deals.undo, deal) == "deals.undo_never"

    def test_by_whoever_did_it_or_a_coach(self, team, deal):
        team.do("mei", deals.tick, deal, "listed")
        assert refused(team, "lin", deals.undo, deal, error=NotAllowed) == "deals.undo_others"
        assert team.do("mei", deals.undo, deal)[0].items == ()
        team.do("lin", deals.tick, deal, "listed")
        assert team.do("mei", deals.undo, deal)[0].items == ()


class TestSlowed:
    def slowed(self, team):
        view = View(team.store, workspace.load(team.store), team.as_("wei").date)
        (row,) = listed(view)
        assert row == one_listed(view, team.opened(DEAL))
        return row.slowed

    def test_while_a_point_of_its_stage_is_unsure_or_stale(self, team, deal):
        assert not self.slowed(team), "never asked is not unsure"
        said(team, answer="unsure")
        assert self.slowed(team)
        said(team)
        assert not self.slowed(team)
        team.day("2027-01-01")
        assert self.slowed(team)

    def test_though_it_was_waived(self, team, deal):
        said(team, answer="unsure")
        waive(team, requirement="decision:needs_known")
        assert self.slowed(team)

    def test_a_point_of_another_stage_does_not_slow_it(self, team, deal):
        said(team, "will_buy", "unsure")
        assert not self.slowed(team)

    def test_nor_a_no_nor_what_is_over(self, team, deal):
        said(team, answer="no")
        assert not self.slowed(team)
        said(team, answer="unsure")
        team.do("lin", deals.stop, deal, "no_decision", reason="r")
        assert not self.slowed(team)

    def test_by_deciders_who_changed(self, team, deal):
        said(team, on="2026-11-20")
        team.do("lin", contacts.add, "ACME", "Wu Bin", "decider")
        assert self.slowed(team)


OPENING = {
    "title": "Line 9", "account": "ACME", "owner": "lin", "playbook": "small", "playbook_version": 1,
    "amount": None, "currency": "CNY", "close_date": None, "behaviour": None, "stage": "understand",
    "status": "open", "unproven": [],
}  # fmt: skip


class TestBroughtIn:
    def bring(self, team, *happenings):
        told = [deals.Happening(at and f"{at}T00:00:00.000000Z", data) for at, data in happenings]
        book = playbooks.newest(team.store, "small")
        return team.do("wei", deals.bring_in, book, [deals.Brought(DEAL, told)])[0]

    @pytest.mark.parametrize("at", ["2017-02-01", None], ids=["dated", "nobody knows when"])
    def test_what_is_stored_is_what_its_history_gives(self, team, at):
        reached = {"reached": {"stage": "execute", "status": "won", "unproven": ["understand", "expand"]}}
        brought = self.bring(team, ("2017-01-01" if at else None, {"opened": OPENING}), (at, reached))
        assert (brought.stage, brought.status, brought.unproven) == (
            "execute",
            "won",
            ("understand", "expand"),
        )
        assert team.deal(DEAL) == brought == fold(events(team.store, "deal:ACME-1"))
        assert verify(team.store).faults == ()

    def test_even_when_it_is_told_out_of_order(self, team):
        stopped = {"stopped": {"class": "no_decision", "reason": "later", "wake": None}}
        reached = {"reached": {"stage": "expand", "status": "open", "unproven": []}}
        opened = ("2017-01-01", {"opened": OPENING})
        brought = self.bring(team, opened, ("2017-05-01", stopped), ("2017-03-01", reached))
        assert (brought.status, brought.stage) == ("stopped", "expand")
        assert team.deal(DEAL) == brought == fold(events(team.store, "deal:ACME-1"))

    def test_more_may_come_later_and_an_import_is_never_undone(self, team):
        self.bring(team, ("2017-01-01", {"opened": OPENING}))
        team.do("lin", deals.tick, DEAL, "listed")
        stopped = {"stopped": {"class": None, "reason": "", "wake": None}}
        team.do("wei", deals.bring_on, DEAL, [deals.Happening("2017-03-01T00:00:00.000000Z", stopped)])
        assert (team.deal(DEAL).status, team.deal(DEAL).items) == ("stopped", ("listed",))
        assert refused(team, "wei", deals.undo, DEAL) == "deals.undo_never"
        assert verify(team.store).faults == ()


@pytest.mark.parametrize("seed", range(10))
def test_after_whatever_was_done_the_history_gives_what_is_stored(team, deal, seed):
    dice = random.Random(seed)
    profile = ("business_direction", "business_plan", "success_factors", "our_cases")
    points = {
        "understand": "needs_known",
        "expand": "will_buy",
        "execute": "expectation_met",
        "done": "needs_known",
    }
    to(team, "expand")
    done = 0

    def point():
        return points.get(team.deal(deal).stage, "value_confirmed")

    doings = {
        "yes": lambda user: said(team, point(), user=user),
        "other": lambda user: said(team, point(), dice.choice(["unsure", "no"]), user),
        "tick": lambda user: team.do(user, deals.tick, deal, "listed", off=dice.random() < 0.2),
        "fill": lambda user: team.do(
            user, deals.fill, deal, "client_profile", dict.fromkeys(profile, "known")
        ),
        "give": lambda user: team.do(
            user, deals.set_fields, deal, {"owner": dice.choice(["lin", "mei", "han"])}
        ),
        "push": lambda user: team.do(
            user, deals.set_fields, deal, {"close_date": f"+{dice.randint(1, 50)}d"}
        ),
        "wait": lambda user: team.do(user, deals.wait, deal, until="2027-12-31", reason="budget"),
        "waive": lambda user: waive(team, user, f"decision:{point()}", "2027-01-31"),
        "advance": lambda user: team.do(user, deals.advance, deal),
        "back": lambda user: team.do(
            user, deals.back, deal, dice.choice(["understand", "expand"]), reason="r"
        ),
        "stop": lambda user: team.do(user, deals.stop, deal, "no_decision", reason="r"),
        "reopen": lambda user: team.do(user, deals.reopen, deal, reason="r"),
        "undo": lambda user: team.do(user, deals.undo, deal),
        "sleep": lambda user: team.day(f"2026-12-{dice.randint(1, 28):02}"),
    }
    weights = (5, 1, 3, 3, 1, 1, 1, 2, 6, 1, 1, 2, 2, 1)
    for doing in dice.choices(list(doings), weights, k=70):
        try:
            doings[doing](dice.choice(["lin", "mei", "han"]))
        except DealgateError:
            continue
        done += 1
        assert team.deal(deal) == fold(events(team.store, "deal:ACME-1"))
    assert done > 15
    assert verify(team.store).faults == ()
