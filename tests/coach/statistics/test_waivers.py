"""What became of deals that skipped a gate, against those that proved it."""

import pytest
from ways import BOOK, way, ways

from coach.enough import TooFew
from coach.statistics.difference import difference
from coach.statistics.stage_time import Quartiles
from coach.statistics.waivers import gates
from coach.statistics.win_rate import rate

SKIPPED_WON = "explore 0, expand! 1, execute 3"
SKIPPED_LOST = "explore 0, expand! 1, stop ? 5"
PROVED_WON = "explore 0, expand 1, execute 3"
PROVED_LOST = "explore 0, expand 1, stop ? 5"


def gate(stage, *texts):
    return next(each for each in gates(ways(*texts), [BOOK]) if each.stage == stage)


def test_two_sides_of_a_gate():
    """5 of 25 won by waiver, 18 of 24 proved: 55 points less."""
    deals = [SKIPPED_WON] * 5 + [SKIPPED_LOST] * 20 + [PROVED_WON] * 18 + [PROVED_LOST] * 6
    found = gate("explore", *deals, "explore 0, expand! 1", "explore 0, expand! 1, stop duplicate 2")
    assert (found.waived.passed, found.waived.decided, found.waived.won) == (26, 25, 5)
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


def test_all_gates_together():
    """Who ever skipped one is on that side."""
    found = gate(None, "explore 0, expand 1, execute! 2", "explore 0, expand 1, execute 2")
    assert (found.waived.passed, found.proven.passed) == (1, 1)


def test_imported_moves_met_no_gate_and_gates_after_winning_decide_nothing():
    assert gates(ways("explore 0, expand< 1, execute< 2"), [BOOK]) == ()
    assert [g.stage for g in gates([way("explore 0, expand< 1, execute 2, confirm 3")], [BOOK])] == [
        None,
        "expand",
    ]
    assert gates([], [BOOK]) == ()
