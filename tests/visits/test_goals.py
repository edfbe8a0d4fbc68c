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
    assert [line.fills for line in rest] == ["visit:held"]


def test_a_reason_calls_worksheets_and_their_figures_by_name(sheet):
    whys = [say(line.why) for line in goals(sheet("understand"))]
    assert any("“completeness” (Qualification) is 0; the rule says at least 60" in why for why in whys), whys


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


def test_an_open_gate_makes_the_next_stage_the_goal(sheet):
    ready = {
        "answers": {"needs_known": "yes 2026-11-20 they nodded"},
        "profile": [f"{name}=x" for name in ("business_direction", "business_plan", "success_factors")]
        + [f"{name}=x" for name in ("our_solution", "our_cases")],
        "visits": [("2026-11-20", "needs")],
        **SMALL,
    }
    (only,) = goals(sheet("understand", **ready))
    assert say(only.text) == "Agree with the client that the next stage begins: Explore the options"
