"""The way of a deal as its events tell it, whatever their order in the file and however often it is read."""

from itertools import pairwise

from helpers import playbook
from hypothesis import given
from hypothesis import strategies as st

from engine.message import Message
from engine.state import DONE, Deal, Stay
from exchange.incoming.difference import Told, later_events
from exchange.rows.case import Contradiction, told_of
from exchange.rows.deal_row import Stop
from exchange.rows.event_row import EventRow

STAGES = ("ask", "offer", "sign")
BOOK = playbook("".join(f"- {{id: {stage}, gate: [{{item: {stage}_x}}]}}\n" for stage in STAGES))
STOPPED = "stopped"


def event(at, what, number=2):
    stage, stop = (None, Stop("cancelled", "")) if what == STOPPED else (what, None)
    return EventRow(number, "7", instant(at), stage, stop, *[None] * 4, "EUR", None, None)


def instant(minute):
    return f"2026-03-01T{minute // 60:02}:{minute % 60:02}:00.000000Z"


def trail(events):
    told = told_of(events, BOOK, {})
    assert not isinstance(told, Contradiction)
    return told.trail


def standing(trail):
    """The deal after an import that told this."""
    last = trail[-1]
    status = STOPPED if last.stop else DONE if last.stage == DONE else "open"
    stay = Stay(1, last.stage, last.at, "import", ("wei",))
    named = ("D-1", "7", None, "wei", BOOK.id, BOOK.version, None, "EUR", None, None)
    return Deal(*named, status=status, stay=stay, opened_at=trail[0].at, won_at=None)


def told(trail):
    """As an import of a log told it: each point at its time."""
    return Told(standing(trail), trail, (False,) * len(trail), {})


@st.composite
def logs(draw):
    """Events a minute apart; nothing is stopped before its first stage or after it was done."""
    first = draw(st.sampled_from(STAGES))
    events, last = [event(0, first)], first
    for at, what in enumerate(draw(st.lists(st.sampled_from((*STAGES, DONE, STOPPED)), max_size=12)), 1):
        if not (what == STOPPED and last == DONE):
            events.append(event(at, what))
            last = last if what == STOPPED else what
    return events


@given(logs(), st.data())
def test_the_order_of_the_rows_does_not_matter(log, data):
    assert trail(data.draw(st.permutations(log))) == trail(log)


@given(logs())
def test_every_point_is_a_move(log):
    points = trail(log)
    ends = [(point.stage, point.stop is not None) for point in points]
    assert all(one != other for one, other in pairwise(ends))
    assert [point.at for point in points] == sorted({point.at for point in points})
    assert {point.stage for point in points} == {row.stage for row in log if row.stage}


@given(logs(), st.data())
def test_a_log_that_grew_adds_what_it_tells_more(log, data):
    before = trail(log[: data.draw(st.integers(1, len(log)))])
    whole = trail(log)
    assert (*before, *later_events(told(before), whole, standing(before), BOOK, (), "Asia/Shanghai")) == whole


@given(logs(), st.data())
def test_a_log_that_lacks_a_move_it_told_contradicts_itself(log, data):
    whole = trail(log)
    gone = data.draw(st.integers(0, len(whole) - 1))
    less = (*whole[:gone], *whole[gone + 1 :])
    assert isinstance(later_events(told(whole), less, standing(whole), BOOK, (), "Asia/Shanghai"), Message)


def test_what_cannot_be_is_told_with_its_row():
    assert told_of([event(0, STOPPED, number=9), event(1, "ask")], BOOK, {}).number == 9
    assert told_of([event(0, DONE), event(1, STOPPED, number=5)], BOOK, {}).number == 5
