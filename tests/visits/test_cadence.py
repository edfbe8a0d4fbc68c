"""When a client is due: days in, a kind and a day out. Today is Saturday 21 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cadence import Rhythm, Rhythms
from engine.cadence_notation import read_often
from engine.visit_table import LastContact
from visits.cadence import due
from words.say import say, speak

TODAY = date(2026, 11, 21)


def rhythms(visit=None, call=None):
    """rhythms("3/month", call="2-3/month")"""
    return Rhythms(*(Rhythm(*read_often(text)) if text else None for text in (visit, call)))


A = rhythms("3/month", "2-3/month")


def asked(rhythm, visited=None, called=None, since="2026-01-05", today=TODAY):
    """`called` is the last contact of any kind, so a visit stands there as well."""
    days = [day for day in (visited, called) if day]
    last = LastContact(visited, max(days)) if days else None
    found = due(rhythm, last, date.fromisoformat(since), today)
    return (found.kind, found.due_on.isoformat(), found.overdue_days) if found else None


def test_an_a_client_is_visited_every_ten_days():
    """3 a month is every 10 days: visited on the 11th, due on the 21st, overdue the day after."""
    assert asked(A, visited="2026-11-11") == ("visit", "2026-11-21", 0)
    assert asked(A, visited="2026-11-12") == ("visit", "2026-11-22", 0)
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


def test_a_visit_counts_as_a_call_a_call_not_as_a_visit():
    often = rhythms("1/month", "1/week")
    assert asked(often, visited="2026-11-20") == ("call", "2026-11-27", 0)
    assert asked(A, called="2026-11-20", since="2026-10-01") == ("visit", "2026-10-01", 41)


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
    found = due(A, LastContact("2026-11-11", "2026-11-11"), date(2026, 1, 5), TODAY)
    assert say(found.why) == said


@given(
    st.integers(1, 60).flatmap(lambda soon: st.tuples(st.just(soon), st.integers(soon, 90))),
    st.integers(0, 200),
)
def test_it_is_overdue_only_after_it_was_due(rhythm, days):
    last = (TODAY - timedelta(days=days)).isoformat()
    found = due(Rhythms(Rhythm(*rhythm)), LastContact(last, last), TODAY, TODAY)
    assert (found.due_on <= TODAY) == (days >= rhythm[0])
    assert (found.overdue_days > 0) == (days > rhythm[1])
