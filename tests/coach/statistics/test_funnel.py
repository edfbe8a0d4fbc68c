"""Deals counted stage by stage: every one by hand, then what must hold for any."""

import pytest
from helpers import playbook
from hypothesis import given
from hypothesis import strategies as st
from ways import BOOK, way, ways

from coach.statistics.funnel import funnels
from coach.statistics.ladder import ladders
from coach.statistics.win_rate import rate


def funnel(*texts):
    (found,) = funnels(ways(*texts), [BOOK])
    return found


def rungs(found):
    return {r.stage: (r.reached, r.went_on, r.stopped, r.still) for r in found.rungs}


def test_every_deal_counts_once_in_each_stage_it_stood_in():
    found = funnel(
        "explore 0, expand 2, execute 5",
        "explore 0, expand 3, stop no_decision 9",
        "explore 0, stop cancelled 1",
        "explore 0, stop cancelled 1",
        "explore 0",
    )
    assert rungs(found) == {
        "explore": (5, 2, 2, 1),
        "expand": (2, 1, 1, 0),
        "execute": (1, 0, 0, 1),
        "confirm": (0, 0, 0, 0),
    }
    assert (found.won, found.lost, found.open) == (1, {"cancelled": 2, "no_decision": 1}, 1)
    assert (found.deals, found.win_rate) == (5, rate(1, 4))
    assert found.rungs[0].rate == rate(2, 4)


def test_a_stage_nobody_decided_in_has_no_rate():
    assert [rung.rate for rung in funnel("explore 0", "explore 1").rungs] == [None] * 4


def test_back_and_forth_counts_once_and_is_told():
    found = funnel("explore 0, expand 2, explore 4, expand 6, explore 7, stop cancelled 9", "explore 0")
    assert rungs(found)["explore"] == (2, 1, 0, 1)
    assert rungs(found)["expand"] == (1, 0, 1, 0), "it was its furthest, and it was stopped"
    assert (found.back_deals, found.back_moves) == (1, 2)


def test_a_stop_and_reopening_is_no_step_back():
    found = funnel("explore 0, stop cancelled 3, reopen explore 9")
    assert (found.back_deals, found.open, found.lost) == (0, 1, {})


def test_a_duplicate_is_counted_and_nothing_else():
    found = funnel("explore 0, expand 1, stop duplicate 2", "explore 0, execute 5")
    assert (found.deals, found.duplicates, rungs(found)["explore"]) == (1, 1, (1, 1, 0, 0))


def test_a_stop_after_winning_is_won_and_stopped_there():
    found = funnel(
        "explore 0, expand 1, execute 2, stop cancelled 3", "explore 0, expand 1, execute 2, done 9"
    )
    assert (found.won, found.lost) == (2, {})
    assert rungs(found)["execute"] == (2, 1, 1, 0)


def test_a_stage_that_was_skipped_was_not_reached():
    assert rungs(funnel("explore 0, execute< 3"))["expand"] == (0, 0, 0, 0)


def test_a_stage_that_deals_bypassed_has_no_rate_where_they_would_change_it():
    """None of 20 went on from Explore, and 20 came in behind it: that would be 50 %, not 0–16 %."""
    lost = ["explore 0, stop ? 1"] * 20
    explore, expand, *_ = funnel(*lost, *["execute 3, done 9"] * 20).rungs
    assert (explore.reached, explore.went_on, explore.bypassed, explore.rate) == (20, 0, 20, None)
    assert (expand.reached, expand.bypassed, expand.rate) == (0, 20, None)
    explore, *_ = funnel(*lost, "execute 3", "done 3", "expand 3, stop duplicate 4").rungs
    assert (explore.bypassed, explore.rate) == (2, rate(0, 20)), "2 of 22 would be 9 %"


@pytest.mark.parametrize("deals", [[], ["explore 0"], ["explore 0, execute 1"], ["explore ?, stop ? ?"]])
def test_hardly_any_deals(deals):
    found = funnels(ways(*deals), [BOOK])
    assert [f.deals for f in found] == ([1] if deals else [])
    assert all(rung.rate is None or rung.rate.n == 1 for f in found for rung in f.rungs)


def test_all_won_and_all_lost():
    assert funnel(*["explore 0, expand 1, execute 2"] * 3).win_rate == rate(3, 3)
    assert funnel(*["explore 0, stop ? 2"] * 3).lost == {None: 3}


def test_versions_of_a_playbook_stand_in_one_funnel():
    """What only the older one has stands behind the stage before it."""
    older = playbook(
        "[{id: explore, gate: [{decision: a}]}, {id: pilot, gate: [{decision: b}]},"
        " {id: expand, gate: [{decision: c}]}, {id: execute, status: won, gate: [{decision: d}]}]"
    )
    older = older._replace(version=0)
    deals = [way("explore 0, pilot 1, expand 2", book=older), way("explore 0, expand 1")]
    (found,) = funnels(deals, [older, BOOK])
    assert [rung.stage for rung in found.rungs] == ["explore", "pilot", "expand", "execute", "confirm"]
    assert rungs(found)["expand"] == (2, 0, 0, 2)
    (ladder,) = ladders(deals, [older, BOOK])
    assert ladder.last_open is not None
    assert ladder.last_open.id == "expand"


ENDS = ("", ", stop cancelled 9", ", stop duplicate 9", ", stop ? ?")


@st.composite
def one_after_another(draw):
    """A way that skips no stage, and may go back and start again."""
    order = (*BOOK.order, "done")
    way, here = [0], 0
    for _ in range(draw(st.integers(0, 6))):
        here = draw(st.sampled_from([*range(here), min(here + 1, len(order) - 1)]))
        if here != way[-1]:
            way.append(here)
    end = draw(st.sampled_from(ENDS)) if order[way[-1]] != "done" else ""
    return ", ".join(f"{order[stage]} {day}" for day, stage in enumerate(way)) + end


@given(st.lists(one_after_another(), min_size=1, max_size=12))
def test_counts_add_up_and_where_nobody_skips_fewer_come_further(deals):
    found = funnel(*deals)
    reached = [rung.reached for rung in found.rungs]
    assert reached == sorted(reached, reverse=True)
    assert all(rung.bypassed == 0 for rung in found.rungs)
    for rung, following in zip(found.rungs, found.rungs[1:], strict=False):
        assert rung.reached == rung.went_on + rung.stopped + rung.still
        assert rung.went_on == following.reached
    assert found.deals + found.duplicates == len(deals)
    assert found.rungs[0].reached == found.deals
