"""The default playbook: complete, in both languages, and as the method has it."""

from pathlib import Path

import pytest
from helpers import facts
from packs import badly_written, texts

from engine.gate import check
from engine.playbook import Playbook, read_playbook
from engine.requirements.decision import Decision
from stages.method_playbook import load_method_playbook
from stages.worksheets import WORKSHEETS

FOLDER = Path(__file__).parents[2] / "playbooks" / "client-value"


@pytest.fixture(scope="module")
def parsed():
    loaded = load_method_playbook(str(FOLDER))
    assert loaded.faults == ()
    return loaded.parsed


@pytest.fixture(scope="module")
def playbook(parsed) -> Playbook:
    return read_playbook(parsed)


def test_every_text_is_chinese_and_english(parsed):
    assert len(dict(texts(parsed))) > 250
    assert badly_written(parsed) == []


def test_the_five_stages_and_what_leaving_them_earns(playbook):
    assert [
        (s.id, s.status, s.label.zh, s.title.zh, s.outcome.zh, s.outcome.en) for s in playbook.stages
    ] == [
        ("understand", "open", "了解", "了解需求", "已验证", "Validated"),
        ("explore", "open", "探索", "探索方案", "资格确认", "Qualified"),
        ("expand", "open", "拓展", "方案确认", "赢单", "Won"),
        ("execute", "won", "执行", "执行交付", "已交付", "Completed"),
        ("confirm", "won", "确定", "价值确认", "价值已确认", "Client value confirmed"),
    ]


def test_the_seven_decision_points_stand_where_the_method_puts_them(playbook):
    points = {s.id: [r.point for r in s.gate if isinstance(r, Decision)] for s in playbook.stages}
    assert points == {
        "understand": ["needs_known"],
        "explore": ["better_than_others"],
        "expand": ["works_low_risk", "value_reachable", "will_buy"],
        "execute": ["expectation_met"],
        "confirm": ["value_confirmed"],
    }
    assert all(r.valid_for for s in playbook.stages for r in s.gate if isinstance(r, Decision))


def test_the_decision_to_buy_is_asked_last_and_never_waived(playbook):
    last = playbook.stage("expand").gate[-1]
    assert (last.id, last.waivable, last.valid_for) == ("decision:will_buy", False, 30)


@pytest.mark.parametrize("id", ["understand", "explore", "expand", "execute", "confirm"])
def test_each_stage_is_complete_and_can_be_walked_by_hand(playbook, id):
    stage = playbook.stage(id)
    assert 4 <= len(stage.gate) <= 10
    assert 4 <= len(stage.checklist) <= 6
    assert set(stage.objectives) == {"client", "own_team", "competitors"}
    assert set(stage.visit) == {"prepare", "open", "ask", "suggest", "close", "kit", "objections"}
    assert all(2 <= len(lines) <= 5 for lines in stage.visit.values())
    assert stage.limits.warn < stage.limits.critical


def test_no_line_serves_two_stages(playbook):
    lines = [text for stage in playbook.stages for part in stage.visit.values() for text in part]
    assert len(set(lines)) == len(lines)


def test_behaviours_styles_and_parts(playbook):
    assert list(playbook.behaviours) == ["project", "relationship", "profit"]
    assert list(playbook.styles) == ["analytical", "amiable", "driver", "expressive"]
    assert sorted(playbook.parts) == sorted(
        ["economic_buyer", "decider", "influencer", "user", "buyer", "blocker", "champion"]
    )


def test_its_worksheets_exist(playbook):
    assert {id for stage in playbook.stages for id in stage.worksheets} <= set(WORKSHEETS)


def test_every_worksheet_has_its_stage(playbook):
    listed = [id for stage in playbook.stages for id in stage.worksheets]
    assert listed == list(WORKSHEETS)


# ── more is asked where more is at stake ──────────────────────────────────────────────────────


def asked(playbook, stage, **known):
    """The requirements that apply, without those every deal meets alike: decisions, items, visits."""
    grade = known.pop("account_class", None)
    told = facts(points=playbook.points, **known)._replace(account_class=grade)
    verdict = check(playbook.stage(stage), told)
    return {
        c.requirement.id.partition(":")[2] or c.requirement.id
        for c in verdict.checked
        if c.standing != "not_applicable" and c.requirement.kind in ("worksheet", "condition", "contact")
    }


SMALL = {"amount": 3_000_000, "behaviour": "profit"}
ORDINARY = {"amount": 15_000_000, "behaviour": "relationship"}
PROJECT = {"amount": 15_000_000, "behaviour": "project"}
LARGE = {"amount": 80_000_000, "behaviour": "relationship"}

MORE = {
    "understand": {"client_profile", "qualified"},
    "explore": {"leads", "inside_support"},
    "expand": {"risks_proved", "action_plan"},
    "execute": {"delivered", "complaints_settled"},
    "confirm": {"value_agreed", "satisfied"},
}
MOST = {
    "understand": {"stakeholders"},
    "explore": {"value_canvas", "fits"},
    "expand": {"case_pays", "within_credit"},
    "execute": set(),
    "confirm": set(),
}


@pytest.mark.parametrize("stage", MORE)
def test_an_ordinary_deal_is_asked_more_than_a_small_reorder(playbook, stage):
    assert asked(playbook, stage, **ORDINARY) - asked(playbook, stage, **SMALL) == MORE[stage]


@pytest.mark.parametrize("stage", MOST)
def test_a_project_and_a_large_amount_are_asked_most(playbook, stage):
    ordinary = asked(playbook, stage, **ORDINARY)
    assert asked(playbook, stage, **PROJECT) - ordinary == MOST[stage]
    assert asked(playbook, stage, **LARGE) - ordinary - {"economic_buyer"} == MOST[stage]


@pytest.mark.parametrize("stage", MOST)
@pytest.mark.parametrize("grade", ["A", "B", "C"])
def test_so_is_an_a_account_whatever_the_deal(playbook, stage, grade):
    more = asked(playbook, stage, **SMALL, account_class=grade) - asked(playbook, stage, **SMALL)
    assert more == (MOST[stage] if grade == "A" else set())


def test_an_open_complaint_stops_the_smallest_deal(playbook):
    sheets = {"complaints": {"complaints_open": 1}}
    assert "complaints_settled" in asked(playbook, "execute", **SMALL, worksheets=sheets)
