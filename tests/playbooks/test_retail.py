"""The playbook for shops and distributors: client-value in the words of the shop floor."""

import filled
import packs
import pytest
from packs import Leg, Walk

from stages.worksheets import WORKSHEETS


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
        "这批货，我们进吗？",
        "卖得动吗？和当初说的差不多吗？",
        "卖下来赚到了吗？接着进吗？",
    ]


def test_what_is_on_the_shelf_is_looked_at_before_the_paper(book):
    items = [r.item for s in book.stages for r in s.gate if r.kind == "item"]
    assert items == [
        *["store_surveyed", "comparison_shown", "range_chosen", "value_in_figures", "returns_agreed"],
        *["terms_agreed", "shelf_right", "sell_out_counted", "handover_signed"],
        *["results_measured", "collected", "reorder_rhythm"],
    ]


def test_a_shop_fills_in_no_paper_of_a_factory(book):
    assert {stage.id: stage.worksheets for stage in book.stages} == {
        "understand": ("competitors", "stakeholders", "qualification"),
        "explore": ("options",),
        "expand": ("action_plan",),
        "execute": ("complaints",),
        "confirm": (),
    }


def test_whoever_is_met_is_asked_about_the_shelf_and_not_what_a_factory_uses_in_a_year(book):
    card = [field.ask.zh for field in WORKSHEETS["qualification"].fields]
    sheets = [each.text for each in packs.printed(book, "zh") if each.sample.stage == "understand"]
    assert [ask for ask in card if any(f"· {ask}" in text for text in sheets)] == [
        "这个客户付款准不准时？同行和银行怎么评价？"  # to look up before, and nothing to ask
    ]
    assert sum("这一类一个月卖多少？" in text for text in sheets) == 3  # of price buyers less is asked
    assert all("qualification" in part.leave_out for part in book.parts.values())


def test_the_shop_and_the_rep_call_who_decides_the_same_in_every_stage(book):
    known = [r for s in book.stages for r in s.gate if r.id == "contact:economic_buyer"]
    assert [each.title.zh for each in known] == ["认识定进货的人"] * 2


def test_of_a_carton_on_trial_four_questions_are_asked(book):
    points = [decision for stage in book.stages for decision in stage.decisions]
    assert [d.point for d in points if d.when is None] == [
        *("needs_known", "works_low_risk", "will_buy", "value_confirmed"),
    ]


def test_a_month_to_sell_and_two_to_be_paid_are_no_delay(book):
    confirm = book.stage("confirm")
    assert (confirm.limits.warn, confirm.limits.critical) == (50, 75)
    assert [d.valid_for for d in confirm.decisions] == [180]


def test_a_behaviour_is_called_what_the_method_calls_it(book):
    called = [manner.title for manner in book.behaviours.values()]
    assert called == [manner.title for manner in packs.playbook("client-value").behaviours.values()]


def test_every_stage_has_a_word_for_distributors(book):
    lines = {s.id: [text for part in s.visit.values() for text in part] for s in book.stages}
    assert [id for id, said in lines.items() if not any("经销商" in text.zh for text in said)] == []
    assert [id for id, said in lines.items() if not any("istributor" in text.en for text in said)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_incentive_for_staff_is_one_the_shop_agreed_to(book, language):
    said = [text for _, text in packs.texts(packs.parsed("retail"))]
    paid = [getattr(text, language) for text in said if "奖励" in text.zh]
    assert len(paid) == 2
    assert all(("店方同意" if language == "zh" else "agreed to") in text for text in paid)


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

    # Goods on credit: 400,000 owed and 480,000 ordered pass the limit of 900,000 with 120,000 in notes
    walk.fill(filled.expanded(c, day)[3])
    walk.fill("action_plan receivables=400000 notes_receivable=120000")
    for item in ("returns_agreed", "terms_agreed"):
        walk.tick(item)
    for point in ("works_low_risk", "value_reachable", "will_buy"):
        walk.says(point)
    assert walk.open_ones() == ["within_credit"]
    walk.fill("action_plan notes_receivable=0")
    assert walk.advance() == "execute"

    asked = f"complaints asked_on={day} 'asked={c['who']}'"
    shelf = ["shelf_right", "sell_out_counted", "handover_signed"]
    paid = ["results_measured", "collected", "reorder_rhythm"]
    legs = [
        Leg("execute", ["expectation_met"], shelf, [asked]),
        Leg("confirm", ["value_confirmed"], paid),
    ]
    assert walk.go(legs) == ["confirm", "done"]
