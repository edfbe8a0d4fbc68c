"""One change: expected versions, request ids, dry runs, and two who want the same."""

import threading
from contextlib import contextmanager
from functools import partial
from sqlite3 import IntegrityError

import pytest
from at_work import Team

from engine import deals, history, staff
from engine.change import TOGETHER, carry_out, remember, remembered
from engine.clock import from_instant
from engine.errors import Conflict, NotFound, Refused, Usage
from engine.findable import LONGEST
from engine.store import Raced


@pytest.fixture
def deal(team):
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    return "ACME-1"


def count(team):
    return len(history.stored(team.store))


class TestExpect:
    def test_the_version_last_seen_goes_through(self, team, deal):
        assert team.do("lin", deals.tick, deal, "listed", expect=1).version == 2

    def test_else_it_is_told_who_changed_what_and_nothing_is_written(self, team, deal):
        team.do("mei", deals.tick, deal, "listed")
        team.do("han", deals.set_fields, deal, {"amount": "5"})
        before = count(team)
        with pytest.raises(Conflict) as lost:
            team.do("lin", deals.tick, deal, "listed", off=True, expect=1)
        assert lost.value.exit_code == 6
        told = lost.value.details
        assert (told["expected"], told["version"]) == (1, 3)
        assert [(c["seq"], c["actor"], c["kind"]) for c in told["changes"]] == [
            (2, "mei", "tick"),
            (3, "han", "set"),
        ]
        assert count(team) == before

    def test_a_version_that_never_was_is_refused_too(self, team, deal):
        with pytest.raises(Conflict) as lost:
            team.do("lin", deals.tick, deal, "listed", expect=9)
        assert lost.value.message.id == "deals.expected_future"


class TestRequest:
    def once_more(self, team, command="answer", user="lin", **said):
        """The result of a write with request id r1 that counts how often it did something."""
        change = team.as_(user, request="r1")
        given = {"evidence": "they said so", "kind": "event_held", **said}

        def work():
            done = deals.answer(change, "ACME-1", "needs_known", "yes", **given)
            return {"version": done.version, "evidence": done.answers["needs_known"].evidence}

        return carry_out(change, command, work)

    def test_a_repeat_returns_the_first_result_and_changes_nothing_even_by_other_words(self, team, deal):
        first = self.once_more(team)
        before = count(team)
        assert self.once_more(team) == self.once_more(team, evidence="something else") == first
        assert count(team) == before
        assert team.deal(deal).answers["needs_known"].evidence == "they said so"

    def test_also_after_the_deal_has_moved_on(self, team, deal):
        first = self.once_more(team)
        team.do("lin", deals.stop, deal, "no_decision", reason="later")
        assert self.once_more(team) == first

    def test_an_id_too_long_to_be_found_by(self, team, deal):
        long = "".join(chr(0x20000 + n) for n in range(LONGEST))
        team.do("lin", deals.tick, deal, "listed", request=long)
        with pytest.raises(Usage) as refused:
            team.do("lin", deals.tick, deal, "listed", request=long + "x")
        assert refused.value.message.id == "deals.long_request"

    @pytest.mark.parametrize("other", [{"command": "tick"}, {"user": "mei"}], ids=["command", "person"])
    def test_it_is_refused_for_another(self, team, deal, other):
        self.once_more(team)
        with pytest.raises(Refused) as refused:
            self.once_more(team, **other)
        assert refused.value.message.id == "deals.request_reused"

    def test_one_that_failed_may_be_tried_again(self, team, deal):
        with pytest.raises(Refused):
            team.do("lin", deals.reopen, deal, reason="x", request="r1", command="answer")
        assert self.once_more(team)["version"] == 2


class TestWhoeverActs:
    """Whoever acts was found before the transaction: in it they have to be the same still."""

    @pytest.mark.parametrize("dry_run", [False, True])
    @pytest.mark.parametrize(
        ("meanwhile", "error", "told"),
        [
            (lambda c: staff.leave(c, "mei", "lin"), NotFound, "people.has_left"),
            (lambda c: staff.add(c, "mei", "rep"), Conflict, "people.changed_meanwhile"),
            (lambda c: staff.add(c, "mei", "coach", team="west"), Conflict, "people.changed_meanwhile"),
        ],
        ids=["left", "another role", "another team"],
    )
    def test_who_is_no_longer_who_they_were_writes_nothing(self, team, deal, meanwhile, error, told, dry_run):
        mei, other = team.as_("mei"), Team(team.path)
        other.do("wei", meanwhile)
        other.store.close()
        before = count(team)
        with pytest.raises(error) as refused:
            carry_out(mei, "set", lambda: deals.set_fields(mei, deal, {"title": "x"}) and {}, dry_run=dry_run)
        assert refused.value.message.id == told
        assert (count(team), team.deal(deal).title) == (before, "Line 3")

    def test_what_nobody_may_less_by_changes_nothing(self, team, deal):
        mei = team.as_("mei")
        team.do("wei", staff.add, "mei", "coach", name="Mei Lan", position="general_manager")
        assert carry_out(mei, "set", lambda: {"v": deals.set_fields(mei, deal, {"title": "x"}).version})

    def test_a_request_done_before_is_not_answered_to_who_left(self, team, deal):
        mei = team.as_("mei", request="r1")
        work = partial(deals.tick, mei, deal, "listed")
        carry_out(mei, "tick", lambda: {"v": work().version})
        team.do("wei", staff.leave, "mei", "lin")
        with pytest.raises(NotFound):
            carry_out(mei, "tick", lambda: {"v": work().version})


def test_who_raced_does_it_again_and_in_the_end_alone(team, deal, monkeypatch):
    """Again means: out of the way of others who do it again; alone means that nobody else writes."""
    begun, begin = [], team.store.transaction

    @contextmanager
    def raced(**how):
        begun.append(how)
        with begin(**how):
            yield
            if len(begun) <= TOGETHER:
                raise Raced("40001")

    monkeypatch.setattr(team.store, "transaction", raced)
    team.do("lin", deals.tick, deal, "listed")
    assert [how["again"] for how in begun[:TOGETHER]] == [False, True, True, True]
    assert [how["alone"] for how in begun] == [False] * TOGETHER + [True]
    assert team.deal(deal).version == 2


class TestDryRun:
    def test_it_says_what_would_be_and_writes_nothing(self, team, deal):
        before = count(team)
        done = team.do("lin", deals.tick, deal, "listed", dry_run=True, request="r1")
        assert (done.items, done.version) == (("listed",), 2)
        assert (team.deal(deal).items, team.deal(deal).version, count(team)) == ((), 1, before)
        assert team.store.row("SELECT 1 FROM request") is None

    def test_the_request_id_is_still_free_for_the_run_itself(self, team, deal):
        team.do("lin", deals.tick, deal, "listed", dry_run=True, request="r1")
        assert team.do("lin", deals.tick, deal, "listed", request="r1").items == ("listed",)

    def test_it_refuses_what_the_run_would_refuse(self, team, deal):
        with pytest.raises(Refused):
            team.do("lin", deals.reopen, deal, reason="x", dry_run=True)

    def test_what_the_database_refuses_is_refused(self, team, deal):
        """What is written last as well, which a server gets along with what follows."""
        lin = team.as_("lin")
        again = history.head(team.store, f"deal:{deal}")[0]
        _, row = lin.event((again - 1, ""), f"deal:{deal}", "tick", {}, None)
        with pytest.raises((Conflict, IntegrityError)):
            carry_out(lin, "tick", lambda: lin.store.run_each((history.INSERT, row)) or {}, dry_run=True)


def test_what_fails_half_way_leaves_nothing(team, deal):
    def half(change):
        deals.tick(change, deal, "listed")
        raise ZeroDivisionError

    before = count(team)
    with pytest.raises(ZeroDivisionError):
        team.do("lin", half)
    assert (team.deal(deal).items, count(team)) == ((), before)


def test_of_two_who_want_the_same_exactly_one_wins(team, deal):
    """Each has a connection of its own and the same version in hand."""
    ready, outcomes = threading.Barrier(6), []

    def race(user):
        rival = Team(team.path)
        ready.wait()
        try:
            rival.do(user, deals.set_fields, deal, {"title": f"{user}'s"}, expect=1)
            outcomes.append(user)
        except Conflict as lost:
            outcomes.append(lost.details["changes"][0]["actor"])
        rival.store.close()

    racers = [threading.Thread(target=race, args=(user,)) for user in ("lin", "mei", "han") * 2]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert len(outcomes) == 6
    assert set(outcomes) == {team.deal(deal).title.removesuffix("'s")}
    assert team.deal(deal).version == 2


def test_the_same_request_at_once_from_many_changes_one_thing(team, deal):
    ready = threading.Barrier(4)

    def again():
        rival = Team(team.path)
        ready.wait()
        rival.do(
            "lin", deals.log_visit, deal, contact=None, on=None, summary="met", two_sided=True, request="r1"
        )
        rival.store.close()

    callers = [threading.Thread(target=again) for _ in range(4)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert (len(team.deal(deal).visits), team.deal(deal).version) == (1, 2)


def test_today_is_where_the_workspace_is(team):
    late = team.as_("lin")._replace(now=from_instant("2026-11-21T16:30:00.000000Z"))
    assert (late.today, late.at) == ("2026-11-22", "2026-11-21T16:30:00.000000Z")


class TestRemembered:
    """What one thing gave each time it was done: `sheet:a`, `sheet:a.2` and so on."""

    def keep(self, team, user, request, result):
        with team.store.transaction():
            remember(team.as_(user, request=request), "visit read", result)

    def test_all_of_a_stem_by_whom_and_when(self, team):
        self.keep(team, "lin", "sheet:a", {"n": 1})
        self.keep(team, "bo", "sheet:a.2", {"n": 2})
        self.keep(team, "lin", "sheet:ab", {"n": 3})
        self.keep(team, "lin", "sheet:a1", {"n": 4})
        told = remembered(team.store, "sheet:a")
        assert [(each.request, each.actor, each.result["n"]) for each in told] == [
            ("sheet:a", "lin", 1),
            ("sheet:a.2", "bo", 2),
        ]
        assert told[0].at == team.as_("lin").at

    def test_without_a_request_nothing_is_kept(self, team):
        self.keep(team, "lin", None, {"n": 1})
        assert remembered(team.store, "None") == []
