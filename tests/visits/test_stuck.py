"""Where the deal is stuck, and the true reason for each line."""

import pytest

from engine.background import Background, Stood
from words.say import say


@pytest.fixture
def stuck(sheet):
    """stuck("explore", stood=(21, 3), wait="…"): text and reason of each line; the limits are 20 and 10."""

    def make(stage="understand", *, stood=(None, None), ended=None, **deal):
        made = sheet(stage, background=Background(stood=Stood(*stood), ended=ended), **deal)
        lines = next((s.lines for s in made.sections if s.id == "stuck"), ())
        return [(say(line.text), say(line.why)) for line in lines]

    return make


def test_a_stage_older_than_its_limit_calls_for_the_advice_of_the_stage(stuck, playbook):
    limit, advice = playbook.stage("understand").limits.warn, playbook.stage("understand").stuck.en
    assert limit == 20
    assert stuck(stood=(20, 3)) == []
    assert stuck(stood=(21, 3)) == [(advice, "21 working days in this stage; 20 is the limit")]


def test_a_client_who_is_silent_is_asked_what_has_changed(stuck):
    assert stuck(stood=(5, 10)) == []
    assert stuck(stood=(5, 11)) == [
        (
            "First ask what has changed on their side since you last spoke",
            "no word from them for 11 working days; 10 is the limit",
        )
    ]


def test_what_is_waited_for_is_asked_about_and_no_clock_runs_meanwhile(stuck):
    ask = "Ask how this stands, which the deal waits for: the new budget"
    waits = stuck(stood=(90, 90), wait="2026-12-01 the new budget")
    assert waits == [(ask, "the wait runs until 1 Dec 2026")]
    over = stuck(stood=(90, 90), wait="2026-11-20 the new budget")
    assert over[0] == (ask, "the wait ended on 20 Nov 2026")
    assert len(over) == 3


def test_what_ended_it_stays_in_sight_when_it_is_opened_again(stuck):
    ask = "“budget frozen” ended it: what is different now?"
    [(stopped, why)] = stuck(stopped="budget frozen", stood=(90, 90))
    assert (stopped, why) == (ask, "with the same reason it would end the same way")
    assert stuck(ended="budget frozen") == [(ask, "it was opened again after that stop")]


def test_a_late_milestone_and_an_open_complaint_mean_that_no_progress_is_felt(stuck, playbook):
    sheets = {
        "delivery_plan": {"promises": ["twelve minutes"], "milestones": {"pilot": {"due": "2026-11-10"}}},
        "complaints": {"complaints": {"it froze": {"raised_on": "2026-11-18"}}},
    }
    assert stuck("execute", sheets=sheets) == [
        (
            playbook.stage("execute").stuck.en,
            "1 milestone is late, so they see no progress; with 1 complaint open, no other progress is felt",
        )
    ]
    on_time = {
        "delivery_plan": {"promises": ["twelve minutes"], "milestones": {"pilot": {"due": "2027-01-10"}}}
    }
    assert stuck("execute", sheets=on_time) == []
