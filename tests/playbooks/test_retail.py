"""The playbook for shops and distributors: client-value in the words of the shop floor."""

import filled
import packs
import pytest
from packs import Leg, Walk


@pytest.fixture(scope="module")
def book():
    return packs.playbook("retail")


def test_it_is_complete_in_both_languages(book):
    assert packs.badly_written(packs.parsed("retail")) == []
    assert packs.lacking(book) == []
    assert packs.said_twice(book) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_says_the_question_and_how_the_client_buys(book, language):
    assert packs.unlike(book, language) == []


def test_no_stage_speaks_of_projects_any_more(book):
    base = packs.playbook("client-value")
    assert [s.id for s, b in zip(book.stages, base.stages, strict=True) if s.question == b.question] == []
    assert [s.label.zh for s in book.stages] == ["摸店", "选品", "进店", "上架", "复购"]


def test_the_client_is_asked_in_a_shopkeepers_words(book):
    asked = [decision.ask.zh for stage in book.stages for decision in stage.decisions]
    assert asked == [
        "这家供货商懂我的店、懂我的客人吗？",
        "摆上去，会比现在那个好卖吗？",
        "万一卖不动，能退能换吗？",
        "摆了这个货，这块货架真能多赚吗？",
        "这批货进不进？第一单进多少？",
        "这货走得动吗？和当初说的差得多吗？",
        "卖下来赚到了吗？接着进吗？",
    ]


def test_what_is_on_the_shelf_is_looked_at_before_the_paper(book):
    items = [r.item for s in book.stages for r in s.gate if r.kind == "item"]
    assert items == [
        *["store_surveyed", "comparison_shown", "range_chosen", "returns_agreed", "terms_agreed"],
        *["shelf_right", "sell_out_counted", "handover_signed", "collected", "reorder_rhythm"],
    ]


def test_a_round_of_shops_is_many_short_calls(book):
    assert book.cadence.per_day == 12


def test_a_listing_from_the_survey_to_the_next_order(shell):
    walk = Walk(shell, "retail", amount=50000, behaviour="relationship", people=["champion"])
    c, day = walk.words, shell.now.date()
    scores = " ".join(f"{name}=4 {name}_evidence=seen" for name in filled.DIMENSIONS)
    walk.talk()
    legs = [
        Leg("understand", ["needs_known"], ["store_surveyed"], [f"qualification {scores}"]),
        Leg("explore", ["better_than_others"], ["comparison_shown", "range_chosen"]),
    ]
    assert walk.go(legs) == ["explore", "expand"]

    # Goods on trust: 400,000 owed and 480,000 ordered pass the limit of 900,000 with 120,000 in notes
    walk.fill(filled.expanded(c, day)[3])
    walk.fill("action_plan receivables=400000 notes_receivable=120000")
    for item in ("returns_agreed", "terms_agreed"):
        walk.tick(item)
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        walk.says(point)
    assert walk.open_ones() == ["within_credit"]
    walk.fill("action_plan notes_receivable=0")
    assert walk.advance() == "execute"

    done = f"delivery_plan 'milestones.{c['first']}.status=done' 'milestones.{c['first']}.done_on={day}'"
    asked = f"complaints asked_on={day} 'asked={c['who']}'"
    shelf = ["shelf_right", "sell_out_counted", "handover_signed"]
    told = [*filled.confirmed(c, day)[:2], f"next_conversation kind=upsell what=more on={day}"]
    legs = [
        Leg("execute", ["expectation_met"], shelf, [filled.promised(c, day), done, asked]),
        Leg("confirm", ["value_confirmed"], ["collected", "reorder_rhythm"], told),
    ]
    assert walk.go(legs) == ["confirm", "done"]
