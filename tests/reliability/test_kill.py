"""`kill -9`: some in every run of the suite, more as a proof."""

import json

import pytest
from at_work import DEAL

from benchmarks.kill import kill_all, kill_errands, kill_writers, site
from benchmarks.kill_upkeep import ERRANDS
from benchmarks.ledger import Ledger, hear
from engine import deals


def test_killed_writers_lose_nothing(database):
    with site(database) as at:
        killed = [*kill_writers(at, 3, seed=7), *kill_errands(at, 1, seed=7)]
    assert [k.faults for k in killed] == [[]] * 4
    assert sum(k.acknowledged for k in killed) > 0
    assert any(k.server for k in killed) == (database == "postgresql")


@pytest.mark.proof
def test_many_killed_writers_lose_nothing(database):
    killed = kill_all(database, 30, seed=8)
    assert [k.faults for k in killed if k.faults] == []
    assert {k.moment for k in killed} & {errand.name for errand in ERRANDS}


def requests(doing):
    return [command.request for command in doing]


class TestWhatAWriterSaid:
    """Lines as it writes them, up to where it was cut off."""

    DOING = json.dumps(["doing", {"act": "set", "actor": "lin", "args": {}, "request": "v1"}]) + "\n"
    FAILED = '["no", [1, "store.commit_unknown"]]\n'
    DONE = json.dumps(["done", [["deal:ACME-1", 2, "set", "lin", "v1"]]]) + "\n"

    def test_what_was_done_is_acknowledged(self):
        assert hear(self.DOING + self.DONE) == ([("deal:ACME-1", 2, "set", "lin", "v1")], [])

    def test_what_was_begun_may_be_either(self):
        told, doing = hear(self.DOING + self.DONE + self.DOING)
        assert (len(told), requests(doing)) == (1, ["v1"])

    def test_a_line_cut_off_was_not_said(self):
        told, doing = hear(self.DOING + self.DONE[:-1])
        assert (told, requests(doing)) == ([], ["v1"])

    def test_what_was_refused_is_not_under_way(self):
        assert hear(self.DOING + '["no", [6, "deals.conflict"]]\n') == ([], [])

    def test_what_failed_with_the_database_may_be_either(self):
        told, doing = hear(self.DOING + self.FAILED)
        assert (told, requests(doing)) == ([], ["v1"])

    def test_and_stays_so_when_it_goes_on(self):
        told, doing = hear(self.DOING + self.FAILED + self.DOING.replace("v1", "v2") + self.FAILED)
        assert (told, requests(doing)) == ([], ["v1", "v2"])


class TestLedger:
    """After the kill: it must be able to find something."""

    @pytest.fixture
    def ledger(self, team):
        team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
        return Ledger(team.path)

    def heard(self, *events, doing=()):
        under_way = json.dumps(["doing", {"act": "tick", "actor": "lin", "args": {}}])
        said = [line for event in events for line in (under_way, json.dumps(["done", [event]]))]
        said += [json.dumps(["doing", each]) for each in doing]
        return hear("".join(f"{line}\n" for line in said))

    def tick(self, team, request):
        team.do("lin", deals.tick, DEAL, "listed", request=request, command="tick")
        return f"deal:{DEAL}", team.deal(DEAL).version, "tick", "lin", request

    def test_what_was_acknowledged_and_is_there(self, team, ledger):
        assert ledger.settle(self.heard(self.tick(team, "v1"))) == (None, [])

    def test_what_was_acknowledged_and_is_lost(self, team, ledger):
        lost = f"deal:{DEAL}", 2, "tick", "lin", "v1"
        _, faults = ledger.settle(self.heard(lost))
        assert faults == [f"acknowledged and not there: deal:{DEAL} 2 tick by lin (v1)"]

    def test_an_event_without_its_row(self, team, ledger):
        told = self.tick(team, "v1")
        team.store.run("UPDATE deal SET title = 'Line 4' WHERE key = :key", key=DEAL)
        _, faults = ledger.settle(self.heard(told))
        assert faults == [f"verify: deal:{DEAL} 2 db.row_differs"]

    def test_what_was_under_way_is_done_by_sending_it_again(self, team, ledger):
        doing = {"act": "tick", "actor": "lin", "args": {"key": DEAL, "item": "listed"}, "request": "v1"}
        assert ledger.settle(self.heard(doing=[doing])) == (False, [])
        assert team.deal(DEAL).items == ("listed",)
        assert ledger.settle(self.heard()) == (None, [])

    def test_what_had_come_through_is_not_done_twice(self, team, ledger):
        doing = {"act": "tick", "actor": "lin", "args": {"key": DEAL, "item": "listed"}, "request": "v1"}
        self.tick(team, "v1")
        assert ledger.settle(self.heard(doing=[doing])) == (True, [])
        assert team.deal(DEAL).version == 2

    def test_what_came_through_before_the_last_is_known_too(self, team, ledger):
        first = {"act": "tick", "actor": "lin", "args": {"key": DEAL, "item": "listed"}, "request": "v1"}
        then = {
            "act": "set",
            "actor": "lin",
            "args": {"key": DEAL, "fields": {"title": "Line 4"}},
            "request": "v2",
        }
        self.tick(team, "v1")
        assert ledger.settle(self.heard(doing=[first, then])) == (True, [])
        assert (team.deal(DEAL).items, team.deal(DEAL).title) == (("listed",), "Line 4")
