"""What worksheets and diary have found out, at work on the sheet."""

import sys

import pytest

from engine.background import Background
from engine.state import Diary, Visit
from words.say import say, speak

CRITERIA = {"price": {"weight": "30"}, "lead time": {"weight": "50"}, "service": {"weight": "20"}}
SCORES = {
    "Ours": {"whose": "us", "scores": {"price": 4, "lead time": 2, "service": 5}},
    "Kunlun": {"whose": "competitor", "scores": {"price": 3, "lead time": 5, "service": 5}},
}
COMPARED = {"options": {"criteria": CRITERIA, "options": SCORES, "agreed_with": "ACME.1"}}
DIARY = Diary(lost="no figures", improve="bring the payback", insight="the night shift decides")


@pytest.mark.parametrize("stage", ["explore", "expand"])
def test_where_we_lead_is_suggested_and_where_we_trail_expected(lines, stage):
    """30·4 + 50·2 + 20·5 = 320 of 500, theirs 30·3 + 50·5 + 20·5 = 440: 64 against 88 points."""
    assert lines("suggest", stage, sheets=COMPARED)[0] == (
        "Options comparison: against Kunlun we lead on price: let the client be the one to say so"
    )
    assert lines("objections", stage, sheets=COMPARED)[0].startswith(
        "Options comparison: against Kunlun we trail on lead time:"
    )
    assert any("24 points behind Kunlun" in line for line in lines("prepare", stage, sheets=COMPARED))


def test_once_the_deal_is_won_nobody_is_compared_any_more(lines):
    assert not any(
        "Kunlun" in line for s in ("suggest", "objections") for line in lines(s, "execute", sheets=COMPARED)
    )


def test_advice_is_given_of_what_the_stage_fills_in(lines):
    profile = ["our_solution=a third line"]
    assert [line for line in lines("prepare", profile=profile) if line.startswith("Client profile: ")]


@pytest.mark.parametrize(
    ("diary", "first"),
    [
        (
            DIARY,
            [
                "Do better this time: bring the payback",
                "Keep in mind what last time taught: the night shift decides",
            ],
        ),
        (Diary(lost="no figures"), ["Where last time fell short: no figures"]),
    ],
)
def test_the_last_diary_comes_before_what_holds_for_everybody(lines, diary, first):
    talk = Visit("2026-11-12", "ACME.1", "lead time", True, "lin", diary=diary)
    assert lines("prepare", background=Background((talk,)))[: len(first)] == first


def test_it_is_said_in_chinese_as_well(sheet):
    speak("zh")
    made = sheet("explore", sheets=COMPARED)
    assert say(next(s.lines for s in made.sections if s.id == "suggest")[0].text) == (
        "方案比较：和 Kunlun 比，我们领先在：price；请客户亲口说出来"
    )


def test_a_sheet_is_made_without_what_checks_a_filling(sheet):
    """Loading pydantic takes longer than all the rest of `prep`."""
    import subprocess

    program = (
        "import sys; from stages.worksheets import WORKSHEETS;"
        f"WORKSHEETS['options'].remarks({sheet_values()!r}, __import__('datetime').date(2026, 11, 21));"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def sheet_values():
    criteria = [{"criterion": name, **row} for name, row in CRITERIA.items()]
    return {"criteria": criteria, "options": [{"option": name, **row} for name, row in SCORES.items()]}
