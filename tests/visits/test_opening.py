"""What the talk begins with, and what is known of the others."""

from engine.background import Background
from engine.state import Diary, Filled, Visit
from stages.worksheets import WORKSHEETS
from visits.sheet import build_sheet
from words.say import say

ROW = {"proposal": "twice as fast", "strength": "quick delivery", "weakness": "stops the line"}
SEEN = Filled(
    {
        "goods_seen": [
            {"goods": "S7 panel", "competitor": "Siemens", "seen_on": "2026-03-02"},
            {"goods": "PM5 press", "competitor": "Kunlun", "seen_on": "2026-10-08"},
        ]
    },
    50,
    {},
)


def rivals(**answer):
    return {"competitors": {"competitors": {"Siemens": {**ROW, **answer}}}}


def test_a_strength_of_a_rival_without_an_answer_is_prepared(lines):
    found = lines("prepare", sheets=rivals())
    assert "Find an answer to the strength of Siemens: quick delivery" in found
    settled = rivals(our_answer="we install at night")
    assert not any("Siemens" in line for line in lines("prepare", sheets=settled))
    assert lines("objections", sheets=settled)[0] == (
        "They bring up Siemens (quick delivery): we install at night"
    )


def test_what_is_installed_there_is_known_before_one_goes(lines, sheet):
    found = lines("prepare", record=SEEN)
    assert (
        "They already have PM5 press (Kunlun), S7 panel (Siemens): know how ours fits, or why to change"
        in found
    )
    last = next(s.lines for s in sheet(record=SEEN).sections if s.id == "afterwards")
    why = next(say(line.why) for line in last if line.fills == "goods:seen")
    assert why == "there was PM5 press on 8 Oct 2026: is it still there?"


def test_benefits_are_tied_to_what_the_client_calls_success(lines):
    found = lines("suggest", profile=["success_factors=twelve minutes a changeover"])
    assert found[0] == "Tie each benefit to what they call success: twelve minutes a changeover"


def test_an_opinion_nobody_dealt_with_is_taken_up_again(opened):
    now = opened(visits=[("2026-11-12", "lead time decides it")])
    (visit,) = now.deal.visits
    for handled, said in (
        (None, "What they raised last time still waits for an answer: the manual is in English only"),
        (
            "ours is printed",
            "They raised “the manual is in English only”; tell them what came of it: ours is printed",
        ),
    ):
        told = visit._replace(diary=Diary(opinions="the manual is in English only", handled=handled))
        deal = now.deal._replace(visits=(told,))
        made = build_sheet(now._replace(deal=deal), (), (), WORKSHEETS)
        lines = next(s.lines for s in made.sections if s.id == "open")
        assert say(lines[1].text) == said


def test_last_time_is_the_last_talk_with_the_client_before_all_with_whom_one_meets(sheet):
    talks = (
        Visit("2026-11-19", "ACME.2", "the night shift", True, "lin"),
        Visit("2026-11-16", "ACME.1", "the other line", True, "wei", "call"),
        Visit("2026-11-12", "ACME.1", "lead time decides it", True, "lin"),
    )

    def last_time(*met):
        made = sheet(met=met, visits=[("2026-11-12", "lead time decides it")], background=Background(talks))
        return say(next(s.lines for s in made.sections if s.id == "open")[0].text)

    assert last_time("Chen Yu") == "Last time (16 Nov 2026, Chen Yu): the other line"
    assert last_time("Gao Min") == "Last time (19 Nov 2026, Gao Min): the night shift"
    assert last_time("Li Na") == last_time() == "Last time (19 Nov 2026, Gao Min): the night shift"
