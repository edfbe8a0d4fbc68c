"""What a simulation adds up, by hand."""

import pytest
from helpers import playbook
from stories import Story, client, replayed, simulated

from coach.enough import TooFew
from coach.simulation.said import all_gates, at_gate, finding, notes
from coach.simulation.simulation import Found, Spread, spread, standing_of
from coach.statistics.difference import difference
from coach.statistics.win_rate import rate
from words.say import say, speak

OLD = playbook("""
- {id: first, gate: [{decision: needs_known}], checklist: [listed]}
- {id: second, gate: [{decision: better}], checklist: [priced]}
- {id: third, gate: [{decision: will_buy}]}
- {id: signed, status: won, gate: [{decision: met}]}
""")
NEW = playbook(
    """
- {id: first, gate: [{decision: needs_known}, {item: listed}]}
- {id: second, gate: [{decision: better}, {item: priced}]}
- {id: third, gate: [{decision: will_buy}]}
- {id: inspected, status: won, gate: [{decision: seen}]}
- {id: signed, status: won, gate: [{decision: met}]}
""",
    version=2,
)


def deal(listed, priced, won, *, key="ACME-1"):
    """Listed and priced after so many days in the stage, None: never. Each stage lasts two days."""
    story = Story(OLD, key).answer(0, "needs_known")
    for n, (item, days, point) in enumerate([("listed", listed, "better"), ("priced", priced, "will_buy")]):
        if days == 0:
            story.tick(10 * n, item)
        story.advance(10 * n + 2)
        if days:
            story.tick(10 * n + 2 + days, item)
        story.answer(10 * n + 9, point)
    return story.advance(30).answer(31, "met").advance(33) if won else story.stop(30, "no_decision")


def deals():
    """Of 25 without a list 5 won, of 20 with one 15; every one of the 45 priced in time."""
    told = [(4, 0, True)] * 5 + [(None, 0, False)] * 20 + [(0, 0, True)] * 15 + [(0, 0, False)] * 5
    return [deal(*each, key=f"ACME-{n}") for n, each in enumerate(told)]


def test_gate_by_gate():
    found = simulated(NEW, *deals())
    first, second, third, signed = found.stages
    assert [stage.moves for stage in found.stages] == [45, 45, 20, 20]
    assert (first.found.held, first.found.to_the_end, first.held_deals) == (25, 20, 25)
    assert [(r.requirement.id, r.found.held, r.never_recorded) for r in first.requirements] == [
        ("decision:needs_known", 0, 0),
        ("item:listed", 25, 0),
    ]
    assert first.found.days == Spread(25, *(pytest.approx(d, abs=0.1) for d in (28, 28, 28)))
    assert first.gap == difference((5, 25), (15, 20))
    assert (second.found, second.gap) == (Found(0, 0, TooFew(0)), TooFew(0))
    assert (third.gap, signed.gap) == (None, None)
    assert (found.moves, found.held, found.never_recorded) == (130, 25, 0)
    assert [stage.id for stage in found.unproved] == ["inspected"]


def test_a_deal_that_goes_through_twice_is_on_the_side_of_its_first_time():
    """Held the first time, and listed by the second."""
    again = Story(OLD).answer(0, "needs_known").advance(1).back(2, "first").answer(3, "needs_known")
    (first,) = simulated(NEW, again.tick(3, "listed").advance(4).stop(9)).stages
    assert (first.moves, first.deals, first.held_deals, first.found.held) == (2, 1, 1, 1)
    assert first.gap == TooFew(0)
    assert first.fell_through == ((1, 1), (0, 0))


def test_what_became_of_them():
    found = simulated(NEW, *deals(), Story(OLD, "EARLY-1").stop(2, "cancelled"))
    held, others, unmoved = (found.outcomes[name] for name in ("held", "passes", "unmoved"))
    assert (held.n, held.won, held.done, held.rate) == (25, 5, 5, rate(5, 25))
    assert dict(held.lost) == {"no_decision": 20}
    assert (others.n, others.won, others.rate) == (20, 15, rate(15, 20))
    assert (unmoved.n, unmoved.won, dict(unmoved.lost)) == (1, 0, {"cancelled": 1})
    assert found.deals == sum(each.n for each in found.outcomes.values())


def test_deals_are_compared_gate_by_gate_before_winning():
    """At the first gate 5 of 25 against 15 of 20; at the second nobody was held: nothing to add."""
    assert simulated(NEW, *deals()).together is None
    twice = [*deals(), *(deal(0, 4, n < 10, key=f"B-{n}") for n in range(20))]
    found = simulated(NEW, *twice)
    # First: 5 of 25 against 25 of 40, weight 25 × 40 ÷ 65; second: 10 of 20 against 20 of 45, 20 × 45 ÷ 65.
    weights = (1000 / 65, 900 / 65)
    gaps = (5 / 25 - 25 / 40, 10 / 20 - 20 / 45)
    by_hand = sum(w * g for w, g in zip(weights, gaps, strict=True)) / sum(weights)
    assert found.together.gap == pytest.approx(by_hand)


def test_whoever_is_through_the_gate_into_winning_has_won_so_it_is_told_what_fell_through():
    strict = playbook(
        """
- {id: first, gate: [{decision: needs_known}]}
- {id: second, gate: [{decision: better}], checklist: [priced]}
- {id: third, gate: [{decision: will_buy}, {item: listed}]}
- {id: signed, status: won, gate: [{decision: met}]}
""",
        version=2,
    )
    stopped = Story(OLD, "C-1").answer(0, "needs_known").advance(1).answer(2, "better").advance(3)
    stopped.answer(4, "will_buy").advance(5).stop(9, "cancelled")
    found = simulated(strict, deal(0, 0, True), deal(None, 0, True, key="B-1"), stopped)
    third = next(stage for stage in found.stages if stage.stage.id == "third")
    assert (third.found.held, third.gap, third.fell_through) == (2, None, ((1, 2), (0, 1)))
    assert "Came back or stopped since: 1 of 2 held, 0 of 1 others." in say(at_gate(third))
    assert found.outcomes["held"].won_then_stopped == 1


def test_quartiles_by_hand():
    """1 to 21: a quarter by 6, a half by 11, three quarters by 16; of fewer than 20 nothing is said."""
    assert spread(range(1, 22)) == Spread(21, 6, 11, 16)
    assert spread(range(19)) == TooFew(19)


def test_what_is_said():
    found = simulated(NEW, *deals())
    assert say(finding(found)) == (
        "Of 130 moves forward 25 (19%) would have been held, 105 would have passed, 0 can't be told."
    )
    assert say(at_gate(found.stages[0])).startswith(
        "Those held were won less often than the others, by 55 points"
    )
    assert all_gates(found) is None
    said = [message.id for message in notes(found)]
    assert said == ["simulation.about_days", "simulation.unproved", "simulation.survivors"]
    speak("zh")
    assert say(finding(found)) == "往前走的 130 次里，有 25 次（19%）会被拦下，105 次照样通过，0 次无从判断。"


def test_imported_moves_rates_and_classes_are_said():
    gate = """[{item: listed},
      {id: big, condition: {any: [{field: deal.amount, op: ">=", value: 5, currency: CNY},
                                  {field: account.class, op: "==", value: A}]}}]"""
    new = playbook(f"[{{id: first, gate: {gate}}}, {{id: last, gate: [{{decision: met}}]}}]", version=2)
    story = Story(OLD, account="ACME").imported(3, "second").imported(4, "third").stop(9)
    found = simulated(new, story, clients={"ACME": client("1 class B")})
    assert dict(found.elsewhere) == {"second": 1}
    assert [message.id.partition(".")[2] for message in notes(found)] == [
        *("never_recorded", "unproved", "elsewhere", "from_history", "rates", "classes"),
    ]


def test_a_deal_is_told_by_the_worst_of_its_moves():
    """The first passes at its first gate and is held at its second."""
    told = [deal(0, None, False), deal(0, 0, False, key="B-1")]
    assert [standing_of(each) for each in replayed(NEW, *told)] == ["held", "passes"]
