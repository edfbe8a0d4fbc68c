"""What a playbook's `signs` change: switched off, tuned, raised, lowered, and signs of its own."""

import pytest
from helpers import playbook

from coach.level import Level
from coach.signs import reopened as reopened_sign
from coach.signs.table import SIGNS
from coach.stalled import levels, ranked, tallies
from coach.tuning import AS_THEY_COME, tunings
from words.say import speak

OLD = {"since": "2026-01-05", "contact": "2026-11-18", "step": "2026-12-01 with chen"}
MOVING = {"since": "2026-11-18", "contact": "2026-11-18"}
BUDGET = """
budget_frozen:
  condition: {field: worksheets.qualification.purchasing_power, op: "<=", value: 1}
  level: critical
  because: {zh: 客户的预算冻结了, en: the client's budget is frozen}
  ask: {zh: 哪天解冻？, en: When will it thaw?}
"""


def test_an_untuned_playbook_costs_nothing(asked):
    found = asked(A_1=OLD)
    assert set(found.tuned.values()) == {AS_THEY_COME}
    assert "tuning WHEN" not in found.signs


@pytest.mark.parametrize("off", ["off", "false", "{level: off}"])
def test_switched_off_it_never_shows(shows, judged, off):
    deal = {**MOVING, "entered_by": "reopen", "contact": None}
    assert shows("reopened", **deal).startswith("warn")
    assert shows("reopened", signs=f"reopened: {off}", **deal) == "none"
    assert judged(f"reopened: {off}", **deal).level == Level.NONE


def test_limits_of_its_own_and_said_to_be_the_playbooks(shows, diagnosed):
    signs = "close_pushed: {warn: 3, critical: 5}"
    assert shows("close_pushed", signs=signs, close_pushed=2) == "none"
    assert (
        shows("close_pushed", signs=signs, close_pushed=4)
        == "warn: close date pushed 4 times (a warning from 3 on)"
    )
    assert shows("close_pushed", signs=signs, close_pushed=5).startswith("critical")
    (found,) = [f for f in diagnosed(signs=signs, close_pushed=3).findings if f.id == "close_pushed"]
    assert (found.limit, found.limit_from) == (3, "playbook")


def test_a_week_has_five_working_days(shows):
    signs = "slowed_long: {warn: 1w, critical: 2w}"
    said = {"answers": {"needs_known": "unsure 2026-11-05"}}
    assert shows("slowed_long", signs=signs, **said) == (
        "critical: the client has been unsure here for 11 working days (critical limit 10)"
    )


def test_only_in_the_stages_named(shows):
    assert (
        shows(
            "close_pushed", signs="close_pushed: {warn: 9, critical: 9, stages: [understand]}", close_pushed=4
        )
        == "none"
    )


def test_a_late_step_is_measured_by_the_playbook_in_its_age_too(diagnosed):
    late = {**MOVING, "step": "2026-11-12 with chen"}
    assert diagnosed(**late).ages.next_step[3:5] == (5, "playbook")
    found = diagnosed(signs="step_overdue: {warn: 8d}", **late)
    assert found.ages.next_step[3:5] == (8, "playbook")
    assert "step_overdue" not in {f.id for f in found.findings}


class TestVersions:
    def test_the_newest_version_says_how_older_deals_are_looked_at(self):
        stages = "[{id: understand, gate: [{item: listed}]}]"
        old, new = playbook(stages, version=1), playbook(stages, version=2, signs="reopened: off")
        reopened = SIGNS.index(reopened_sign.SIGN)
        found = tunings([new, old])
        assert found["small", 1, "understand"] == found["small", 2, "understand"]
        assert found["small", 1, "understand"].settings[reopened].off

    def test_a_newer_one_that_says_nothing_takes_the_old_tuning_away(self):
        stages = "[{id: understand, gate: [{item: listed}]}]"
        tuned, plain = playbook(stages, version=1, signs="reopened: off"), playbook(stages, version=2)
        assert set(tunings([plain, tuned]).values()) == {AS_THEY_COME}


class TestLevel:
    def test_a_sign_lowered_to_a_note_is_shown_and_stalls_nobody(self, asked, shows):
        signs = "stage_age: {level: note}"
        assert shows("stage_age", signs=signs, **OLD).startswith("note: ")
        assert ranked(asked(signs, A_1=OLD)) == []

    def test_an_age_nobody_knows_stays_unknown(self, judged):
        assert judged("stage_age: {level: note}").level == Level.UNKNOWN

    def test_a_note_told_by_the_row_and_raised_stalls(self, judged):
        said = {**MOVING, "answers": {"needs_known": "unsure 2026-11-19"}}
        assert judged(**said).level == Level.NONE
        assert judged("slowed: {level: warn}", **said).level == Level.WARN

    def test_a_note_that_takes_a_look_and_is_raised_stalls_and_ranks(self, asked, shows):
        alone = {**MOVING, "contacts": ("user",), "amount": 900_00, "currency": "CNY"}
        known = {**MOVING, "contacts": ("user", "champion")}
        signs = "single_threaded: {level: critical, stages: [understand]}"
        assert ranked(asked(A_1=alone, B_1=known)) == []
        found = asked(signs, A_1=alone, B_1=known)
        assert [(deal.key, deal.level) for deal in ranked(found)] == [("A-1", Level.CRITICAL)]
        assert [tally.stalled for tally in tallies(found)] == [0, 1]
        assert shows("single_threaded", signs=signs, **alone).startswith("critical: User is the only one")

    def test_a_look_lowers_nobody(self, asked):
        found = asked("single_threaded: {level: warn}", A_1={"since": "2026-01-05"})
        assert levels(found) == {"A-1": Level.CRITICAL}

    def test_a_deal_that_waits_is_left_alone(self, asked):
        found = asked("single_threaded: {level: warn}", A_1={**MOVING, "waits": "2026-11-25"})
        assert levels(found) == {"A-1": None}


class TestOwnSign:
    @pytest.fixture
    def frozen(self):
        """A deal with so much purchasing power, of five."""
        from engine.state import Filled

        return lambda score: {
            **MOVING,
            "contacts": ("user", "champion"),
            "worksheets": {"qualification": Filled({"purchasing_power": score}, 20, {})},
        }

    def test_it_shows_where_its_condition_holds(self, shows, judged, frozen):
        assert shows("budget_frozen", signs=BUDGET, **frozen(1)) == "critical: the client's budget is frozen"
        assert judged(BUDGET, **frozen(1)).level == Level.CRITICAL
        assert shows("budget_frozen", signs=BUDGET, **frozen(4)) == "none"

    def test_unknown_never_shows(self, shows, judged):
        assert shows("budget_frozen", signs=BUDGET, **MOVING) == "none"
        assert judged(BUDGET, **MOVING).level == Level.NONE

    def test_in_chinese(self, shows, frozen):
        speak("zh")
        assert shows("budget_frozen", signs=BUDGET, **frozen(1)) == "critical: 客户的预算冻结了"

    def test_as_a_note_it_stalls_nobody(self, judged, shows, frozen):
        signs = BUDGET.replace("level: critical", "level: note")
        assert judged(signs, **frozen(1)).level == Level.NONE
        assert shows("budget_frozen", signs=signs, **frozen(1)).startswith("note: ")
