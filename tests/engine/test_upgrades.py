"""Deals brought to another version of their playbook, through the door, and back as one batch."""

import pytest
from at_work import DEAL, TIGHTER, said

from engine import deals, history, playbooks, staff, upgrade_batches, upgrades
from engine.deal_table import load, parameters
from engine.errors import NotAllowed, NotFound, Refused
from engine.fold import fold
from engine.moves import GateNotPassed
from engine.upgrades import Wish, take_back, upgrade
from engine.verify import verify

SHORTER = """
- id: meet
  gate: [{decision: interested}]
- id: expand
  gate: [{decision: will_buy}]
- id: deliver
  status: won
  gate: [{item: delivered}]
"""
SECOND = "ACME-2"


@pytest.fixture
def two(team):
    """Two deals in the first stage, one of them ready to go on, and a second version of their playbook."""
    for title in ("Line 3", "Line 4"):
        team.do("lin", deals.new, title, account="ACME", playbook="small")
    said(team)
    team.do("lin", deals.tick, DEAL, "listed")
    team.install(TIGHTER, version=2)
    return team


def wish(team, *, of="small", id="small", version=2, **asked):
    return Wish(of, playbooks.load(team.store, id, version), asked.pop("stages", {}), **asked)


def go(team, user="han", *, dry_run=False, request=None, **asked):
    return team.do(user, upgrade, wish(team, **asked), dry_run=dry_run, request=request)


def back(team, batch, user="han", **how):
    return team.do(user, take_back, batch, **how)


def refused(team, work, *args, error=Refused, **asked):
    """The message of a refusal that wrote nothing at all."""
    before = history.stored(team.store)
    with pytest.raises(error) as caught:
        work(team, *args, **asked)
    assert list(map(tuple, history.stored(team.store))) == list(map(tuple, before))
    return caught.value


def clean(team):
    return verify(team.store).faults == ()


class TestThere:
    def test_all_of_them_and_each_has_its_event(self, two):
        batch, effects = go(two)
        assert batch == "small#3"  # two versions were installed before
        assert [(e.deal.key, e.before.passed, e.verdict.passed) for e in effects] == [
            (DEAL, True, False),
            (SECOND, False, False),
        ]
        assert [e.after for e in effects] == [
            two.deal(key)._replace(version=e.deal.version, last_at=e.deal.last_at)
            for key, e in zip((DEAL, SECOND), effects, strict=True)
        ]
        assert two.opened(DEAL).verdict == effects[0].verdict
        assert history.events(two.store, f"deal:{DEAL}")[-1].data["batch"] == batch
        listed = history.events(two.store, "playbook:small")[-1].data["deals"]
        assert listed == [[key, two.deal(key).version] for key in (DEAL, SECOND)]
        assert clean(two)

    def test_a_second_time_there_is_nothing_left_to_do(self, two):
        go(two)
        before = len(history.stored(two.store))
        assert go(two) == (None, [])
        assert len(history.stored(two.store)) == before

    def test_sent_twice_it_is_done_once(self, two):
        assert go(two, request="r1")
        assert go(two, request="r1") is None

    def test_a_rehearsal_says_the_same_and_writes_nothing(self, two):
        before = history.stored(two.store)
        _, rehearsed = go(two, dry_run=True)
        assert list(map(tuple, history.stored(two.store))) == list(map(tuple, before))
        assert two.deal(DEAL).playbook_version == 1
        _, done = go(two)
        assert rehearsed == done

    def test_what_is_over_stays_where_it_was(self, two):
        two.do("lin", deals.stop, SECOND, "no_decision", reason="no budget")
        _, effects = go(two)
        assert [e.deal.key for e in effects] == [DEAL]
        assert two.deal(SECOND).playbook_version == 1
        two.do("lin", deals.reopen, SECOND, reason="they called")
        assert [e.deal.key for e in go(two)[1]] == [SECOND]

    def test_only_from_older_versions_unless_named(self, two):
        go(two)
        assert go(two, version=1) == (None, [])
        _, effects = go(two, version=1, keys=(SECOND,))
        assert [(e.deal.key, e.after.playbook_version) for e in effects] == [(SECOND, 1)]
        assert clean(two)

    def test_those_that_are_named(self, two):
        assert [e.deal.key for e in go(two, keys=(SECOND,))[1]] == [SECOND]
        assert two.deal(DEAL).playbook_version == 1

    def test_those_of_an_owner(self, two):
        two.do("han", deals.set_fields, SECOND, {"owner": "bo"})
        _, effects = go(two, where="d.owner = :owner", params={"owner": "bo"})
        assert [e.deal.key for e in effects] == [SECOND]

    def test_a_named_one_of_somebody_else_s_is_refused(self, two):
        two.do("han", deals.set_fields, SECOND, {"owner": "bo"})
        asked = {"where": "d.owner = :owner", "params": {"owner": "bo"}}
        error = refused(two, go, keys=(DEAL, SECOND), **asked)
        assert (error.message.id, error.details["deals"]) == ("upgrade.not_theirs", [DEAL])

    def test_what_waits_goes_on_waiting_and_the_stay_goes_on(self, two):
        two.do("lin", deals.wait, DEAL, until="2026-12-24", reason="their budget")
        before = two.deal(DEAL)
        go(two)
        after = two.deal(DEAL)
        assert (after.wait, after.stay) == (before.wait, before.stay)

    def test_a_deal_goes_on_by_the_new_rules(self, two):
        go(two)
        with pytest.raises(GateNotPassed) as closed:
            two.do("lin", deals.advance, DEAL)
        assert [c.requirement.id for c in closed.value.verdict.missing] == ["item:shown"]
        two.do("lin", deals.tick, DEAL, "shown")
        assert two.do("lin", deals.advance, DEAL).stage == "expand"
        assert clean(two)

    def test_later_versions_rewrite_no_past(self, two):
        told = history.events(two.store, f"deal:{DEAL}")
        go(two)
        assert history.events(two.store, f"deal:{DEAL}")[: len(told)] == told


class TestOtherStages:
    @pytest.fixture
    def moved(self, two):
        two.do("lin", deals.advance, DEAL)
        two.install(SHORTER, id="short")
        return two

    def test_where_nothing_says_where_all_are_named(self, moved):
        error = refused(moved, go, id="short", version=1)
        assert error.message.id == "upgrade.stages_gone"
        assert error.details["deals"] == [{"key": SECOND, "stage": "understand"}]
        assert error.hint.params["stages"] == ("meet", "expand", "deliver")
        assert error.hint.params["options"] == ("--stage understand=…",)

    def test_each_in_the_stage_of_its_id_or_the_one_it_is_led_to(self, moved):
        _, effects = go(moved, id="short", version=1, stages={"understand": "meet"})
        assert [(e.deal.stage, e.after.stage) for e in effects] == [
            ("expand", "expand"),
            ("understand", "meet"),
        ]
        assert [moved.deal(key).playbook for key in (DEAL, SECOND)] == ["short", "short"]
        assert moved.deal(SECOND).stay.since == effects[1].deal.stay.since
        assert clean(moved)

    def test_not_past_the_first_that_stood_behind(self, moved):
        """`deliver` is won; between it and `understand` stands `expand`, whose gate nobody passed."""
        error = refused(moved, go, id="short", version=1, stages={"understand": "deliver"})
        assert error.message.id == "upgrade.too_far"
        assert error.hint.params["options"] == ("--stage understand=expand",)
        assert error.details["deals"] == [{"key": SECOND, "stage": "understand"}]

    def test_the_stage_left_stays_on_record_where_others_are_passed_over(self, moved):
        """In the old one nothing stood before `understand`; `meet` stands before `expand`."""
        _, (_, effect) = go(moved, id="short", version=1, stages={"understand": "expand"})
        after = moved.deal(SECOND)
        assert (after.status, after.unproven) == ("open", ("understand",))
        assert effect.after.unproven == after.unproven
        assert load(moved.store, SECOND) == after
        assert clean(moved)
        back(moved, "short#2")
        assert (moved.deal(SECOND).stage, moved.deal(SECOND).unproven) == ("understand", ())
        assert clean(moved)

    def test_nothing_is_unproven_of_a_stage_that_only_went(self, moved):
        moved.install(TIGHTER[TIGHTER.index("- id: expand") :], version=3)
        go(moved, version=3, stages={"understand": "expand"})
        assert (moved.deal(SECOND).stage, moved.deal(SECOND).unproven) == ("expand", ())
        assert clean(moved)

    def test_into_a_stage_that_is_won(self, moved):
        """The open ones went out of the playbook: it is won, and what it left is not proven."""
        moved.install(TIGHTER[TIGHTER.index("- id: execute") :], version=3)
        batch, _ = go(moved, version=3, stages={"understand": "execute", "expand": "execute"})
        after = moved.deal(SECOND)
        assert (after.status, after.won_at, after.unproven) == ("won", after.last_at, ("understand",))
        assert load(moved.store, SECOND) == after
        assert clean(moved)
        back(moved, batch)
        before = moved.deal(SECOND)
        assert (before.status, before.won_at, before.unproven) == ("open", None, ())
        assert clean(moved)

    def test_answers_to_what_is_gone_stay_and_are_told(self, moved):
        _, (effect, _) = go(moved, id="short", version=1, stages={"understand": "meet"})
        assert effect.left == (("needs_known",), ("listed",), ())
        assert moved.deal(DEAL).answers["needs_known"].answer == "yes"

    def test_names_of_deals_that_can_t_go(self, moved):
        moved.do("lin", deals.stop, SECOND, "no_decision", reason="no budget")
        error = refused(moved, go, keys=(DEAL, SECOND, "ACME-9"))
        assert (error.message.id, error.details["deals"]) == ("upgrade.not_among", [SECOND, "ACME-9"])


class TestBack:
    def test_to_the_letter(self, two):
        before = {key: two.deal(key) for key in (DEAL, SECOND)}
        batch, _ = go(two)
        told, effects = back(two, batch)
        assert (told.id, len(told.deals)) == (batch, 2)
        for key, was in before.items():
            now = two.deal(key)
            assert now._replace(version=was.version, last_at=was.last_at) == was
            row = parameters(now._replace(version=was.version, last_at=was.last_at), two.opened(key).playbook)
            assert row == parameters(was, two.opened(key).playbook)
        assert [(e.before.passed, e.verdict.passed) for e in effects] == [(False, True), (False, False)]
        assert clean(two)

    def test_a_rehearsal_leaves_it(self, two):
        batch, _ = go(two)
        back(two, batch, dry_run=True)
        assert two.deal(DEAL).playbook_version == 2

    def test_only_once(self, two):
        batch, _ = go(two)
        back(two, batch)
        assert refused(two, back, batch).message.id == "upgrade.back_already"

    def test_and_there_again(self, two):
        first, _ = go(two)
        back(two, first)
        second, effects = go(two)
        assert (second, len(effects)) == ("small#5", 2)
        assert clean(two)

    def test_not_while_one_has_changed_since(self, two):
        batch, _ = go(two)
        two.do("lin", deals.tick, SECOND, "listed")
        error = refused(two, back, batch)
        assert error.message.id == "upgrade.changed_since"
        assert error.details["deals"] == [{"deal": SECOND, "seq": 3, "actor": "lin", "kind": "tick"}]
        assert two.deal(DEAL).playbook_version == 2

    def test_a_later_batch_comes_first(self, two):
        first, _ = go(two)
        two.install(TIGHTER, version=3)
        second, _ = go(two, version=3)
        assert refused(two, back, first).message.id == "upgrade.changed_since"
        assert refused(two, back, first).hint.args == {"take_back": second}
        back(two, second)
        back(two, first)
        assert {two.deal(key).playbook_version for key in (DEAL, SECOND)} == {1}
        assert clean(two)

    def test_what_was_taken_back_since_is_as_if_it_had_never_been(self, two):
        batch, _ = go(two)
        two.do("lin", deals.set_fields, DEAL, {"title": "Line 9"})
        two.do("lin", deals.undo, DEAL)
        back(two, batch)
        assert (two.deal(DEAL).playbook_version, two.deal(DEAL).title) == (1, "Line 3")
        assert clean(two)

    def test_a_change_before_one_that_was_taken_back_stands(self, two):
        batch, _ = go(two)
        two.do("lin", deals.tick, DEAL, "shown")
        two.do("lin", deals.set_fields, DEAL, {"title": "Line 9"})
        two.do("lin", deals.undo, DEAL)
        error = refused(two, back, batch)
        assert [(each["deal"], each["kind"]) for each in error.details["deals"]] == [(DEAL, "tick")]

    def test_what_was_never_done(self, two):
        assert refused(two, back, "small#3", error=NotFound).message.id == "upgrade.no_batches"
        go(two)
        error = refused(two, back, "small#9", error=NotFound)
        assert error.details["candidates"] == ["small#3"]

    def test_not_deal_by_deal(self, two):
        batch, _ = go(two)
        error = refused(two, lambda team: team.do("han", deals.undo, DEAL))
        assert error.message.id == "deals.undo_upgrade"
        assert error.hint.args == {"take_back": batch}

    def test_the_list_of_batches(self, two):
        first, _ = go(two)
        back(two, first)
        second, _ = go(two, keys=(DEAL,))
        told = upgrade_batches.batches_to(two.store, "small")
        assert [(b.id, b.actor, sorted(b.deals), b.back) for b in told] == [
            (second, "han", [DEAL], False),
            (first, "han", [DEAL, SECOND], True),
        ]


class TestWho:
    @pytest.mark.parametrize("user", ["lin", "mei"])
    def test_neither_a_rep_nor_a_coach(self, two, user):
        assert refused(two, go, user, error=NotAllowed).message.id == "upgrade.may_not"
        batch, _ = go(two)
        assert refused(two, back, batch, user, error=NotAllowed).message.id == "upgrade.may_not"

    @pytest.mark.parametrize("user", ["han", "wei"])
    def test_a_manager_or_an_admin(self, two, user):
        batch, _ = go(two, user)
        back(two, batch, user)
        assert clean(two)

    def test_another_manager_may_take_it_back(self, two):
        batch, _ = go(two)
        two.do("wei", staff.add, "zoe", "manager")
        back(two, batch, "zoe")
        assert clean(two)


class TestAllOrNothing:
    def test_an_exception_half_way_leaves_nothing(self, two, monkeypatch):
        before = history.stored(two.store)
        real = upgrades._written

        def breaks(change, wish, batch, page):
            real(change, wish, batch, page)
            raise RuntimeError("the power went")

        monkeypatch.setattr(upgrades, "_written", breaks)
        with pytest.raises(RuntimeError):
            go(two)
        assert list(map(tuple, history.stored(two.store))) == list(map(tuple, before))
        assert clean(two)

    def test_so_does_one_on_the_way_back(self, two, monkeypatch):
        batch, _ = go(two)
        real = upgrades._returned

        def breaks(change, batch, newest, page):
            real(change, batch, newest, page)
            raise RuntimeError("the power went")

        monkeypatch.setattr(upgrades, "_returned", breaks)
        with pytest.raises(RuntimeError):
            back(two, batch)
        assert two.deal(DEAL).playbook_version == 2
        assert clean(two)


def test_a_day_before_is_seen_by_the_rules_of_that_day(two):
    before = two.deal(DEAL)
    two.day("2026-11-25")
    go(two)
    told = history.events(two.store, f"deal:{DEAL}")
    assert fold(e for e in told if e.at <= before.last_at) == before
    assert load(two.store, DEAL).playbook_version == 2
