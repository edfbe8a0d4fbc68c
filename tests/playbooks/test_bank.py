"""The playbook for relationship managers: a loan is good only if the client can bear it."""

import re

import filled
import packs
import pytest
from packs import Leg, Walk

HARD = [
    *("item:kyc_done", "item:eligibility_checked", "item:suitable", "item:credit_approved"),
    *("decision:will_buy", "item:conditions_met"),
]


@pytest.fixture(scope="module")
def book():
    return packs.playbook("bank")


def test_it_is_complete_in_both_languages(book):
    assert packs.badly_written(packs.parsed("bank")) == []
    assert packs.lacking(book) == []
    assert packs.said_twice(book) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sheet_says_the_question_and_how_the_client_buys(book, language):
    assert packs.unlike(book, language) == []


def test_who_the_client_is_what_suits_them_and_the_approval_can_be_waived_by_nobody(book):
    assert [r.id for stage in book.stages for r in stage.gate if not r.waivable] == HARD


def test_the_site_then_approval_then_terms_and_last_the_client_is_asked_to_sign(book):
    ids = [r.id for r in book.stage("expand").gate]
    way = ["item:site_reported", "item:credit_approved", "item:terms_agreed", "decision:will_buy"]
    assert [id for id in ids if id in way] == way
    assert ids[-1] == "decision:will_buy"


@pytest.mark.parametrize(
    ("language", "in_its_own_words", "ordered"),
    [
        ("zh", "说不清就不签", "请客户下单"),
        ("en", "unless that is clear nothing is signed", "ask for the order"),
    ],
)
def test_nobody_is_pressed_to_borrow(book, language, in_its_own_words, ordered):
    sheets = [" ".join(p.text.split()) for p in packs.printed(book, language) if p.sample.stage == "expand"]
    assert sheets
    assert [in_its_own_words in text for text in sheets] == [True] * len(sheets)
    assert not any(ordered in text for text in sheets)


@pytest.mark.parametrize("tied", ["存款", "insurance"])
def test_a_lower_rate_is_never_given_against_other_business(book, tied):
    lines = [*book.stage("expand").visit["objections"], *book.behaviours["profit"].visit["objections"]]
    about = [text for text in lines if "“利率再降" in text.zh or "“再便宜" in text.zh]
    assert len(about) == 2
    for text in about:
        assert "综合往来" not in text.zh
        assert tied in text.zh + text.en
        assert "never against" in text.en


def test_a_large_sum_is_one_for_a_bank(book):
    """What is small in a factory is nothing to a bank."""
    amounts = set(re.findall(r"'value': (\d+), 'currency'", str(packs.parsed("bank")["stages"])))
    assert amounts == {"0", "1000000", "5000000"}


def test_price_is_nothing_a_loan_has(book):
    asked = {name for stage in book.stages for name in stage.worksheets}
    assert "action_plan" not in asked


def test_a_loan_stands_in_no_budget(book):
    sheets = [p.text for p in packs.printed(book, "zh") if p.sample.behaviour]
    assert sheets
    assert not any("列进预算" in text for text in sheets)


def test_within_a_gate_the_borrower_is_the_company_throughout():
    gates = [stage["gate"] for stage in packs.parsed("bank")["stages"]]
    assert {text.zh for _, text in packs.texts(gates) if "客户" in text.zh} == {  # terms, and no borrower
        "客户概况七要点",
        "客户身份识别（KYC）做完：证照、受益所有人、制裁和负面信息都查过",
        "还没有客户内部支持者，也不认识决策人",
    }


def test_what_the_bank_settles_inside(book):
    office = {r.item for s in book.stages for r in s.gate if r.kind == "item"}
    inside = {i.id for s in book.stages for i in s.checklist if i.office}
    assert office & inside == {
        *("kyc_done", "eligibility_checked", "site_reported", "credit_approved", "conditions_met"),
        "early_signs_checked",
    }


def test_every_price_line_names_tied_products_as_the_wrong_card(book):
    assert "搭售" in book.behaviours["profit"].wrong_card.zh
    assert "tied" in book.behaviours["profit"].wrong_card.en


def test_a_loan_from_the_cash_flow_to_the_review(shell):
    walk = Walk(shell, "bank", amount=6000000, behaviour="project", people=["economic_buyer", "champion"])
    c, day = walk.words, shell.now.date()
    walk.talk()
    for typed in filled.understood(c):
        walk.fill(typed)
    walk.tick("cash_flow_seen")
    walk.says("needs_known")
    assert walk.open_ones() == ["item:kyc_done"]
    assert walk.refused(f"waive {walk.deal} item:kyc_done --reason x --until +9d", by="mia") == 1
    walk.tick("kyc_done")
    assert walk.advance() == "explore"

    shown = ["comparison_shown", "eligibility_checked", "suitable"]
    business, _, risks, _ = filled.expanded(c, day)
    proved = f"risks 'risks.{c['risk']}.proved_on={day}'"
    done = f"delivery_plan 'milestones.{c['first']}.status=done' 'milestones.{c['first']}.done_on={day}'"
    asked = f"complaints asked_on={day} 'asked={c['who']}'"
    drawn = ["conditions_met", "purpose_checked", "handover_signed"]
    told = [*filled.confirmed(c, day)[:2], f"next_conversation kind=upsell what=settlement on={day}"]
    signed = ["works_low_risk", "value_reachable", "will_buy"]
    agreed = ["site_reported", "credit_approved", "terms_agreed", "timetable_set"]
    legs = [
        Leg("explore", ["better_than_others"], shown, [filled.explored(c, ours=4)]),
        Leg("expand", signed, agreed, [business, risks, proved]),
        Leg("execute", ["expectation_met"], drawn, [filled.promised(c, day), done, asked]),
        Leg("confirm", ["value_confirmed"], ["early_signs_checked"], told),
    ]
    assert walk.go(legs) == ["expand", "execute", "confirm", "done"]
