"""What deals did so far: days at risk and departures, by hand; and that the past is cut as a life is."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ways import MONDAY, at, moved, way, ways

from coach.forecast.past import EDGES, LOOK_BACK, course, days_of
from coach.forecast.tally import Tally
from coach.lives import Move

EXPLORE = ("of-tests", "explore")


def day(n):
    return MONDAY.timestamp() / 86400 + n


def seen(*texts, on):
    found = Tally(ways(*texts)).as_of(at(on)).past
    assert {id for id, _ in found} <= {ways("explore 0")[0].playbook}
    return {stage: each for (_, stage), each in found.items()}


def test_days_and_departures_are_counted_by_age():
    found = seen("explore 0, stop cancelled 0", "explore 0, execute 2.5", "explore 1", on=4)["explore"]
    assert found.days[:4] == pytest.approx((2, 2, 1.5, 0))
    assert found.left["on"][:4] == [0, 0, 1, 0]
    assert found.left["stopped"][:4] == [1, 0, 0, 0]
    assert found.to["on"] == {"execute": 1}


def test_a_stay_of_whole_days_is_left_at_the_beginning_of_the_next_age():
    found = seen("explore 0, stop cancelled 0", "explore 0, execute 3", on=9)["explore"]
    assert found.days[:5] == pytest.approx((1, 1, 1, 0, 0))
    assert found.left["on"][:5] == [0, 0, 0, 1, 0]


def test_the_past_begins_when_a_stay_was_first_left():
    found = seen("explore 0", "explore 2, execute 5", on=7)["explore"]
    # Of the first its days 5 and 6; of the second nothing but its leaving.
    assert found.days[3:8] == pytest.approx((0, 0, 1, 1, 0))
    assert found.left["on"][3] == 1


def test_it_reaches_back_two_years():
    now = LOOK_BACK + 100
    found = seen("explore 0, execute 1", f"explore 10, execute {now - 10}", on=now)["explore"]
    assert sum(found.left["on"]) == 1
    assert sum(found.days) == pytest.approx(LOOK_BACK - 10)


def test_an_open_stay_is_counted_up_to_the_day():
    found = seen("explore 0, stop cancelled 0", "explore 0", on=400)["explore"]
    assert sum(found.days) == pytest.approx(400)
    assert found.days[-1] == pytest.approx(400 - EDGES[-1])


def test_a_stage_nobody_left_is_not_learned():
    assert seen("explore 0", on=9) == {}


def test_what_nobody_dated_is_not_learned_from():
    found = seen("explore ?, execute 5", "explore 0, execute ?", "explore 0, execute 4", on=9)["explore"]
    assert sum(found.left["on"]) == 1


def test_a_clock_that_went_backwards_makes_a_stay_of_no_length():
    life = way("explore 5, execute 9")
    backwards = moved(life, life.moves[0], life.moves[1]._replace(at=at(3)))
    (found,) = Tally([backwards, way("explore 0, stop cancelled 0")]).as_of(at(9)).past.values()
    assert (sum(found.days), found.left["on"][0]) == (0, 1)


def test_a_duplicate_is_no_loss_and_a_won_deal_no_open_one():
    duplicate, won = map(course, ways("explore 0, stop duplicate 2", "explore 0, execute 3"))
    assert not duplicate.decided
    assert won.decided
    assert won.standing is None
    assert duplicate.standing is None


def test_won_in_counts_the_end_and_not_the_beginning():
    won = course(way("explore 0, execute 3"))
    assert [won.won_in(day(a), day(b)) for a, b in ((2, 3), (3, 4), (0, 9))] == [True, False, True]


steps = st.lists(st.sampled_from(("expand", "execute", "explore", "stop")), max_size=4)


@st.composite
def lives(draw):
    life = way("explore 0")
    times = sorted(draw(st.lists(st.floats(0, 20), max_size=4)))
    moves = list(life.moves)
    for time, what in zip(times, draw(steps), strict=False):
        stood = moves[-1]
        if stood.status == "stopped":
            moves.append(Move(at(time), "reopen", stood.stage, "open"))
        elif what == "stop":
            moves.append(Move(at(time), "stop", stood.stage, "stopped", "no_decision"))
        elif what != stood.stage:
            moves.append(
                Move(
                    at(time),
                    "back" if what == "explore" else "advance",
                    what,
                    "won" if what == "execute" else "open",
                )
            )
    if len(moves) > 1 and draw(st.booleans()):
        moves[-1] = moves[-1]._replace(undone_at=at(times[-1] + draw(st.floats(0, 5))))
    return moved(life, *moves)


def standing(then):
    return sorted((key, place, since) for place, deals in then.standing for key, since in deals)


@given(st.lists(lives(), min_size=1, max_size=6), st.floats(-1, 25))
def test_a_day_is_told_as_if_nothing_had_come_after_it(found, when):
    cut = [then for life in found if (then := life.as_of(at(when)))]
    told, alone = (Tally(those).as_of(at(when)) for those in (found, cut))
    assert told.past.keys() == alone.past.keys()
    for place, seen in told.past.items():
        assert seen.days == pytest.approx(alone.past[place].days)
        assert seen[1:] == alone.past[place][1:]
    assert standing(told) == standing(alone)
    assert told[2:] == alone[2:]
    assert told.decided == sum(course(life).decided for life in cut)
    assert standing(told) == sorted(
        (each.key, each.standing.place, each.standing.since) for each in map(course, cut) if each.standing
    )
    whole = Tally(found)
    assert whole.ends(at(when)) == sorted(each.spans[-1].until for each in map(course, cut) if each.decided)
    ends = [span.until for each in map(course, cut) for span in each.spans if span.left]
    assert whole.last_left(at(when)) == max(ends, default=-inf)
    won = [(span.until, each.key) for each in map(course, cut) for span in each.spans if span.won]
    assert whole.wins(at(when)) == sorted(won)


@given(st.lists(lives(), min_size=1, max_size=6), st.floats(-1, 25))
def test_what_is_counted_beforehand_is_what_is_counted_stay_by_stay(found, when):
    """A correction on the day after the last makes every deal be looked at by itself."""
    late = Move(at(90), "stop", "explore", "stopped", "no_decision", undone_at=at(91))
    one_by_one = [moved(life, *life.moves, late) for life in found]
    told, alone = (Tally(those).as_of(at(when)) for those in (found, one_by_one))
    assert told.past.keys() == alone.past.keys()
    for place, seen in told.past.items():
        assert seen.days == pytest.approx(alone.past[place].days)
        assert seen[1:] == alone.past[place][1:]
    assert standing(told) == standing(alone)
    assert told[2:] == alone[2:]


def test_days_are_days_since_1970():
    assert days_of("1970-01-02T12:00:00.000000Z") == 1.5
    assert course(way("explore ?")).spans[0].since == -inf
