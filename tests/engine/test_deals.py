"""The one door: who may do what, and what is written or refused."""

import pytest
from at_work import DEAL, refused, said, to, waive

from engine import contacts, deals, playbooks, staff, workspace
from engine.arrivals import Brought, Happening
from engine.errors import NotAllowed, NotFound, Usage
from engine.fold import fold
from engine.history import events
from engine.moves import GateNotPassed
from engine.reads import View, listed, one_listed
from engine.verify import verify


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


def test_a_tick_that_stands_already_writes_nothing(team, deal):
    assert team.do("lin", deals.tick, deal, "listed", off=True).version == 1
    assert team.do("lin", deals.tick, deal, "listed").version == 2
    assert team.do("lin", deals.tick, deal, "listed").version == 2


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


class TestWaiting:
    def test_only_so_often_in_a_stay(self, team, deal):
        for day in ("2026-12-01", "2026-12-02"):
            team.do("lin", deals.wait, deal, until=day, reason="budget")
        assert team.deal(deal).wait.times == 2
        assert refused(team, "lin", deals.wait, deal, until="2026-12-03", reason="x") == "deals.waited_enough"
        to(team, "expand")
        assert team.do("lin", deals.wait, deal, until="2026-12-03", reason="x").wait.times == 1


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
        told = [Happening(at and f"{at}T00:00:00.000000Z", data) for at, data in happenings]
        book = playbooks.newest(team.store, "small")
        return team.do("wei", deals.bring_in, book, [Brought(DEAL, told)])[0]

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
        more = Brought(DEAL, [Happening("2017-03-01T00:00:00.000000Z", stopped)])
        team.do("wei", deals.bring_on, [(more, events(team.store, f"deal:{DEAL}"))])
        assert (team.deal(DEAL).status, team.deal(DEAL).items) == ("stopped", ("listed",))
        assert refused(team, "wei", deals.undo, DEAL) == "deals.undo_never"
        assert verify(team.store).faults == ()
