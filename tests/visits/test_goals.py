"""What the visit is to bring home."""

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
    found = {say(line.text): say(line.why) for line in goals(sheet("understand", profile=["our_cases=two"]))}
    assert found["Fill the gaps: Client profile"] == (
        "6 answers missing. With fewer than five of the seven points, any proposal is guesswork"
    )
    assert found["Qualified on all five, need, volume, money, authority and credit"] == (
        "Qualification: 6 answers missing. A client who doesn't qualify costs more with every stage"
    )
    assert not any("completeness" in why or "%" in why for why in found.values())


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
    assert points == ["answer:works_low_risk", "answer:value_reachable", "answer:will_buy"]


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
    first = next(s.lines[0] for s in made.sections if s.id == "prepare")
    assert say(first.text) == "We answer at least 60 % of the jobs, pains and gains that count"
    assert say(first.why).startswith("Fit: 0.")
