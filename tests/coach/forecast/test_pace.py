"""How fast stages are left: the arithmetic of the beliefs, by hand."""

from math import exp
from random import Random

import pytest

from coach.forecast.pace import drawn, mean, pace
from coach.forecast.past import EDGES, WAYS, Seen

OLD = len(EDGES) - 1


def seen(days, on=(), stopped=(), back=(), to=None, behind=None):
    def full(few):
        return [*few, *[0] * (len(EDGES) - len(few))]

    left = dict(zip(WAYS, map(full, (on, back, stopped)), strict=True))
    return Seen(tuple(full(days)), left, {"on": to or {}, "back": behind or {}, "stopped": {}})


def found(seen, take=mean):
    return pace(seen, "expand", take)


def test_an_age_that_was_seen_goes_by_itself():
    # All ages: 5.5 in 10 days. The first: (0.5 + 5) / (0.5 / 0.55 + 10).
    first = 5.5 / (0.5 / 0.55 + 10)
    never = 0.5 / (0.5 / 0.05 + 10)
    whole = found(seen([10], on=[5]))
    assert whole.stays[0] == pytest.approx(exp(-first - never))
    assert whole.on[0] == pytest.approx(first / (first + never) * (1 - exp(-first - never)))


def test_an_age_nobody_has_come_to_goes_on_as_the_one_before():
    whole = found(seen([10], on=[5], stopped=[5]))
    assert whole.stays[1] == pytest.approx(whole.stays[0])
    assert whole.stays[-1] == pytest.approx(whole.stays[0])


def test_an_age_that_many_came_to_and_nobody_left_keeps_a_small_chance():
    days = [100.0] * len(EDGES)
    whole = found(seen([*days[:-1], 50_000.0], on=[30] * OLD, stopped=[30] * OLD))
    assert 0 < whole.on[-1] < 2e-5 < 1e-2 < whole.on[0]


def test_there_is_a_pace_for_every_day_up_to_the_last_edge():
    whole = found(seen([10], on=[5]))
    assert len(whole.stays) == len(whole.on) == len(whole.back) == EDGES[-1] + 1


def test_nobody_having_gone_on_the_next_stage_is_the_half_seen_one():
    assert found(seen([10], stopped=[5])).ahead == (("expand", 1.0),)


def test_where_they_went_decides_where_they_will():
    whole = found(seen([10], on=[4], to={"execute": 3, "expand": 1}))
    assert dict(whole.ahead) == pytest.approx({"execute": 3 / 4.5, "expand": 1.5 / 4.5})


def test_going_back_is_learned_only_where_somebody_did():
    assert found(seen([10], on=[4])).back == [0.0] * (EDGES[-1] + 1)
    back = found(seen([10], on=[4], back=[2], behind={"explore": 2}))
    assert back.back[0] > 0
    assert back.behind == (("explore", 1.0),)


def test_guesses_at_the_truth_lie_about_the_mean():
    known, random = seen([400], on=[100], stopped=[20]), Random(3)
    guesses = [found(known, drawn(random)).on[0] for _ in range(400)]
    assert sum(guesses) / 400 == pytest.approx(found(known).on[0], rel=0.02)
    assert len(set(guesses)) == 400
