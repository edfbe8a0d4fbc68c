"""The runtime form: values read from parsed JSON, without the schema."""

import json
import subprocess
import sys

import pytest

from engine.condition import AnyOf, Compare
from engine.message import Text
from engine.playbook import Limits, read_playbook
from engine.requirements.decision import Decision
from engine.requirements.visit import VisitHeld

WORD = {"zh": "好", "en": "good"}


def stage(id, status, gate):
    words = dict.fromkeys(("label", "title", "focus", "question", "outcome", "stuck"), WORD)
    return {
        "id": id,
        "status": status,
        **words,
        "limits": {"warn": 5, "critical": 9, "quiet": 3},
        "worksheets": [],
        "gate": gate,
        "checklist": [{"id": "call", "title": WORD, "because": WORD}, {"id": "write", "title": WORD}],
        "objectives": {"client": WORD},
        "visit": {"ask": [WORD, WORD]},
    }


GUARD = {"any": [{"field": "deal.amount", "op": ">=", "value": 5, "currency": "CNY"}]}
PARSED = {
    "playbook": "small",
    "version": 3,
    "title": WORD,
    "stages": [
        stage("find", "open", [{"decision": "needs_known", "title": WORD, "ask": WORD, "valid_for": 30}]),
        stage("sell", "won", [{"visit": "two_sided", "title": WORD, "when": GUARD, "waivable": False}]),
    ],
    "behaviours": {"project": {"title": WORD, "wants": WORD, "wrong_card": WORD}},
    "styles": {},
    "parts": {},
    "stop_classes": {"no_decision": WORD},
    "waits": 2,
    "templates": {"sheet.md.j2": "#"},
}


def test_stages_gates_and_limits():
    playbook = read_playbook(json.loads(json.dumps(PARSED)))
    find, sell = playbook.stages
    assert (playbook.id, playbook.version, playbook.title) == ("small", 3, Text("好", "good"))
    assert find.limits == Limits(warn=5, critical=9, quiet=3)
    assert [(i.id, i.because) for i in find.checklist] == [("call", Text("好", "good")), ("write", None)]
    assert find.visit == {"ask": (Text("好", "good"), Text("好", "good"))}
    (needs,) = find.gate
    assert isinstance(needs, Decision)
    assert (needs.id, needs.valid_for, needs.waivable, needs.when) == ("decision:needs_known", 30, True, None)
    (met,) = sell.gate
    assert isinstance(met, VisitHeld)
    assert (met.id, met.within, met.waivable) == ("visit:two_sided", None, False)
    assert met.when == AnyOf((Compare("deal.amount", ">=", 5, "CNY", None),), None)


def test_done_stands_behind_the_last_stage():
    playbook = read_playbook(PARSED)
    assert [playbook.position(id) for id in ("find", "sell", "done")] == [0, 1, 2]
    assert playbook.stage("sell").status == "won"
    with pytest.raises(KeyError):
        playbook.position("nowhere")


def test_reading_it_loads_none_of_the_heavy_libraries():
    heavy = "pydantic ruamel sqlmodel sqlalchemy jinja2"
    code = (
        "import sys, engine.playbook, stages.worksheets;"
        f"print([name for name in '{heavy}'.split() if any(m.split('.')[0] == name for m in sys.modules)])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
