"""When a client is due: days in, a kind and a day out. Today is Saturday 21 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cadence import Rhythm, Rhythms
from engine.message import msg
from engine.playbook_text.cadence_notation import read_often
from engine.visit_table import LastContact
from visits.cadence import Colleague, due
from words.say import say, speak

TODAY = date(2026, 11, 21)


def rhythms(visit=None, call=None):
    """rhythms("3/month", call="2-3/month")"""
    return Rhythms(*(Rhythm(*read_often(text)) if text else None for text in (visit, call)))


A = rhythms("3/month", "2-3/month")


def asked(rhythm, visited=None, called=None, since="2026-01-05", today=TODAY):
    """What comes first: its kind, the day it falls due, the days it is overdue."""
    found = due(rhythm, LastContact(visited, called), date.fromisoformat(since), today)
    return told(found[0]) if found else None


def told(each):
    return each.kind, each.due_on.isoformat(), each.overdue_days


def test_an_a_client_is_visited_every_ten_days():
    """3 a month is every 10 days: visited on the 11th, due on the 21st, overdue the day after."""
    assert asked(A, visited="2026-11-11") == ("visit", "2026-11-21", 0)
    visits = rhythms("3/month")
    assert asked(visits, visited="2026-11-12") == ("visit", "2026-11-22", 0)
    assert asked(A, visited="2026-11-01") == ("visit", "2026-11-11", 10)


def test_a_span_is_due_after_its_shorter_and_overdue_after_its_longer_end():
    """Every 1–2 months: 30 days after 1 October is the 31st, 60 days after it 30 November."""
    director = rhythms("1/1-2 months")
    assert asked(director, visited="2026-10-01") == ("visit", "2026-10-31", 0)
    assert asked(director, visited="2026-09-20") == ("visit", "2026-10-20", 2)


def test_a_call_is_due_when_a_visit_is_not():
    often = rhythms("1/month", "1/week")
    assert asked(often, visited="2026-11-01", called="2026-11-10") == ("call", "2026-11-17", 4)
    assert asked(often, visited="2026-10-01", called="2026-11-10") == ("visit", "2026-10-31", 21)


def test_a_call_stands_between_two_visits():
    """A: 10 days after the last call, but 5 after the visit of the 18th; overdue 15 days after the call."""
    both = due(A, LastContact("2026-11-18", "2026-11-07"), date(2026, 1, 5), date(2026, 11, 24))
    assert [*map(told, both)] == [("call", "2026-11-23", 1), ("visit", "2026-11-28", 0)]
    assert both[0].after_visit == 5
    late = due(A, LastContact("2026-11-12", "2026-11-01"), date(2026, 1, 5), TODAY)
    assert [*map(told, late)] == [("call", "2026-11-17", 4), ("visit", "2026-11-22", 0)]


def test_a_visit_is_no_call_and_a_call_no_visit():
    assert asked(A, visited="2026-11-15") == ("call", "2026-11-20", 1)
    assert asked(A, called="2026-11-20", since="2026-10-01") == ("visit", "2026-10-01", 41)


@pytest.mark.parametrize(
    ("visit", "call", "visits", "calls"),
    [  # a year of 365 days, by the table of method §8
        ("3/month", "2-3/month", 36, (24, 37)),
        ("2/month", "1-2/month", 24, (12, 25)),
        ("1/month", "1/month", 12, (12, 13)),
    ],
)
def test_a_year_in_which_every_due_contact_is_held(visit, call, visits, calls):
    start, last = date(2026, 1, 1), LastContact(None, None)
    held = []
    for day in (start + timedelta(days=n) for n in range(365)):
        for kind in ("visit", "call"):
            falls = {each.kind: each.due_on for each in due(rhythms(visit, call), last, start, day)}
            if falls[kind] <= day:
                last = last._replace(**{f"{kind}_on": day.isoformat()})
                held.append((kind, day))
    kinds = [kind for kind, _ in held]
    assert visits <= kinds.count("visit") <= visits + 1
    assert calls[0] <= kinds.count("call") <= calls[1]
    assert len({day for _, day in held}) == len(held)  # never a visit and a call on one day


def test_whom_nobody_ever_contacted_is_due_since_they_were_taken_on():
    assert asked(A, since="2026-11-20") == ("visit", "2026-11-20", 0)
    assert asked(A, since="2026-11-01") == ("visit", "2026-11-01", 10)


def test_when_needed_asks_for_nothing():
    assert asked(rhythms()) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "last visited on 11 Nov 2026, 10 days ago; a visit is asked for every 10 days"),
        ("zh", "上次拜访是2026年11月11日，已过 10 天，按频次每 10 天拜访一次"),
    ],
)
def test_it_says_why(language, said):
    speak(language)
    found = due(A, LastContact("2026-11-11", None), date(2026, 1, 5), TODAY)
    assert say(found[0].why) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "no business manager has visited them yet, Lin was there on 11 Nov 2026; counted from 5 Jan 2026,"
            " a visit is asked for every 30 to 60 days",
        ),
        (
            "zh",
            "Lin 在2026年11月11日去过，但还没有业务经理去过，从2026年1月5日算起，"
            "按频次每 30 到 60 天拜访一次",
        ),
    ],
)
def test_who_was_visited_by_a_colleague_only_is_not_called_never_visited(language, said):
    speak(language)
    colleague = Colleague(msg("people.position_business_manager"), "Lin", date(2026, 11, 11))
    never = LastContact(None, None)
    (found,) = due(rhythms("1/1-2 months"), never, date(2026, 1, 5), TODAY, colleague)
    assert say(found.why) == said


@given(
    st.integers(1, 60).flatmap(lambda soon: st.tuples(st.just(soon), st.integers(soon, 90))),
    st.integers(0, 200),
)
def test_it_is_overdue_only_after_it_was_due(rhythm, days):
    last = (TODAY - timedelta(days=days)).isoformat()
    (found,) = due(Rhythms(Rhythm(*rhythm)), LastContact(last, None), TODAY, TODAY)
    assert (found.due_on <= TODAY) == (days >= rhythm[0])
    assert (found.overdue_days > 0) == (days > rhythm[1])
