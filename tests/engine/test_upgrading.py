"""What becomes of a deal under another playbook, as a pure decision."""

import json

import pytest
from helpers import NOW, TODAY, a_deal, facts, playbook, stopped, yaml

from engine.reads import Opened
from engine.state import Stay
from engine.upgrading import destination, effect, is_proven, lawful, reachable, told, upgrade

OLD = """
- id: understand
  gate: [{decision: needs_known, valid_for: 30d}, {item: listed}]
- id: explore
  gate: [{decision: fits}]
- id: execute
  status: won
  gate: [{decision: expectation_met}]
"""


def opened(stages=OLD, **known):
    book = playbook(stages)
    described = facts(points=book.points, **known)
    return Opened(described.deal, book, described)


def becomes(gate, *, version=2, stages=None, led=None, **known):
    """A deal in `understand` under a playbook whose first gate is another."""
    now = opened(**known)
    shape = stages or json.dumps([{"id": "understand", "gate": yaml(gate)}])
    to = playbook(shape, version=version)
    stage = destination(now.deal.stage, to, led or {})
    assert stage is not None
    return upgrade(now, to, told(now.deal, now.playbook, to, stage, "small#3"), NOW)


def turns(found):
    return {
        (t.after or t.before).requirement.id: tuple(each.standing if each else None for each in t)
        for t in found.turned
    }


class TestVerdict:
    def test_the_same_gate_changes_nothing(self):
        found = becomes("[{decision: needs_known, valid_for: 30d}, {item: listed}]")
        assert not found.changes
        assert found.turned == ()

    def test_what_is_asked_for_besides(self):
        found = becomes(
            "[{decision: needs_known, valid_for: 30d}, {item: listed}, {item: shown}]", items=("listed",)
        )
        assert turns(found) == {"item:shown": (None, "unmet")}

    def test_what_is_asked_for_no_longer(self):
        found = becomes("[{decision: needs_known, valid_for: 30d}]", answers={"needs_known": "yes"})
        assert turns(found) == {"item:listed": ("unmet", None)}
        assert (found.before.passed, found.verdict.passed) == (False, True)

    def test_an_answer_that_is_good_for_less_long(self):
        """Twenty days old: fresh for thirty, stale for ten."""
        found = becomes(
            "[{decision: needs_known, valid_for: 10d}, {item: listed}]",
            answers={"needs_known": "yes 2026-11-01"},
            items=("listed",),
        )
        assert turns(found) == {"decision:needs_known": ("met", "unmet")}
        assert (found.before.passed, found.verdict.passed) == (True, False)

    def test_conditions_see_the_deal_as_it_is_then(self):
        stages = """
        - id: understand
          status: won
          gate: [{condition: {field: deal.status, op: "==", value: won}}]
        """
        found = becomes("", stages=stages)
        assert turns(found)["condition:it"] == (None, "met")

    def test_a_waiver_still_holds_for_what_is_still_asked(self):
        found = becomes(
            "[{decision: needs_known, valid_for: 30d}, {item: listed}]",
            waivers=("item:listed until 2026-12-31",),
        )
        assert not found.changes
        assert found.left.waivers == ()


class TestLeft:
    """What counts for nothing any more is told, once."""

    def test_answers_ticks_and_waivers_about_what_is_gone(self):
        found = becomes(
            "[{decision: other}]",
            answers={"needs_known": "yes", "fits": "no"},
            items=("listed",),
            waivers=("item:listed until 2026-12-31", "decision:needs_known until 2026-11-01"),
        )
        assert found.left == (("needs_known", "fits"), ("listed",), ("item:listed",))

    def test_what_was_left_before_is_not_told_again(self):
        found = becomes(
            "[{decision: needs_known}, {item: listed}]", answers={"older": "yes"}, items=("oldest",)
        )
        assert found.left == ((), (), ())


class TestDeal:
    def test_what_was_said_and_done_stays(self):
        now = opened(
            answers={"needs_known": "yes"}, items=("listed",), unproven=("explore",), visits=(TODAY,)
        )
        to = playbook(OLD, version=2)
        after = upgrade(now, to, told(now.deal, now.playbook, to, "understand", "small#3"), NOW).after
        assert after == now.deal._replace(playbook_version=2)

    def test_the_stay_goes_on_by_another_name(self):
        stages = "[{id: meet, gate: [{item: a}]}, {id: deliver, status: won, gate: [{item: b}]}]"
        found = becomes("", stages=stages, led={"understand": "meet"})
        assert found.after.stay == found.deal.stay._replace(stage="meet")
        assert (found.after.status, found.after.won_at) == ("open", None)

    def test_it_is_won_where_the_stage_is(self):
        found = becomes("", stages="[{id: understand, status: won, gate: [{item: c}]}]")
        assert (found.after.status, found.after.won_at) == ("won", NOW)
        assert found.after.unproven == ("understand",)

    def test_when_it_was_won_nobody_learns_by_it(self):
        now = opened(status="won", stay=Stay(1, "execute", None, "import", ("lin",)))
        to = playbook("[{id: execute, status: won, gate: [{item: z}]}]", version=2)
        assert (
            upgrade(now, to, told(now.deal, now.playbook, to, "execute", "small#3"), NOW).after.won_at is None
        )

    def test_and_no_longer_where_it_is_not(self):
        won = {"status": "won", "won_at": NOW, "stay": Stay(3, "execute", NOW, "advance", ("lin",))}
        now = opened(**won)
        to = playbook("[{id: execute, gate: [{item: d}]}]", version=2)
        found = upgrade(now, to, told(now.deal, now.playbook, to, "execute", "small#3"), NOW)
        assert (found.after.status, found.after.won_at) == ("open", None)

    def test_titles_stand_beside_ids(self):
        to = playbook("[{id: understand, title: {zh: 听懂, en: Hear}, gate: [{item: e}]}]", version=2)
        assert told(a_deal(), playbook(OLD), to, "understand", "small#3") == {
            "playbook": "small",
            "playbook_version": 2,
            "from": ["small", 1],
            "from_stage": "understand",
            "from_status": "open",
            "stage": "understand",
            "stage_title": {"zh": "听懂", "en": "Hear"},
            "status": "open",
            "proven": True,
            "batch": "small#3",
        }


class TestDestination:
    TO = playbook("[{id: meet, gate: [{item: f}]}, {id: understand, gate: [{item: g}]}]", version=2)

    @pytest.mark.parametrize(
        ("stage", "led", "there"),
        [
            ("understand", {}, "understand"),
            ("understand", {"understand": "meet"}, "understand"),
            ("explore", {"explore": "meet"}, "meet"),
            ("explore", {"explore": "nowhere"}, None),
            ("explore", {}, None),
        ],
        ids=["its own", "its own all the same", "led", "led nowhere", "gone"],
    )
    def test_where_a_deal_goes(self, stage, led, there):
        assert destination(stage, self.TO, led) == there


def book(order):
    """`a b | c`: stages by their ids, won behind the bar."""
    unwon, _, won = order.partition("|")
    ids = [*((id, "open") for id in unwon.split()), *((id, "won") for id in won.split())]
    stages = [{"id": id, "status": status, "gate": [{"item": f"i_{id}"}]} for id, status in ids]
    return playbook(json.dumps(stages))


@pytest.mark.parametrize(
    ("old", "stage", "new", "near"),
    [
        ("a b c | d", "b", "a c | d", "a c"),
        ("a b c | d", "b", "a x c | d", "a x c"),
        ("a b c | d", "a", "x y c | d", "x y c"),
        ("a b | c d", "b", "a | d", "a d"),
        ("a b | c", "b", "c a", "c"),
        ("a b | c", "b", "a x y | z", "a x y"),
        ("a b | c", "b", "x | z", "x"),
        ("a b | c", "c", "x | y z", "x y z"),
        ("a b | c", "c", "a b | x y", "a b x y"),
    ],
)
def test_how_far_deals_may_be_led(old, stage, new, near):
    assert reachable(stage, book(old), book(new)) == tuple(near.split())


@pytest.mark.parametrize(
    ("old", "stage", "new", "to", "proven"),
    [
        ("a b c | d", "b", "a c | d", "c", True),
        ("a b c | d", "a", "x c | d", "c", False),
        ("a b c | d", "b", "a x y c | d", "y", False),
        ("a b c | d", "a", "x y c | d", "x", True),
        ("a b | c", "b", "a | c", "c", False),
        ("a b | c", "b", "a | b c", "b", False),
        ("a b | c", "b", "x a b | c", "b", True),
    ],
)
def test_whether_it_comes_no_further_than_it_was(old, stage, new, to, proven):
    deal = a_deal(stay=Stay(1, stage, NOW, "new", ("lin",)))
    assert is_proven(deal, book(old), book(new), to) == proven


class TestLawful:
    """What the door would have written, and nothing else."""

    WAS = playbook(OLD)
    TO = playbook("[{id: meet, gate: [{item: h}]}, {id: explore, gate: [{item: i}]}]", version=2)

    def data(self, **other):
        return {**told(a_deal(), self.WAS, self.TO, "meet", "small#3"), **other}

    def test_it_is(self):
        assert lawful(a_deal(), self.WAS, self.TO, self.data())

    @pytest.mark.parametrize(
        "other",
        [
            {"stage": "understand"},
            {"status": "won"},
            {"from": ["small", 2]},
            {"from_stage": "explore"},
            {"from_status": "won"},
            {"stage_title": {"zh": "x", "en": "x"}},
            {"owner": "bo"},
            {"proven": False},
            {"batch": "other#3"},
            {"batch": "small#x"},
            {"batch": None},
        ],
        ids=str,
    )
    def test_it_says_something_else(self, other):
        assert not lawful(a_deal(), self.WAS, self.TO, self.data(**other))

    def test_a_stage_that_is_there_is_not_left(self):
        deal = a_deal(stay=Stay(1, "explore", NOW, "new", ("lin",)))
        assert lawful(deal, self.WAS, self.TO, told(deal, self.WAS, self.TO, "explore", "small#3"))
        assert not lawful(deal, self.WAS, self.TO, told(deal, self.WAS, self.TO, "meet", "small#3"))

    def test_nor_is_one_that_is_gone_left_for_one_too_far(self):
        was, to = book("understand b c | d"), book("b c | d")._replace(version=2)
        assert lawful(a_deal(), was, to, told(a_deal(), was, to, "b", "small#3"))
        assert not lawful(a_deal(), was, to, told(a_deal(), was, to, "c", "small#3"))

    def test_a_deal_that_is_over(self):
        deal = stopped(a_deal())
        assert not lawful(deal, self.WAS, self.TO, told(deal, self.WAS, self.TO, "meet", "small#3"))

    def test_to_where_it_is(self):
        deal = a_deal(playbook_version=2)
        assert not lawful(deal, self.WAS, self.TO, told(deal, self.WAS, self.TO, "meet", "small#3"))


def test_an_effect_is_told_of_two_playbooks_by_the_same_facts():
    now = opened(items=("listed",))
    same = effect(now, now.deal, now.playbook)
    assert (same.before, same.changes) == (now.verdict, False)
