import pytest

from words.say import say


def test_every_sign_that_shows_the_worst_first(diagnosed):
    found = diagnosed(since="2026-10-20", contact="2026-09-01", unsure=1)
    assert [(f.id, f.level.name) for f in found.findings] == [
        ("silence", "CRITICAL"),
        ("stage_age", "WARN"),
        ("step_missing", "WARN"),
        ("slowed", "WARN"),
    ]
    assert say(found.first_step) == "Show the value"


def test_old_and_in_touch_is_a_queue(diagnosed):
    found = diagnosed(since="2026-01-05", contact="2026-11-18", step="2026-12-01 with chen")
    assert found.pattern.id == "queue"
    assert say(found.ask).startswith("What does the client still have to decide here")


@pytest.mark.parametrize("contact", [None, "2026-10-30"])
def test_old_and_silent_is_neglect(diagnosed, contact):
    found = diagnosed(since="2026-01-05", contact=contact)
    assert found.pattern.id == "neglect"
    assert "Wh" in say(found.ask)
    assert "decide" not in say(found.ask)


@pytest.mark.parametrize("given", [{}, {"since": "2026-11-02", "contact": "2026-10-01"}])
def test_a_stay_that_is_not_old_is_neither(diagnosed, given):
    assert diagnosed(**given).pattern is None


def test_a_deal_that_moves_is_asked_nothing(diagnosed):
    found = diagnosed(since="2026-11-18", contact="2026-11-18")
    assert (found.findings, found.ask) == ((), None)


def test_a_waiting_deal_keeps_its_ages_and_shows_no_sign(diagnosed):
    found = diagnosed(since="2026-01-05", waits="2026-11-30")
    assert (found.findings, found.pattern) == ((), None)
    assert found.ages.stage.working_days == 229
