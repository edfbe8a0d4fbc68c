from sheets import Typed

from stages.understand.competitors import COMPETITORS

SHEET = Typed(COMPETITORS)
WHOLE = {"proposal": "整线改造", "strength": "牌子响", "weakness": "交期长", "our_answer": "先做一段给他看"}


def rivals(**named):
    return {"competitors": named}


def test_figures():
    typed = rivals(西门子=WHOLE, ABB={"proposal": "换控制柜"}, 汇川={"strength": "便宜"})
    assert SHEET.figures(**typed) == {"rivals": 3, "unanswered": 2, "proposals_known": 2}


def test_nobody_listed_is_not_nobody_there():
    assert SHEET.figures() == {}
    assert SHEET.figures(only_us="否") == {}
    assert SHEET.figures(only_us="是") == {"rivals": 0, "unanswered": 0, "proposals_known": 0}


def test_complete_is_what_is_known_of_each():
    assert SHEET.complete() == 0
    assert SHEET.complete(**rivals(西门子=WHOLE)) == 100
    # name, proposal, strength, weakness, our answer: all of one, 1 of 5 of the other
    assert SHEET.complete(competitors=[{"name": "西门子", **WHOLE}, "ABB"]) == 60
    assert SHEET.complete(only_us="yes") == 100
    assert SHEET.complete(only_us="no") == 0


def test_only_us_and_others_contradict_each_other():
    assert SHEET.faults(only_us="yes", **rivals(ABB=WHOLE)) == {"only_us": "not_only_us"}
    assert SHEET.faults(only_us="no", **rivals(ABB=WHOLE)) == {}


def test_nothing_is_said_of_a_rival_we_know_and_answer():
    assert SHEET.advice(**rivals(西门子=WHOLE)) == []
    assert SHEET.advice() == []


def test_what_is_open_is_named():
    known = {**WHOLE, "proposal": ""}
    assert SHEET.remarks(**rivals(西门子=WHOLE, ABB=known)) == [
        ("understand.proposal_unknown", {"names": ("ABB",)})
    ]
    assert SHEET.advice(**rivals(ABB={**WHOLE, "our_answer": ""})) == ["strength_unanswered"]
    assert SHEET.advice(**rivals(ABB={"proposal": "x"})) == []


def test_the_incumbent_is_a_rival_of_its_own_kind():
    assert SHEET.advice(**rivals(ABB={**WHOLE, "incumbent": "是"})) == ["incumbent"]
    assert SHEET.advice(**rivals(ABB={**WHOLE, "incumbent": "否"})) == []


def test_doing_nothing_competes_even_alone():
    assert SHEET.advice(only_us="yes") == ["doing_nothing_competes"]
