"""What the visit is to bring home."""

import re

from helpers import DAY

from engine.message import Text, msg
from stages.worksheets import WORKSHEETS
from visits.goals import because
from visits.goals import goals as goals_of
from visits.meeting import Meeting
from words.say import say

SMALL = {"amount": 100, "behaviour": "profit"}
"""The gate asks little of such a deal."""
UNSURE = {"needs_known": "unsure 2026-11-12 the budget owner changed"}


def goals(sheet):
    return next(s.lines for s in sheet.sections if s.id == "goals")


def test_the_clients_open_decision_comes_first_in_the_clients_voice(sheet):
    first, *rest = goals(sheet("understand", answers=UNSURE, **SMALL))
    assert say(first.text) == "“Does this supplier know what we need?”"
    assert first.fills == "answer:needs_known"
    assert rest == []


def test_what_a_worksheet_lacks_is_one_goal_that_says_how_much(sheet):
    """And names the answers this page asks for, no more."""
    made = sheet("understand", profile=["our_cases=two"])
    found = {say(line.text): say(line.why) for line in goals(made)}
    assert found["Client profile: learn Business direction"] == (
        "6 answers missing. With fewer than five of the seven points, any proposal is guesswork"
    )
    assert found["Qualification: learn Degree of need"] == (
        "6 answers missing. A client who doesn't qualify costs more with every stage"
    )
    asked = [line.fills for s in made.sections if s.id == "ask" for line in s.lines]
    assert {"fill:client_profile.business_direction", "fill:qualification.need"} <= set(asked)
    assert not any("completeness" in why or "%" in why for why in found.values())


def test_of_a_worksheet_nothing_is_a_goal_that_the_page_does_not_ask(opened):
    now = opened("understand")
    meeting = Meeting(now, now.verdict, (), (), WORKSHEETS, DAY)
    texts = [say(line.text) for line in goals_of(meeting, ["fill:qualification.volume"])]
    assert "Qualification: learn Volume of need" in texts
    assert not any(text.startswith("Client profile") for text in texts)


def test_what_no_visit_can_finish_is_cut_down_to_what_this_one_can(sheet):
    texts = [say(line.text) for line in goals(sheet("execute"))]
    assert "Go through the next milestone with the client: how far, by when, who accepts it" in texts
    assert not any("Every milestone" in text for text in texts)


def test_a_share_is_said_in_per_cent(sheet):
    plan = {"promises": ["faster"], "milestones": {"a": {"promise": "faster"}}}
    whys = [say(line.why) for line in goals(sheet("execute", sheets={"delivery_plan": plan}))]
    assert any(re.match(r"[^:]+: \d+(\.\d)? %", why) for why in whys)


def test_each_part_brings_home_what_it_can_give(sheet):
    def of(part, stage="expand"):
        return [say(line.text) for line in goals(sheet(stage, met="Chen Yu", who={"part": part}))]

    works = "“Does the solution work, and is the risk low?”"
    value = "“Can this supplier deliver the value we hope for?”"
    terms = "Price, terms and signing plan agreed, each step with a date and a name"
    assert of("decider")[:2] == of("economic_buyer")[:2] == [works, value]
    assert of("user")[:3] == [
        works,
        "Evidence from the floor: what works and what doesn't, in their own words",
        "An introduction to somebody above who has a say",
    ]
    assert of("blocker")[1:3] == [
        "Their worry named, in their own words",
        "One worry taken away, today or by a day you both name",
    ]
    assert of("buyer")[0].startswith("The terms on their side")
    assert any(text.startswith("The way to whoever decides") for text in of("champion"))
    assert any(text.startswith("Their opinion in writing") for text in of("influencer"))
    for part in ("user", "blocker", "influencer", "champion"):
        assert terms not in of(part)
    assert terms in of("decider")


def test_one_who_can_tell_is_enough(sheet):
    met = ("Chen Yu", "Li Na")
    assert "answer:value_reachable" in [line.fills for line in goals(sheet("expand", met=met))]
    assert "answer:value_reachable" not in [line.fills for line in goals(sheet("expand", met="Li Na"))]


def test_how_a_small_client_buys_is_judged_by_ourselves(sheet):
    """The axes are scored in the office, not asked of who knows what to buy."""
    unjudged = {"sheets": {"buying_behaviour": {"note": "they sent a list"}}}
    made = sheet("understand", **SMALL, **unjudged)
    fills = [line.fills or "" for s in made.sections if s.id in ("ask", "later") for line in s.lines]
    assert not any("buying_behaviour" in fill for fill in fills)
    title = "We know how this client prefers to buy"
    assert title not in [say(line.text) for line in goals(made)]
    assert title in [say(line.text) for s in made.sections if s.id == "prepare" for line in s.lines]
    asked = [line.fills or "" for s in sheet(**unjudged).sections for line in s.lines]
    assert any("buying_behaviour" in fill for fill in asked)


def test_a_figure_that_falls_short_is_named(sheet):
    scores = ("need", "volume", "purchasing_power", "authority", "creditworthiness")
    poor = dict.fromkeys(scores, "1") | {f"{name}_evidence": "said so" for name in scores}
    whys = [say(line.why) for line in goals(sheet("understand", sheets={"qualification": poor}))]
    assert "Result: nurture. A client who doesn't qualify costs more with every stage" in whys


def test_what_only_the_office_can_settle_is_prepared_and_not_brought_home(sheet):
    made = sheet("expand", behaviour="project")
    within = "Receivables and notes stay within the credit limit"
    prepared = next(s.lines for s in made.sections if s.id == "prepare")
    assert within not in [say(line.text) for line in goals(made)]
    assert [say(line.why) for line in prepared if say(line.text) == within] == [
        "Mutual action plan: 3 answers missing. Beyond the limit, selling more means being owed more"
    ]
    assert "tick:credit_checked" in [line.fills for line in prepared]


def test_what_the_client_agreed_to_is_ticked_off(sheet):
    shown = next(line for line in goals(sheet("explore")) if line.fills == "tick:comparison_shown")
    assert shown.box.ticked
    done = goals(sheet("explore", items=["comparison_shown"]))
    assert "tick:comparison_shown" not in [line.fills for line in done]


def test_it_says_how_the_point_stands_and_since_when(sheet):
    why = say(goals(sheet("understand", answers=UNSURE))[0].why)
    assert why == "now: unsure, 9 days ago: “the budget owner changed”"


def test_points_of_one_gate_keep_their_order_and_buying_is_asked_last(sheet):
    points = [line.fills for line in goals(sheet("expand")) if (line.fills or "").startswith("answer:")]
    assert points == ["answer:works_low_risk", "answer:value_reachable"]
    yes = dict.fromkeys(("works_low_risk", "value_reachable"), "yes 2026-11-20 the pilot ran a week")
    assert goals(sheet("expand", answers=yes))[0].fills == "answer:will_buy"


def test_a_settled_point_is_no_goal(sheet):
    yes = {"works_low_risk": "yes 2026-11-20 the pilot ran a week"}
    assert "answer:works_low_risk" not in [line.fills for line in goals(sheet("expand", answers=yes))]


def test_our_own_hope_does_not_settle_a_point(sheet):
    hope = {"needs_known": "hope 2026-11-20 they smiled"}
    assert goals(sheet("understand", answers=hope))[0].fills == "answer:needs_known"


READY = {
    "answers": {"needs_known": "yes 2026-11-20 they nodded"},
    "profile": [f"{name}=x" for name in ("business_direction", "business_plan", "success_factors")]
    + [f"{name}=x" for name in ("our_solution", "our_cases")],
    "visits": [("2026-11-20", "needs")],
    **SMALL,
}


def test_an_open_gate_makes_the_next_stage_the_goal(sheet):
    (only,) = goals(sheet("understand", **READY))
    assert say(only.text) == "Agree with the client that the next stage begins: Explore the options"
    assert say(only.why) == "the gate is open: time to move"


def test_a_conversation_that_alone_is_missing_is_the_goal(sheet):
    (only,) = goals(sheet("understand", **READY | {"visits": []}))
    assert say(only.text) == "One real conversation with the client, both sides talking"


def test_our_own_homework_is_no_goal_of_a_visit(sheet):
    """The fit alone is missing, and that is worked out in the office."""
    scores = {"weight": "4"}
    canvas = {
        "segment": "line managers",
        "jobs": {"change over": {**scores, "sort": "functional"}},
        "pains": {"waiting": scores},
        "gains": {"an hour a shift": scores},
        "products": {"quick clamp": {}},
        "relievers": {"clamps by itself": {"addresses": []}},
        "creators": {"counts": {"addresses": []}},
    }
    options = {
        "criteria": {"time": {"weight": "1"}},
        "options": {
            "ours": {"whose": "ours", "scores": {"time": "4"}},
            "none": {"whose": "nothing", "scores": {"time": "1"}},
        },
    }
    made = sheet(
        "explore",
        answers={"better_than_others": "yes 2026-11-20 they said so"},
        items=["comparison_shown"],
        visits=[("2026-11-20", "options")],
        sheets={"value_canvas": canvas, "options": options},
    )
    (only,) = goals(made)
    assert say(only.text) == "Agree with the client that the next stage begins: Agree the solution"
    assert say(only.why) == "the client's part is done; what is left is ours"
    prepared = {say(line.text): say(line.why) for s in made.sections if s.id == "prepare" for line in s.lines}
    assert prepared["We answer at least 60 % of the jobs, pains and gains that count"].startswith("Fit: 0")


def test_a_sentence_of_the_playbook_begins_one_on_the_sheet():
    nobody = Text("没有", "Nobody is known")
    assert say(because((nobody, Text("因为", "A price is agreed")))) == "Nobody is known. A price is agreed"
    assert say(because((msg("gate.item_open"), nobody))) == "now: not done yet. Nobody is known"
