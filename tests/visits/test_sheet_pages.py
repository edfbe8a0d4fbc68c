"""The page as it is printed, of one deal in each stage, for each kind of client, in both languages.

Each was read before it was accepted; read it again when it changes.
"""

import pytest

from visits.render import render
from words.say import speak

STAGES = ("understand", "explore", "expand", "execute", "confirm")
MET = {"project": "Chen Yu", "relationship": ("Gao Min", "Li Na"), "profit": "Zhou Lan"}
"""Whom each kind of client sends: a decider, a user with somebody who is against it, a buyer."""

RIVAL = {"proposal": "一次换两条线", "strength": "交期短", "weakness": "要停产", "our_answer": "不停产也能装"}
PROFILE = [
    "business_plan=明年五月开第三条线",
    "success_factors=换型不超过十二分钟",
    "unique_value=换型时不用停线",
    "our_competitiveness=现场三小时到",
]
ABOUT = {
    "understand": {
        "profile": PROFILE[:1],
        "answers": {"needs_known": "unsure 2026-11-12 管预算的人换了"},
    },
    "explore": {
        "profile": PROFILE,
        "sheets": {"competitors": {"competitors": {"北方自动化": RIVAL, "海川": {"strength": "便宜"}}}},
        "answers": {"better_than_others": "unsure 2026-11-12 交期不如别家"},
    },
    "expand": {
        "profile": PROFILE,
        "answers": {"works_low_risk": "yes 2026-11-18 试点跑了一周"},
        "visits": [("2026-11-18", "看了试点", "handled", "asked_terms")],
    },
    "execute": {
        "sheets": {
            "delivery_plan": {
                "promises": ["换型十二分钟"],
                "milestones": {
                    "试点": {
                        "promise": "换型十二分钟",
                        "due": "2026-11-10",
                        "status": "late",
                        "owner": "王工",
                    },
                    "三号线": {"promise": "换型十二分钟", "due": "2027-02-01", "owner": "王工"},
                },
            },
            "complaints": {"complaints": {"扫码枪死机": {"kind": "quality", "raised_on": "2026-11-18"}}},
        },
    },
    "confirm": {
        "sheets": {
            "value_realised": {
                "measures": {
                    "换型": {"unit": "分钟", "baseline": "40", "promised": "12", "actual": "14"},
                    "废品率": {"unit": "%", "baseline": "3", "promised": "1"},
                }
            }
        },
    },
}
DEAL = {
    "title": "三号产线改造",
    "promises": ["us 2026-11-20 把比较表发过去", "client 2026-11-30 说定谁管预算"],
    "visits": [("2026-11-12", "交期定胜负")],
    "step": "2026-11-24 Chen Yu: 看试点",
}


def page(sheet, stage, behaviour, form="md"):
    made = sheet(stage, behaviour=behaviour, met=MET[behaviour], **{**DEAL, **ABOUT[stage]})
    return render(made, {}, form).partition("\n<!-- dealgate lines")[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("behaviour", MET)
@pytest.mark.parametrize("stage", STAGES)
def test_the_page(sheet, stage, behaviour, language, snapshot):
    speak(language)
    assert page(sheet, stage, behaviour) == snapshot


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("stage", ["expand", "execute"])
def test_the_page_on_a_terminal(sheet, stage, language, snapshot):
    speak(language)
    assert page(sheet, stage, "project", "text") == snapshot


@pytest.mark.parametrize("behaviour", ["project", "profit"])
@pytest.mark.parametrize("stage", STAGES)
def test_for_one_person_it_is_short(sheet, stage, behaviour):
    assert len(page(sheet, stage, behaviour).splitlines()) <= 96


@pytest.mark.parametrize("stage", STAGES)
def test_the_goals_come_first(sheet, stage):
    titles = [line for line in page(sheet, stage, "project").splitlines() if line.startswith("## ")]
    assert titles[0] == "## What to come away with"
    assert titles[-1] == "## Afterwards"


@pytest.mark.parametrize("behaviour", MET)
@pytest.mark.parametrize("stage", STAGES)
def test_it_fills_two_sides_of_paper_at_most(sheet, stage, behaviour):
    """An A4 side takes some 68 lines of 100 characters."""
    lines = page(sheet, stage, behaviour).splitlines()
    assert sum(1 + len(line.partition("<!--")[0]) // 100 for line in lines if line.strip()) <= 136
