"""The playbook for relationship managers: a loan is good only if the client can bear it."""

import filled
import packs
import pytest
from packs import Leg, Walk

HARD = ["item:kyc_done", "item:suitable", "item:credit_approved", "decision:will_buy", "item:conditions_met"]


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


def test_approval_comes_before_the_client_is_asked_to_sign(book):
    ids = [r.id for r in book.stage("expand").gate]
    assert ids.index("item:credit_approved") < ids.index("decision:will_buy") == len(ids) - 1


def test_what_the_bank_settles_inside(book):
    office = {r.item for s in book.stages for r in s.gate if r.kind == "item"}
    inside = {i.id for s in book.stages for i in s.checklist if i.office}
    assert office & inside == {
        *("kyc_done", "eligibility_checked", "credit_approved", "conditions_met", "early_signs_checked"),
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
    business, _, risks, plan = filled.expanded(c, day)
    proved = f"risks 'risks.{c['risk']}.proved_on={day}'"
    done = f"delivery_plan 'milestones.{c['first']}.status=done' 'milestones.{c['first']}.done_on={day}'"
    asked = f"complaints asked_on={day} 'asked={c['who']}'"
    drawn = ["conditions_met", "purpose_checked", "handover_signed"]
    told = [*filled.confirmed(c, day)[:2], f"next_conversation kind=upsell what=settlement on={day}"]
    signed = ["works_low_risk", "value_reachable", "will_buy"]
    legs = [
        Leg("explore", ["better_than_others"], shown, [filled.explored(c, ours=4)]),
        Leg("expand", signed, ["credit_approved", "terms_agreed"], [business, risks, proved, plan]),
        Leg("execute", ["expectation_met"], drawn, [filled.promised(c, day), done, asked]),
        Leg("confirm", ["value_confirmed"], ["early_signs_checked"], told),
    ]
    assert walk.go(legs) == ["expand", "execute", "confirm", "done"]
