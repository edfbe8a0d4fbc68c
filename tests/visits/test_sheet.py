"""The sheet as a whole: made for this deal, bounded, and every line with its reason."""

from datetime import date
from itertools import combinations

import pytest

from commands.step_line import command_line
from engine.errors import Refused
from engine.message import Message, Text
from stages.worksheets import WORKSHEETS
from visits.sections import ROOM
from visits.sheet import build_sheet
from words.say import say, speak

STAGES = ("understand", "explore", "expand", "execute", "confirm")
BEHAVIOURS = ("project", "relationship", "profit")
BUSY = {
    "promises": [f"us 2026-11-{day} send part {day}" for day in range(10, 20)],
    "visits": [("2026-11-12", "lead time decides it")],
    "answers": {"needs_known": "unsure 2026-11-12 the budget owner changed"},
}


def section(sheet, id):
    return next((s.lines for s in sheet.sections if s.id == id), ())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("behaviour", [*BEHAVIOURS, None])
@pytest.mark.parametrize("stage", STAGES)
def test_every_line_can_be_said_and_has_a_reason(sheet, stage, behaviour, language):
    speak(language)
    made = sheet(stage, met="Chen Yu", behaviour=behaviour, **BUSY)
    every = [*made.head, *(line for s in made.sections for line in s.lines)]
    assert len(every) > 20
    for line in every:
        assert isinstance(line.why, Message | Text)
        assert say(line.text).strip()
        assert say(line.why).strip()


@pytest.mark.parametrize("stage", STAGES)
def test_a_section_holds_what_a_visit_can_hold_and_the_rest_is_for_later(sheet, stage):
    made = sheet(stage, **BUSY)
    assert all(len(s.lines) <= ROOM.get(s.id, 8) for s in made.sections)
    assert [s.id for s in made.sections][-2:] == ["later", "afterwards"]
    assert "send part 14" in " ".join(say(line.text) for line in section(made, "later"))


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_each_stage_makes_another_sheet(sheet, behaviour):
    pages = [
        {say(line.text) for s in sheet(st, behaviour=behaviour).sections for line in s.lines} for st in STAGES
    ]
    for one, other in combinations(pages, 2):
        assert len(one & other) < len(one) / 2


def test_who_knows_what_to_buy_is_asked_less(sheet):
    asked = {b: len(section(sheet("understand", behaviour=b), "ask")) for b in BEHAVIOURS}
    assert asked == {"project": 5, "relationship": 5, "profit": 3}
    asked = section(sheet("understand", behaviour="profit"), "ask")
    assert [line.fills for line in asked[:2]] == [
        "fill:client_profile.business_direction",
        "fill:qualification.need",
    ]
    assert [line.box.inline for line in asked] == [False, False, True], "the answer to any has its place"


def test_it_says_who_is_met(sheet):
    assert say(sheet(met="Chen Yu").who) == "Chen Yu (Decider, Analytical)"
    assert sheet().who is None


def test_advice_for_the_sticking_point_stands_there_only_when_the_deal_is_stuck(sheet, lines, playbook):
    assert lines("stuck") == []
    assert lines("stuck", answers=BUSY["answers"]) == [playbook.stage("understand").stuck.en]
    assert lines("stuck", answers={"needs_known": "yes 2026-11-20 they nodded"}) == []


def test_the_talk_opens_with_what_was_said_last(lines):
    visits = [("2026-11-12", "lead time decides it"), ("2026-10-01", "who we are")]
    assert lines("open", visits=visits)[0] == "Last time (12 Nov 2026, Chen Yu): lead time decides it"


def test_it_ends_with_a_step_to_agree(sheet):
    none, late, ahead = (
        section(sheet(step=step), "close")[0]
        for step in (None, "2026-11-18 Chen Yu: show the pilot", "2026-11-27 Chen Yu: show the pilot")
    )
    assert {none.fills, late.fills, ahead.fills} == {"step:next"}
    assert say(none.text) == "Agree the next step: what, on which day, with whom"
    assert say(late.why) == "3 days overdue: agree a new one"
    assert say(ahead.text) == "Next step as it stands: show the pilot (27 Nov 2026)"


def test_a_deal_that_is_done_needs_no_visit(sheet):
    with pytest.raises(Refused) as caught:
        sheet("done", status="done")
    assert caught.value.message.id == "visits.done"
    assert caught.value.hint.action == "new"


def test_a_stopped_deal_can_be_visited_and_the_sheet_says_that_it_is_stopped(sheet):
    said = [say(line.text) for line in sheet("explore", stopped="budget frozen").head]
    assert "This deal was stopped: budget frozen" in said


@pytest.mark.parametrize("stage", STAGES)
def test_a_close_is_expected_until_the_deal_is_won(opened, playbook, stage):
    now = opened(stage)
    now = now._replace(deal=now.deal._replace(close_date="2026-12-15"))
    said = [say(line.text) for line in build_sheet(now, (), (), WORKSHEETS).head]
    assert ("Expected to close on 15 Dec 2026" in said) is (playbook.stage(stage).status == "open")


def test_nobody_visits_a_person_who_has_left(sheet):
    with pytest.raises(Refused) as caught:
        sheet(met="Wu Bin")
    assert say(caught.value.message) == "Wu Bin left on 2 Nov 2026."
    assert caught.value.hint.action == "prep"


def test_a_step_agreed_with_somebody_who_left_is_agreed_anew(sheet):
    step = "2026-11-27 Wu Bin: show the pilot"
    [agreed, *_] = section(sheet(step=step), "close")
    assert say(agreed.why) == "Wu Bin left on 2 Nov 2026: agree it with whoever takes over"
    with pytest.raises(Refused) as caught:
        sheet(met="Wu Bin", step=step)
    assert command_line(caught.value.hint) == (
        "dealgate step ACME-1 'show the pilot' --on 2026-11-27 --with …"
    )


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    "deal", [{}, BUSY, {"profile": ["our_cases=two"]}, {"behaviour": "profit", "account": None}]
)
def test_nothing_is_said_twice(sheet, stage, deal):
    for lang in ("zh", "en"):
        speak(lang)
        said = [say(line.text) for s in sheet(stage, **deal).sections for line in s.lines]
        assert sorted(set(said)) == sorted(said)


def test_what_two_people_want_alike_is_said_once(sheet):
    alike = {"style": "amiable", "part": "user"}
    made = sheet("explore", met=("Chen Yu", "Li Na"), who=alike)
    opening = [say(line.text) for line in section(made, "open")]
    assert opening.count("Go and see them at work before you sit down") == 1


def test_nothing_is_to_be_filled_in_twice(sheet):
    """Nobody who decides is known: that is a goal as well as a question, with one box."""
    made = sheet("expand", known=("Gao Min",))
    [goal] = [line for line in section(made, "goals") if line.fills == "contact:economic_buyer"]
    [asked] = [line for line in section(made, "ask") if say(line.text).startswith("Who decides in the end")]
    assert goal.box.rows
    assert (asked.fills, asked.box) == (None, None)


@pytest.mark.parametrize(
    ("step", "day"),
    [
        ("2026-11-27 Chen Yu: show the pilot", "2026-11-27"),
        ("2026-11-27 Gao Min: show the pilot", "2026-11-21"),
        ("2026-11-18 Chen Yu: show the pilot", "2026-11-21"),
        (None, "2026-11-21"),
    ],
)
def test_it_is_for_the_day_of_the_next_step_with_somebody_met_unless_that_is_past(sheet, step, day):
    assert sheet(met=("Chen Yu", "Li Na"), step=step).on.isoformat() == day
    assert sheet(met="Chen Yu", step=step, on=date(2026, 12, 1)).on.isoformat() == "2026-12-01"


def test_the_same_deal_makes_the_same_sheet(sheet):
    assert sheet("explore", met="Li Na", **BUSY) == sheet("explore", met="Li Na", **BUSY)
