"""What stands in the fields of a page, as a reading."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stages.worksheets import WORKSHEETS
from visits.marks import Head
from visits.readback.fields import lines_of, read_fields

HEAD = Head("0123456789ab", "ACME-1", "2026-03-02", ("ACME.1",))
ANSWER = "answer:needs_known"


@pytest.fixture
def read(playbook):
    """read({"tick:own_words/done": "on"}): what was understood, and what was left."""

    def make(form):
        reading = read_fields(form, HEAD, playbook, WORKSHEETS)
        assert (reading.id, reading.deal, reading.on, reading.people) == HEAD
        return {e.fills: dict(e.values) for e in reading.entries}, [
            (left.line, left.text, left.why.id) for left in reading.left
        ]

    return make


def test_an_answer_with_what_it_rests_on(read):
    form = {
        f"{ANSWER}/answer": "unsure",
        f"{ANSWER}/evidence": " we lose 3 %\r\nof the parts ",
        f"{ANSWER}/who": "ACME.1",
        f"{ANSWER}/kind": "client_said",
    }
    told = {
        "answer": "unsure",
        "evidence": "we lose 3 % of the parts",
        "who": "ACME.1",
        "kind": "client_said",
    }
    assert read(form) == ({ANSWER: told}, [])


def test_several_who_were_there_and_somebody_else(read):
    form = {"visit:held/with/ACME.2": "on", "visit:held/with/ACME.1": "on", "visit:held/with/+": "Ms Xu"}
    assert read(form) == ({"visit:held": {"with": "ACME.2、ACME.1、Ms Xu"}}, [])


def test_ticks_stand_in_the_order_they_are_offered(read):
    form = {"visit:interest/interest/listened": "on", "visit:interest/interest/handled": "on"}
    assert read(form) == ({"visit:interest": {"interest": ("handled", "listened")}}, [])


def test_a_line_that_is_a_tick_itself(read):
    assert read({"tick:own_words/done": "on"}) == ({"tick:own_words": {"done": "on"}}, [])


def test_what_is_empty_or_for_oneself_says_nothing(read):
    assert read({"visit:summary/summary": " \n", "own/1a2b": "on", "csrf": "x", "sheet": "y"}) == ({}, [])


def test_a_choice_there_is_not_is_left_and_the_rest_understood(read):
    form = {"visit:summary/summary": "walked", f"{ANSWER}/answer": "maybe", f"{ANSWER}/evidence": "told"}
    told, left = read(form)
    assert told == {"visit:summary": {"summary": "walked"}, ANSWER: {"evidence": "told"}}
    assert left == [(2, "maybe told", "readback.no_choice")]


def test_a_line_the_playbook_does_not_know_is_left(read):
    assert read({"answer:gone/evidence": "told"}) == ({}, [(1, "told", "readback.unknown_anchor")])


def test_a_blank_the_line_does_not_have_is_left(read):
    form = {"visit:summary/summary": "walked", "visit:summary/colour": "blue"}
    assert read(form) == (
        {"visit:summary": {"summary": "walked"}},
        [(1, "walked blue", "readback.no_place")],
    )


def test_chinese_goes_on_without_a_blank(read):
    assert read({"visit:summary/summary": "走了\n产线"})[0] == {"visit:summary": {"summary": "走了产线"}}


NAMES = st.text(st.sampled_from("/:.+abanswer:visit"), max_size=24) | st.sampled_from(
    [f"{ANSWER}/answer", f"{ANSWER}/", "visit:held/with/a/b", "visit:interest/interest", "a:/b"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=st.dictionaries(NAMES, st.text(max_size=8), max_size=6))
def test_nothing_that_was_written_is_lost(playbook, form):
    """Every line something was written under is an entry, or is left, or both."""
    reading = read_fields(form, HEAD, playbook, WORKSHEETS)
    lines = lines_of(form)
    assert len(set(lines)) == len(lines)
    assert {each.line for each in (*reading.entries, *reading.left)} == set(range(1, len(lines) + 1))
    assert {lines[e.line - 1] for e in reading.entries} == {e.fills for e in reading.entries}
