"""What became of deals that skipped a gate, against those that proved it."""

from random import Random

import pytest
from helpers import playbook
from ways import BOOK, way, ways

from coach.enough import TooFew
from coach.lives import OPEN, WON
from coach.statistics.difference import difference
from coach.statistics.stage_time import Quartiles
from coach.statistics.waivers import gates
from coach.statistics.win_rate import rate

SKIPPED_WON = "explore 0, expand! 1, execute 3"
SKIPPED_LOST = "explore 0, expand! 1, stop ? 5"
PROVED_WON = "explore 0, expand 1, execute 3"
PROVED_LOST = "explore 0, expand 1, stop ? 5"


LONG = playbook("""
- {id: first, gate: [{decision: better}]}
- {id: second, gate: [{decision: will_buy}]}
- {id: third, gate: [{decision: met}]}
- {id: fourth, gate: [{decision: again}]}
- {id: last, gate: [{decision: needs_known}]}
- {id: signed, status: won, gate: [{decision: met_again}]}
""")


def gate(stage, *texts):
    (found,) = gates(ways(*texts), [BOOK])
    return next(each for each in found.each if each.stage == stage)


def together(*texts, book=LONG):
    (found,) = gates(ways(*texts, book=book), [book])
    return found.together


def test_two_sides_of_a_gate():
    """5 of 25 won by waiver, 18 of 24 proved: 55 points less."""
    deals = [SKIPPED_WON] * 5 + [SKIPPED_LOST] * 20 + [PROVED_WON] * 18 + [PROVED_LOST] * 6
    found = gate("explore", *deals, "explore 0, expand! 1", "explore 0, expand! 1, stop duplicate 2")
    assert (found.waived.passed, found.waived.open, found.waived.decided, found.waived.won) == (26, 1, 25, 5)
    assert (found.proven.rate, found.waived.rate) == (rate(18, 24), rate(5, 25))
    assert found.gap == difference((5, 25), (18, 24))
    assert found.gap.gap == pytest.approx(-0.55)
    assert found.gap.told_from_chance
    assert found.waived.days == Quartiles(25, 4, 4, 4)


def test_newcombe_by_hand():
    """His own example: 56 of 70 against 48 of 80, a difference of 0.20 from 0.0524 to 0.3339."""
    deals = [SKIPPED_WON] * 56 + [SKIPPED_LOST] * 14 + [PROVED_WON] * 48 + [PROVED_LOST] * 32
    assert gate("explore", *deals).gap == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)


def test_too_few_on_one_side():
    found = gate("explore", *[SKIPPED_WON] * 3, *[PROVED_WON] * 40)
    assert (found.gap, found.waived.rate, found.waived.days) == (TooFew(3), TooFew(3), TooFew(3))
    assert found.proven.rate == rate(40, 40)


def test_a_deal_belongs_to_the_side_of_its_first_time():
    found = gate("explore", "explore 0, expand! 1, explore 2, expand 4, execute 5")
    assert (found.waived.passed, found.waived.back, found.proven.passed) == (1, 1, 0)


def test_coming_back_to_a_later_stage_is_not_coming_back_before_the_gate():
    texts = "explore 0, expand! 1, execute 2, expand 3", "explore 0, expand! 1, execute 2, explore 3"
    assert gate("explore", *texts).waived.back == 1
    assert gate("expand", *texts).proven.back == 2


def test_whoever_is_through_the_last_gate_has_won():
    """So nothing is compared by winning there; what became of them afterwards is counted."""
    deals = [
        *["explore 0, expand 1, execute! 2"] * 30,
        *["explore 0, expand 1, execute! 2, stop cancelled 9"] * 3,
        *["explore 0, expand 1, execute 2"] * 30,
        *["explore 0, expand 1, execute 2, expand 3"] * 2,
        *["explore 0, expand 1, execute 2, expand 3, stop ? 4"] * 4,
    ]
    found = gate("expand", *deals)
    assert (found.gap, found.waived.rate, found.proven.days) == (None, None, None)
    assert (found.waived.passed, found.waived.back, found.waived.fell_through) == (33, 0, 3)
    assert (found.proven.passed, found.proven.back, found.proven.fell_through) == (36, 6, 6)
    assert gate("explore", *deals).waived.passed == 0


def test_gates_together_by_hand():
    """Mantel–Haenszel: at the first gate 10 of 30 against 20 of 30, at the second 15 of 20 against 10 of 10.

    Weights 30 × 30 ÷ 60 = 15 and 20 × 10 ÷ 30 = 20/3: (15 × −1/3 + 20/3 × −1/4) ÷ (65/3) = −0.3077.
    """
    won, lost = ", last 3, signed 4", ", stop ? 5"
    at_first = [
        *[f"first 0, second! 1{won}"] * 10,
        *[f"first 0, second! 1{lost}"] * 20,
        *[f"first 0, second 1{won}"] * 20,
        *[f"first 0, second 1{lost}"] * 10,
    ]
    at_third = [
        *[f"third 0, fourth! 1{won}"] * 15,
        *[f"third 0, fourth! 1{lost}"] * 5,
        *[f"third 0, fourth 1{won}"] * 10,
    ]
    at_last = ["last 0, signed! 1", "last 0, signed 1"] * 30
    assert together(*at_first, *at_last) is None
    # Nobody skipped the gates of `second` and `fourth`, and whoever is through the last has won.
    assert together(*at_first, *at_third, *at_last).gap == pytest.approx(-(15 / 3 + 20 / 12) / (65 / 3))


def test_gates_together_takes_twenty_deals_on_either_side():
    few = ["first 0, second! 1, third! 2, stop ? 3"] * 19 + ["first 0, second 1, third 2, stop ? 3"] * 40
    assert together(*few) == TooFew(19)


def through_gates(draw):
    """A deal that at every stage is lost with the same chance, and let pass with the same."""
    text = f"first {draw.randrange(9)}"
    for day, stage in enumerate(LONG.order[1:], 10):
        if draw.random() < 0.25:
            return f"{text}, stop ? {day}"
        text += f", {stage}{'!' if draw.random() < 0.3 else ''} {day}"
    return text


def test_where_skipping_changes_nothing_no_difference_is_found():
    """1,500 deals, nine times: who came further had more chances to skip one, and was won more often."""
    for seed in range(9):
        draw = Random(seed)
        deals = ways(*(through_gates(draw) for _ in range(1500)), book=LONG)
        (found,) = gates(deals, [LONG])
        assert found.together.low < 0 < found.together.high
        assert found.together.high - found.together.low < 0.12
        assert found.each[-1].gap is None
        # What a count of "ever skipped one" would have said:
        decided = [life for life in deals if life.outcome != OPEN and len(life.moves) > 2]
        rates = [
            sum(life.outcome == WON for life in side) / len(side)
            for side in (
                [life for life in decided if any(move.waived for move in life.moves)],
                [life for life in decided if not any(move.waived for move in life.moves)],
            )
        ]
        assert rates[0] - rates[1] > 0.1


def test_imported_moves_met_no_gate_and_gates_after_winning_decide_nothing():
    assert gates(ways("explore 0, expand< 1, execute< 2"), [BOOK]) == ()
    (found,) = gates([way("explore 0, expand< 1, execute 2, confirm 3")], [BOOK])
    assert [g.stage for g in found.each] == ["expand"]
    assert gates([], [BOOK]) == ()
