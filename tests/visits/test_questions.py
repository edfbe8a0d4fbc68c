"""What to ask: doubts, people, and the gaps in what we know."""

import pytest
from helpers import DAY

from stages.worksheets import WORKSHEETS
from visits.meeting import Meeting
from visits.questions import questions, unfinished

FILLED = ("business_direction=exports fall", "business_plan=third line by May")


def asked(sheet, **deal):
    made = sheet("understand", **deal)
    return [line.fills for s in made.sections if s.id in ("ask", "later") for line in s.lines if line.fills]


def test_what_the_profile_lacks_is_asked_and_what_it_has_is_not(sheet):
    empty, begun = asked(sheet), asked(sheet, profile=FILLED)
    assert empty[0] == "fill:client_profile.business_direction"
    assert begun[0] == "fill:client_profile.success_factors"


def test_a_doubt_is_asked_before_any_gap(lines):
    first = lines("ask", "understand", answers={"needs_known": "unsure 2026-11-12 delivery"})[0]
    assert first == "“Does this supplier know what we need?” What is still missing for a clear yes?"


def test_nobody_known_who_decides_is_asked_for(sheet):
    assert "contact:economic_buyer" not in asked(sheet, known=("Chen Yu", "Gao Min"))
    assert asked(sheet, known=("Gao Min", "Wu Bin"))[0] == "contact:economic_buyer"
    assert asked(sheet, known=())[0] == "contact:economic_buyer"
    assert asked(sheet, account=None)[0] == "set:account"


def test_each_worksheet_the_gate_waits_for_has_its_turn(sheet):
    assert [fill for fill in asked(sheet) if fill.startswith("fill:")] == [
        "fill:client_profile.business_direction",
        "fill:qualification.need",
        "fill:stakeholders.people",
        "fill:client_profile.business_plan",
        "fill:qualification.volume",
    ]


def test_rows_are_one_question_until_none_of_them_lacks_anything(sheet):
    def about_people(rows):
        return [f for f in asked(sheet, sheets={"stakeholders": {"people": rows}}) if f.endswith(".people")]

    gao = {"person": "ACME.2", "stance": "neutral", "influence": "2", "cares_about": "a quiet night shift"}
    assert about_people([gao, {"person": "ACME.1", "stance": "supports"}]) == ["fill:stakeholders.people"]
    assert about_people([gao]) == []


def test_what_a_score_rests_on_is_asked_once_there_is_a_score(sheet):
    assert "fill:qualification.need_evidence" not in asked(sheet)
    assert "fill:qualification.need_evidence" in asked(sheet, sheets={"qualification": {"need": "4"}})


def test_what_nobody_needs_is_not_asked(meeting):
    """The currency of a worksheet fills itself in; a note is the rep's own."""
    ever = {
        fill for stage in ("understand", "explore", "expand") for fill in fills(questions(meeting(stage)))
    }
    assert "fill:delivered_value.offers" in ever
    assert not any(fill.endswith((".currency", ".note")) for fill in ever)


def test_the_behaviour_is_asked_only_while_it_is_not_known(meeting):
    def about_behaviour(behaviour, **judged):
        asked = questions(meeting(behaviour=behaviour, sheets={"buying_behaviour": judged}))
        return [f for f in fills(asked) if "buying_behaviour" in f]

    assert about_behaviour("project", help_needed="4", complexity="5") == []
    assert about_behaviour("project", help_needed="4") == ["fill:buying_behaviour.complexity"]
    assert about_behaviour(None, help_needed="4", complexity="5") == ["fill:buying_behaviour.behaviour"]


def test_what_earlier_stages_left_is_asked_if_there_is_time_until_the_deal_is_won(meeting):
    def left(stage):
        return "fill:client_profile.success_factors" in fills(unfinished(meeting(stage, profile=FILLED)))

    assert [left(stage) for stage in ("understand", "explore", "expand", "execute")] == [
        False,
        True,
        True,
        False,
    ]


def fills(lines):
    return [line.fills for line in lines if line.fills]


@pytest.fixture
def meeting(opened):
    def make(*args, **deal):
        now = opened(*args, **deal)
        return Meeting(now, now.verdict, (), (), WORKSHEETS, DAY)

    return make
