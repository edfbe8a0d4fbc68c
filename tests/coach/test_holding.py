"""Which requirement holds a deal, since when, and what a coach says of it."""

from datetime import date

import pytest
from helpers import TODAY, facts, playbook

from coach.holding import holding
from engine.reads import Opened
from words.say import say, speak

DAY = date.fromisoformat(TODAY)
STAGE = """
- id: understand
  gate:
    - {item: listed}
    - {decision: first, ask: {zh: 懂我们吗？, en: Do they know us?}, valid_for: 90d}
    - {decision: second, ask: {zh: 更好吗？, en: Are they better?}}
    - {contact: champion, title: {zh: 有人支持, en: a champion}}
"""
BOOK = playbook(STAGE)


@pytest.fixture(autouse=True)
def _english():
    speak("en")
    yield
    speak("en")


def held(changed=None, **known):
    found = facts(points=BOOK.points, changed=changed, **known)
    return holding(Opened(found.deal, BOOK, found), DAY)


@pytest.mark.parametrize(
    ("answers", "standing", "said"),
    [
        ({}, "unanswered", "no answer on record to “Do they know us?”"),
        ({"first": "yes"}, "unanswered", "no answer on record to “Are they better?”"),
        (
            {"first": "yes", "second": "unsure 2026-11-12"},
            "unsure",
            "“Are they better?” has been unsure for 9 days",
        ),
        (
            {"second": "unsure 2026-11-12"},
            "unanswered",
            "no answer on record to “Do they know us?”; further on, “Are they better?” is unsure",
        ),
        (
            {"first": "unsure 2026-11-20", "second": "no 2026-11-20"},
            "no",
            "“Are they better?” has been a no for 1 day",
        ),
        (
            {"first": "unsure 2026-11-20", "second": "unsure 2026-11-01"},
            "unsure",
            "“Do they know us?” has been unsure for 1 day; further on, “Are they better?” is unsure",
        ),
        # 20 August and 90 days is 18 November: stale from the 19th.
        ({"first": "yes 2026-08-20"}, "stale", "“Do they know us?”: the yes has been stale for 2 days"),
        (
            {"first": "yes 2026-08-20", "second": "unsure"},
            "stale",
            "“Do they know us?”: the yes has been stale for 2 days; further on, “Are they better?” is unsure",
        ),
        (
            {"first": "yes 2026-11-02 stale", "second": "yes"},
            "stale",
            "“Do they know us?”: the yes is to be renewed",
        ),
        (
            {"first": "yes seller_observed 2026-11-20", "second": "yes"},
            "unsure",
            "“Do they know us?” has been unsure for 1 day",
        ),
        ({"first": "unsure 2027-03-01"}, "unsure", "“Do they know us?” has been unsure since today"),
    ],
)
def test_a_no_else_the_first_open_one_of_the_gate(answers, standing, said):
    found = held(answers=answers)
    assert found.standing == standing
    assert say(found.because(DAY)) == said


def test_since_those_who_decide_changed():
    found = held(changed="2026-11-14", answers={"first": "yes 2026-11-02", "second": "yes 2026-11-15"})
    assert (found.standing, found.since) == ("stale", date(2026, 11, 14))


def test_with_every_answer_there_the_first_other_requirement():
    found = held(answers={"first": "yes", "second": "yes"})
    assert (found.requirement, found.standing, found.settle.action) == ("item:listed", "unmet", "tick")
    found = held(answers={"first": "yes", "second": "yes"}, items=("listed",))
    assert say(found.because(DAY)) == "what the gate still wants: a champion"


def test_an_open_gate_holds_nothing():
    answers = {"first": "yes", "second": "yes"}
    assert held(answers=answers, items=("listed",), contacts=("champion",)) is None
    assert held(answers=answers, items=("listed",), waivers=("contact:champion until 2026-12-01",)) is None


def test_it_comes_with_the_step_that_settles_it():
    assert held(answers={"first": "yes", "second": "unsure"}).settle.args["point"] == "second"
    assert held(answers={"second": "no"}).settle.action == "stop"


def test_in_chinese():
    speak("zh")
    found = held(answers={"first": "yes", "second": "unsure 2026-11-12"})
    assert say(found.because(DAY)) == "客户不确定，已有 9 天：“更好吗？”"
    found = held(answers={"second": "unsure 2026-11-12"})
    assert say(found.because(DAY)) == "“懂我们吗？”还没有客户的回答记录；往后，“更好吗？”客户还不确定"
