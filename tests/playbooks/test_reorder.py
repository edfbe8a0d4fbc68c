"""The playbook for reorders: short, and no shorter than an order needs."""

import filled
import packs
import pytest
from packs import Leg, Walk

from engine.requirements.decision import Decision
from stages.worksheets import WORKSHEETS


@pytest.fixture(scope="module")
def book():
    return packs.playbook("reorder")


def test_it_is_complete_in_both_languages(book):
    assert packs.badly_written(packs.parsed("reorder")) == []
    assert packs.lacking(book) == []
    assert packs.said_twice(book) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_says_the_question_and_how_the_client_buys(book, language):
    assert packs.unlike(book, language) == []


def test_three_stages_and_no_gate_of_more_than_four(book):
    assert [(s.id, s.status, s.label.zh) for s in book.stages] == [
        ("understand", "open", "核单"),
        ("expand", "open", "报价"),
        ("confirm", "won", "回款"),
    ]
    assert all(len(stage.gate) <= 4 for stage in book.stages)


def test_the_three_points_a_reorder_needs_and_no_more(book):
    points = {s.id: [r.point for r in s.gate if isinstance(r, Decision)] for s in book.stages}
    assert points == {"understand": ["needs_known"], "expand": ["will_buy"], "confirm": ["value_confirmed"]}
    assert not next(r for r in book.stage("expand").gate if r.id == "decision:will_buy").waivable


def test_of_the_action_plan_a_sheet_asks_for_price_and_credit_alone(book):
    asked = {f.id for f in WORKSHEETS["action_plan"].fields}
    for behaviour in book.behaviours.values():
        spared = {name.removeprefix("action_plan.") for name in behaviour.leave_out}
        assert asked - spared == {"currency", "price", "credit_limit", "receivables", "notes_receivable"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_long_the_stock_lasts_is_asked_once(book, language):
    asked = {"zh": "够用几天", "en": "stock last"}[language]
    sheets = [p.text for p in packs.printed(book, language) if p.sample.stage == "understand"]
    assert [" ".join(text.split()).count(asked) for text in sheets] == [1] * len(sheets)


def test_what_is_paid_after_two_months_is_no_alarm(book):
    """60 days from the end of the month are up to 90 calendar days, 64 working days of five a week."""
    collect = book.stage("confirm").limits
    assert collect.warn * 7 // 5 >= 60
    assert collect.critical * 7 // 5 >= 90
    assert book.points["value_confirmed"] >= collect.critical * 7 // 5


def test_days_where_the_method_has_weeks(book):
    assert [stage.limits for stage in book.stages] == [(3, 6, 3), (5, 10, 4), (50, 75, 15)]


def test_one_buyer_at_the_desk_is_no_sign_of_trouble(book):
    off = {id for id, tuned in book.signs.tuned.items() if tuned.level == "off"}
    assert off == {"single_threaded", "sponsor_missing", "buyer_missing", "step_one_sided"}


def test_an_order_from_the_call_to_the_money(shell):
    walk = Walk(shell, "reorder", amount=60000, behaviour="profit", people=["buyer"])
    assert walk.go([Leg("understand", ["needs_known"], ["stock_checked"])]) == ["expand"]

    # The limit is 200,000: with 150,000 owed, this order of 60,000 is 10,000 too much
    credit = "action_plan price=60000 credit_limit=200000 notes_receivable=0 receivables"
    walk.fill(f"{credit}=150000")
    walk.says("will_buy")
    assert walk.open_ones() == ["within_credit"]
    walk.fill(f"{credit}=140000")
    assert walk.advance() == "confirm"

    # Goods come, something is wrong with them: no money until it is put right
    day = shell.now.date()
    for item in ("paid", "next_order_dated"):
        walk.tick(item)
    walk.says("value_confirmed")
    assert walk.open_ones() == []
    walk.fill(filled.complaint(walk.words, kind="quality", raised_on=day, listened_on=day))
    assert walk.open_ones() == ["complaints_settled"]
    steps = (
        "apologised_on",
        "restated_on",
        "offered_on",
        "compensated_on",
        "promise_kept_on",
        "satisfied_on",
    )
    settled = dict.fromkeys(steps, day) | {"offer": "replaced", "compensation": "freight", "satisfied": "yes"}
    walk.fill(filled.complaint(walk.words, **settled))
    assert walk.advance() == "done"
