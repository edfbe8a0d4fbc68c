"""The one thing to do for a deal: what is said of it in a few words, and what follows."""

from datetime import date

import pytest

from commands.step_line import command_line
from visits.thing import URGENCY, thing
from words.say import say

NAMES = {"ACME.1": "Chen Yu", "ACME.2": "Gao Min"}
YES = {"needs_known": "yes 2026-11-20 they nodded"}
READY = {
    "answers": YES,
    "profile": [f"{n}=x" for n in ("business_direction", "business_plan", "success_factors", "our_solution")]
    + ["our_cases=x"],
    "visits": [("2026-11-20", "needs")],
    "amount": 100,
    "behaviour": "profit",
}


@pytest.fixture
def todo(opened):
    """todo("explore", step="…"): what is to be done, as `id, command, due`."""

    def make(*args, **deal):
        found = thing(opened(*args, **deal), date(2026, 11, 21), NAMES)
        return found.id, command_line(found.step), found.due

    return make


@pytest.fixture
def why(opened):
    return lambda *args, **deal: say(thing(opened(*args, **deal), date(2026, 11, 21), NAMES).why)


def test_a_promise_of_ours_that_is_due_is_kept(todo):
    kept = "dealgate promise ACME-1 'send the offer' --by us --kept"
    assert todo(promises=["us 2026-11-20 send the offer"]) == ("promise", kept, "2026-11-20")
    assert todo(promises=["us 2026-11-21 send the offer"]) == ("promise", kept, "2026-11-21")


def test_a_promise_due_soon_is_prepared_and_one_far_off_can_wait(todo):
    assert todo(promises=["us 2026-11-23 send the offer"]) == ("soon", "dealgate prep ACME-1", "2026-11-23")
    assert todo(promises=["us 2026-12-23 send the offer"])[0] == "unanswered"


@pytest.fixture
def of(opened):
    """of("lin", "explore", review="…"): the same on somebody's day."""

    def make(whose, *args, **deal):
        found = thing(opened(*args, **deal), date(2026, 11, 21), NAMES, whose)
        return found.id, command_line(found.step), found.due

    return make


def test_what_a_review_asked_is_done_by_whoever_was_asked(of):
    done = "dealgate review ACME-1 --done"
    assert of("lin", review="lin 2026-11-21 ring the CFO") == ("review", done, "2026-11-21")
    assert of("lin", review="lin 2026-11-24 ring the CFO") == ("soon", done, "2026-11-24")
    assert of("lin", review="lin 2026-11-25 ring the CFO")[0] == "unanswered"
    assert of("lin", review="wei 2026-11-21 ring the CFO")[0] == "unanswered"
    assert of(None, review="wei 2026-11-21 ring the CFO")[0] == "review"
    assert of("wei", review="wei 2026-11-21 ring the CFO") == ("review", done, "2026-11-21")


def test_on_a_colleague_s_deal_nothing_else_is_asked_of_one(of):
    promise = ["us 2026-11-20 send the offer"]
    assert of("wei", review="wei 2026-11-21", promises=promise)[0] == "review"
    assert of("lin", review="lin 2026-11-21", promises=promise)[0] == "promise"


@pytest.mark.parametrize(
    ("review", "said"),
    [
        ("lin 2026-11-19 ring the CFO", "“ring the CFO” was agreed with wei for 19 Nov 2026 and is overdue"),
        ("lin 2026-11-21 ring the CFO", "“ring the CFO” was agreed with wei for today"),
        ("lin 2026-11-22", "your help was agreed with wei for 22 Nov 2026"),
    ],
)
def test_who_asked_for_it_is_named(why, review, said):
    assert why(review=review) == said


def test_a_step_today_is_prepared_and_one_that_is_past_is_recorded(todo):
    assert todo(step="2026-11-21 Chen Yu: show the pilot") == (
        "step",
        "dealgate prep ACME-1 --with 'Chen Yu'",
        "2026-11-21",
    )
    assert todo(step="2026-11-18 Chen Yu: show the pilot") == (
        "step",
        "dealgate visit log ACME-1 --with 'Chen Yu' --on 2026-11-18 --summary …",
        "2026-11-18",
    )


def test_a_step_near_is_prepared(todo):
    assert todo(step="2026-11-24 Chen Yu: show the pilot")[0] == "soon"
    assert todo(step="2026-11-25 Chen Yu: show the pilot")[0] == "unanswered"


def test_a_promise_of_the_client_is_chased_once_it_is_overdue(todo):
    assert todo(promises=["client 2026-11-20 name the budget owner"])[0] == "chase"
    assert todo(promises=["client 2026-11-21 name the budget owner"])[0] == "unanswered"


def test_a_stopped_deal_is_woken(todo, why):
    assert todo(stopped="budget frozen") == ("wake", "dealgate reopen ACME-1 --reason …", "2026-11-21")
    assert "budget frozen" in why(stopped="budget frozen")


def test_a_wait_that_is_over_is_asked_about_until_somebody_did(todo):
    assert todo(wait="2026-11-20 budget round") == ("wait_over", "dealgate prep ACME-1", "2026-11-20")
    assert todo(wait="2026-11-20 budget round", visits=[("2026-11-20", "granted")])[0] == "unanswered"


def test_a_no_asks_for_a_decision(opened):
    no = {"better_than_others": "no 2026-11-12 Siemens is quicker"}
    found = thing(opened("explore", answers=no), date(2026, 11, 21), NAMES)
    assert command_line(found.step) == "dealgate stop ACME-1 --class … --reason …"
    assert command_line(found.instead) == "dealgate back ACME-1 … --reason …"
    first = opened("understand", answers={"needs_known": "no 2026-11-12 we build it ourselves"})
    assert thing(first, date(2026, 11, 21), NAMES).instead is None


def test_an_open_gate_is_gone_through(todo, why):
    assert todo(**READY) == ("advance", "dealgate advance ACME-1", None)
    assert why(**READY) == "7 requirements settled, none open; advancing earns “Validated”"


def test_a_doubt_is_settled(todo, why):
    unsure = {"needs_known": "unsure 2026-11-12 the budget owner changed"}
    assert todo(answers=unsure)[:2] == (
        "unsure",
        "dealgate answer ACME-1 needs_known yes --evidence … --kind …",
    )
    assert "unsure, 9 days ago" in why(answers=unsure)


def test_a_yes_of_long_ago_is_a_doubt_again(todo):
    assert todo(answers={"needs_known": "yes 2026-06-01 they nodded"})[0] == "unsure"


def test_without_an_account_nothing_else_can_be_recorded(todo):
    assert todo(account=None) == ("account", "dealgate set ACME-1 account=…", None)


def test_a_point_nobody_asked_about_is_asked(todo, why):
    assert todo(step="2026-12-20 Chen Yu: x")[0] == "unanswered"
    assert "Does this supplier know what we need?" in why()
    assert "no next step" in why()
    assert "no next step" not in why(step="2026-12-20 Chen Yu: x")


def test_then_whatever_else_the_gate_wants(todo):
    assert todo(**READY | {"visits": []})[:2] == (
        "open",
        "dealgate visit log ACME-1 --with … --on … --summary …",
    )


# From the least pressing to the most: each added to all before it takes its place.
LADDER = [
    ("unanswered", {}),
    ("account", {"account": None}),
    ("unsure", {"account": "ACME", "answers": {"needs_known": "unsure 2026-11-12 x"}}),
    ("soon", {"step": "2026-11-23 Chen Yu: x"}),
    ("no", {"step": None, "answers": {"needs_known": "no 2026-11-12 x"}}),
    ("wait_over", {"wait": "2026-11-20 budget round"}),
    ("chase", {"promises": ["client 2026-11-20 x"]}),
    ("step", {"step": "2026-11-20 Chen Yu: x"}),
    ("promise", {"promises": ["us 2026-11-20 y"]}),
]


def test_the_more_pressing_comes_before_the_less(todo):
    deal, found = {}, []
    for _, more in LADDER:
        deal |= more
        found.append(todo(**deal)[0])
    assert found == [id for id, _ in LADDER]
    assert found == sorted(found, key=URGENCY.index, reverse=True)


@pytest.mark.parametrize("on", ["2026-11-18", "2026-11-21", "2026-11-23", "2026-12-18"])
def test_nobody_is_sent_to_a_person_who_has_left(opened, on):
    """Wu Bin left on 2 November; a day that is past is to be chosen anew."""
    now = opened(step=f"{on} Wu Bin: show the pilot")
    found = thing(now, date(2026, 11, 21), {**NAMES, "ACME.4": "Wu Bin"})
    if on < "2026-12-01":
        assert say(found.why) == "“show the pilot” was agreed with Wu Bin, who left on 2 Nov 2026"
        day = "…" if on < "2026-11-21" else on
        assert command_line(found.step) == f"dealgate step ACME-1 'show the pilot' --on {day} --with …"
    assert "Wu Bin'" not in command_line(found.step)


def test_a_visit_before_somebody_left_can_still_be_recorded(opened):
    now = opened(step="2026-11-01 Wu Bin: show the pilot")
    found = thing(now, date(2026, 11, 21), {**NAMES, "ACME.4": "Wu Bin"})
    assert command_line(found.step) == (
        "dealgate visit log ACME-1 --with 'Wu Bin' --on 2026-11-01 --summary …"
    )
    assert command_line(found.instead) == "dealgate step ACME-1 … --on … --with …"
