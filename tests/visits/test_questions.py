"""What to ask: doubts, people, and the gaps in what we know."""

import pytest
from helpers import DAY

from engine.background import Background, Beside
from engine.state import Filled
from stages.worksheets import WORKSHEETS
from visits.gaps import asked as asked_for
from visits.meeting import Meeting
from visits.places import row_anchor
from visits.questions import questions, unfinished
from words.say import say, speak

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


class TestWhereWhoDecidesIsNoQuestion:
    @pytest.fixture
    def playbook(self, playbook):
        profit = playbook.behaviours["profit"]
        left_out = profit._replace(leave_out=(*profit.leave_out, "deciders"))
        return playbook._replace(behaviours={**playbook.behaviours, "profit": left_out})

    def test_it_is_not_asked_of_those_the_playbook_spares(self, sheet):
        at = {"amount": 9_999_900, "known": ("Gao Min",)}
        assert "contact:economic_buyer" not in asked(sheet, behaviour="profit", **at)
        assert "contact:economic_buyer" in asked(sheet, behaviour="project", **at)


def test_each_worksheet_the_gate_waits_for_has_its_turn(sheet):
    assert [fill for fill in asked(sheet) if fill.startswith("fill:")] == [
        "fill:client_profile.business_direction",
        "fill:qualification.need",
        "fill:stakeholders.people",
        "fill:client_profile.business_plan",
    ]


def test_of_rows_the_first_that_lacks_something_is_asked_about_until_none_does(sheet):
    def about_people(rows):
        made = sheet("understand", sheets={"stakeholders": {"people": rows}})
        every = (line for s in made.sections for line in s.lines)
        return [line for line in every if (line.fills or "").startswith("fill:stakeholders.people")]

    gao = {"person": "ACME.2", "stance": "neutral", "influence": "2", "cares_about": "a quiet night shift"}
    [line] = about_people([gao, {"person": "ACME.1", "stance": "supports"}])
    assert say(line.text) == "Chen Yu: How much does their word weigh?"
    assert say(line.why) == "still missing for Chen Yu in the Stakeholders: Influence (0–5), Cares about"
    assert line.fills == row_anchor("stakeholders", "people", "ACME.1", ["influence", "cares_about"])
    assert [blank.id for blank in line.box.blanks] == ["influence", "cares_about"]
    assert about_people([gao]) == []


def test_what_another_deal_of_the_client_found_out_is_confirmed_not_asked_anew(sheet):
    older = {"client_profile": Filled({"business_direction": "exports fall", "business_plan": "no"}, 14, {})}
    newer = {"client_profile": Filled({"business_plan": "third line by May"}, 14, {})}
    known = Background(beside=[Beside("ACME-7", newer), Beside("ACME-3", older)])
    made = sheet("understand", profile=FILLED[:1], background=known)
    lines = {line.fills: line for s in made.sections for line in s.lines if line.fills}
    plan = lines["fill:client_profile.business_plan"]
    assert say(plan.text) == "Does this still hold? Business plan: third line by May"
    assert say(plan.why) == "so the Client profile of ACME-7 has it"
    # What this deal has found out itself is asked no more.
    assert "fill:client_profile.business_direction" not in lines


def test_of_rows_found_out_elsewhere_the_names_will_do(meeting):
    rows = [{"name": name} for name in ("Siemens", "Kunlun", "ABB", "Omron")]
    known = Background(beside=[Beside("ACME-3", {"competitors": Filled({"competitors": rows}, 9, {})})])
    field = next(f for f in WORKSHEETS["competitors"].fields if f.id == "competitors")
    line = asked_for(meeting()._replace(background=known), "competitors", field)
    assert say(line.text).endswith(": Siemens, Kunlun, ABB and 1 more")
    assert line.fills == "fill:competitors.competitors"


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


def test_nobody_is_asked_what_is_not_theirs_to_tell(sheet):
    """A buyer knows of terms and not of plans; what a return must be is for those who release the money."""

    def asked_of(part, stage="understand"):
        made = sheet(stage, met="Chen Yu", who={"part": part})
        return {line.fills or "" for s in made.sections if s.id in ("ask", "later") for line in s.lines}

    profile = "fill:client_profile.business_direction"
    assert profile in asked_of("decider")
    assert not any(fill.startswith("fill:client_profile") for fill in asked_of("buyer"))
    assert any(fill.startswith("fill:business_case") for fill in asked_of("economic_buyer", "expand"))
    assert not any(fill.startswith("fill:business_case") for fill in asked_of("user", "expand"))


def test_what_we_count_ourselves_is_looked_up_before(sheet):
    made = sheet("confirm", met="Chen Yu")
    placed = {line.fills: s.id for s in made.sections for line in s.lines if line.fills}
    assert placed["fill:satisfaction.asked"] == "prepare"
    assert not any(
        id in ("ask", "later") and fill.startswith("fill:satisfaction.") and fill not in SCORED
        for fill, id in placed.items()
    )


SCORED = ("fill:satisfaction.expected", "fill:satisfaction.perceived")
"""What the client scores."""


def test_a_follow_up_stands_behind_what_it_follows(sheet):
    made = sheet("understand", behaviour="project", sheets={"stakeholders": {}}, profile=FILLED)
    about = [line.fills.partition(".")[0] for line in asking(made) if (line.fills or "").startswith("fill:")]
    assert about == sorted(about, key=about.index)


def test_a_doubt_is_asked_of_the_client_in_both_languages(lines):
    for language, said in (
        ("zh", "您要放心说“是”，还差哪一点？"),
        ("en", "What is still missing for a clear yes?"),
    ):
        speak(language)
        assert lines("ask", "understand", answers={"needs_known": "unsure 2026-11-12 x"})[0].endswith(said)


def asking(made):
    return next(s.lines for s in made.sections if s.id == "ask")


def fills(lines):
    return [line.fills for line in lines if line.fills]


@pytest.fixture
def meeting(opened):
    def make(*args, **deal):
        now = opened(*args, **deal)
        return Meeting(now, now.verdict, (), (), WORKSHEETS, DAY)

    return make
