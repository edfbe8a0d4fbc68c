"""Moves as decisions: what would be written, or why not."""

import pytest
from helpers import NOW, a_deal, facts, playbook, stopped

from engine import moves
from engine.errors import Refused, Usage
from engine.gate import check
from engine.state import Stay
from words.say import say

BOOK = playbook(
    """
- id: understand
  title: {zh: 了解, en: Learn}
  outcome: {zh: 已验证, en: Validated}
  gate: [{decision: needs_known}]
- id: expand
  gate: [{decision: will_buy}, {item: listed}]
- id: execute
  status: won
  outcome: {zh: 已交付, en: Delivered}
  gate: [{decision: expectation_met}]
"""
)

NEAR = playbook(
    """
- id: find
  gate: [{visit: two_sided}]
- id: sell
  gate: [{visit: two_sided}]
- id: expand
  back: [sell]
  gate: [{visit: two_sided}]
"""
)


def standing_in(stage, **fields):
    status = {"execute": "won", "done": "done"}.get(stage, "open")
    return a_deal(**{"stay": Stay(2, stage, NOW, "advance", ("lin",)), "status": status, **fields})


def advance(stage, answers, waivers=()):
    known = facts(answers=answers, points=BOOK.points)
    deal = standing_in(stage, answers=known.deal.answers)
    deal = deal._replace(waivers=tuple(w._replace(stage=stage) for w in facts(waivers=waivers).deal.waivers))
    known = known._replace(deal=deal)
    return moves.advance(deal, BOOK, known, check(BOOK.stage(stage), known))


def test_an_advance_keeps_names_outcome_and_what_the_verdict_saw():
    written = advance("understand", {"needs_known": "yes"})
    assert (written["from"], written["to"], written["status"]) == ("understand", "expand", "open")
    assert written["outcome"] == {"zh": "已验证", "en": "Validated"}
    assert written["verdict"] == {"decision:needs_known": "met"}
    assert written["inputs"]["today"] == "2026-11-21"
    assert written["proven"] is True


def test_a_closed_gate_is_refused_with_the_whole_verdict():
    with pytest.raises(moves.GateNotPassed) as refused:
        advance("expand", {"will_buy": "unsure"})
    assert [c.requirement.id for c in refused.value.verdict.missing] == ["decision:will_buy", "item:listed"]
    assert (refused.value.exit_code, refused.value.message.params["n"]) == (3, 2)


def test_leaving_the_last_stage_by_waiver_is_done_but_does_not_earn_its_outcome():
    waived = advance("execute", {}, waivers=("decision:expectation_met until 2026-12-31",))
    earned = advance("execute", {"expectation_met": "yes"})
    assert (waived["to"], waived["status"], waived["proven"], waived["outcome"]) == (
        "done",
        "done",
        False,
        None,
    )
    assert (earned["proven"], earned["outcome"]) == (True, {"zh": "已交付", "en": "Delivered"})


def test_back_names_the_stages_and_points_that_must_be_proved_again():
    written = moves.back(standing_in("execute"), BOOK, "expand", " they doubt ")
    assert (written["to"], written["status"], written["reason"]) == ("expand", "open", "they doubt")
    assert written["stages"] == ["expand", "execute"]
    assert written["points"] == ["will_buy", "expectation_met"]


@pytest.mark.parametrize("stage", ["expand", "execute"])
def test_back_leads_to_an_earlier_stage_only(stage):
    with pytest.raises(Refused) as refused:
        moves.back(standing_in("expand"), BOOK, stage, "why not")
    assert refused.value.message.id == "moves.no_way_back"


def test_back_leads_only_where_the_playbook_lets_it():
    assert NEAR.topology == (("find", ()), ("sell", ("find",)), ("expand", ("sell",)))
    assert moves.back(standing_in("expand"), NEAR, "sell", "they doubt")["to"] == "sell"
    with pytest.raises(Refused) as refused:
        moves.back(standing_in("expand"), NEAR, "find", "they doubt")
    assert say(refused.value.message) == "ACME-3 stands in expand and can only go back to: sell"


@pytest.mark.parametrize("deal", [stopped(standing_in("expand")), standing_in("done")])
def test_what_is_over_must_be_reopened_first(deal):
    for refused_move in (
        lambda: moves.back(deal, BOOK, "understand", "why not"),
        lambda: moves.stop(deal, BOOK, "no_decision", "why not", None),
    ):
        with pytest.raises(Refused) as refused:
            refused_move()
        assert refused.value.hint.action == "reopen"


@pytest.mark.parametrize(
    ("deal", "to", "status"),
    [
        (stopped(standing_in("expand")), "expand", "open"),
        (stopped(standing_in("execute")), "execute", "won"),
        (standing_in("done"), "execute", "won"),
    ],
)
def test_reopen_leads_where_it_stood(deal, to, status):
    written = moves.reopen(deal, BOOK, "they called")
    assert (written["to"], written["status"]) == (to, status)


def test_a_live_deal_is_not_reopened():
    with pytest.raises(Refused):
        moves.reopen(standing_in("expand"), BOOK, "why not")


def test_names_nobody_knows_are_refused_with_what_was_meant():
    with pytest.raises(Usage) as stage:
        moves.back(standing_in("expand"), BOOK, "understnd", "why not")
    with pytest.raises(Usage) as stop_class:
        moves.stop(standing_in("expand"), BOOK, "no_descision", "why not", None)
    assert stage.value.hint.params == {"close": "understand"}
    assert stop_class.value.hint.params == {"close": "no_decision"}


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_a_reason_is_needed(reason):
    for nameless in (
        lambda: moves.back(standing_in("expand"), BOOK, "understand", reason),
        lambda: moves.stop(standing_in("expand"), BOOK, "no_decision", reason, None),
        lambda: moves.reopen(stopped(standing_in("expand")), BOOK, reason),
    ):
        with pytest.raises(Usage) as refused:
            nameless()
        assert refused.value.message.id == "moves.no_reason"
