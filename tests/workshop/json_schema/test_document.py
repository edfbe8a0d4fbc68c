"""The JSON Schema against what it is made of: every sound playbook passes, and what pydantic refuses is
refused here."""

import copy
import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lint_examples import example, lay_out, rules
from pydantic import ValidationError

from commands.playbook_schema import describe, schema_text
from engine.playbook_text.schema import Playbook
from engine.yaml_places import read_tree
from words.playbook_keys import WORDS
from words.say import speak
from workshop.json_schema.document import json_schema, keys

ROOT = Path(__file__).parents[3]
SOUND = sorted([*ROOT.glob("playbooks/*/playbook.yaml"), ROOT / "docs/examples/loans/playbook.yaml"])


@cache
def validator() -> Draft202012Validator:
    schema = json_schema(describe)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def passes(data) -> bool:
    return validator().is_valid(data)


def read(path: Path):
    return read_tree(path.read_text(encoding="utf-8")).data


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.parent.name)
def test_every_playbook_that_comes_along_passes(path):
    assert [(list(e.absolute_path), e.message) for e in validator().iter_errors(read(path))] == []


def test_every_key_has_words_and_none_are_idle():
    assert keys() == WORDS.keys()


def test_words_are_a_title_and_what_it_is_for():
    for key, pair in WORDS.items():
        for text in pair:
            title, _, about = text.partition("\n")
            assert title, key
            assert about.endswith((".", "。")), key
            assert "\n" not in about, key


def test_it_speaks_the_reader_s_language():
    try:
        speak("zh")
        assert json.loads(schema_text())["$defs"]["Stage"]["properties"]["limits"]["title"] == "时限"
    finally:
        speak("en")
    limits = json.loads(schema_text())["$defs"]["Stage"]["properties"]["limits"]
    assert limits == {
        "$ref": "#/$defs/Limits",
        "title": "Limits",
        "description": "How many working days a deal may stay, and stay silent.",
    }


OVER = {"playbook": "ours", "version": 1, "extends": "client-value", "title": {"zh": "我们", "en": "Ours"}}


@pytest.mark.parametrize(
    "more",
    [
        "{}",
        "{stages: [{id: expand, limits: {warn: 25d}}]}",
        "{stages: [{id: pilot, after: explore}, {id: confirm, remove: true}]}",
        "{stages: [{id: understand, gate: [{decision: needs_known, valid_for: 30d}]}]}",
        "{stages: [{id: understand, gate: [{id: qualified, when: null, after: 'decision:needs_known'}]}]}",
        "{stages: [{id: understand, worksheets: {add: [risks]}}]}",
        "{stages: [{id: understand, visit: {ask: {add: [{zh: 问, en: Ask}], remove: [{zh: 旧}]}}}]}",
        "{stages: [{id: understand, visit: null, checklist: [{id: x, title: {en: Better}}]}]}",
        "{behaviours: {profit: null, project: {wants: {zh: 专家}}}}",
        "{signs: {reopened: off, slowed: null}}",
        "{cadence: {A: {sales_rep: when_needed, general_manager: null}}}",
        "{accounts: {window: 180, groups: {relationship: null}}}",
    ],
)
def test_a_file_that_extends_says_what_differs(more):
    data = {**OVER, **read_tree(more).data}
    assert [e.message for e in validator().iter_errors(data)] == []
    assert not passes({**data, "extends": None})


@pytest.mark.parametrize(
    "more",
    [
        "{version: null}",
        "{titel: {zh: 一, en: one}}",
        "{stages: [{limits: {warn: 25d}}]}",
        "{stages: [{id: expand, limits: {warn: 25}}]}",
        "{stages: [{id: expand, limits: {wran: 25d}}]}",
        "{stages: [{id: understand, gate: [{decision: a, item: b}]}]}",
        "{stages: [{id: understand, gate: [{valid_for: 30d}]}]}",
        "{stages: [{id: understand, worksheets: {plus: [risks]}}]}",
        "{stages: [{id: understand, remove: false}]}",
        "{behaviours: {price: null}}",
        "{accounts: {windw: 180}}",
        "{signs: {Our-Own: off}}",
        "{stop_classes: {9th: {zh: 一, en: one}}}",
    ],
)
def test_and_nothing_else(more):
    assert not passes({**OVER, **read_tree(more).data})


# ── what pydantic refuses, JSON Schema refuses ────────────────────────────────────────────────

BEYOND = {"lint.limits_fall", "lint.rhythm"}
"""What compares two values no JSON Schema can tell."""
ODD = st.sampled_from(
    [
        *(
            None,
            True,
            0,
            -1,
            1.5,
            "",
            "  ",
            "x",
            "X-1",
            "0d",
            "20d",
            "101%",
            "70%",
            "off",
            "a" * 100,
            "\u202e",
        ),
        *([], {}, ["x"], {"x": 1}, {"zh": "一"}, {"zh": "一", "en": "one"}, {"field": "today", "op": "=="}),
    ]
)


def spots(data, path=()):
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from spots(value, (*path, key))


@cache
def places():
    data = read(ROOT / "playbooks/client-value/playbook.yaml")
    data["stages"] = data["stages"][:2]
    data["signs"] = {"close_pushed": {"warn": 3, "critical": 5}, "reopened": "off"}
    return data, [path for path in spots(data) if path[0] != "accounts"]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(st.sampled_from(("set", "drop", "add")), ODD, st.data())
def test_what_the_schema_refuses_is_refused(how, value, draw):
    data, paths = places()
    data = copy.deepcopy(data)
    *way, last = draw.draw(st.sampled_from(paths))
    around = data
    for key in way:
        around = around[key]
    if how == "drop":
        del around[last]
    elif how == "add" and isinstance(around, dict):
        around[draw.draw(st.sampled_from(("zz", "Z 1")))] = value
    else:
        around[last] = value
    try:
        Playbook.model_validate(data)
        wrong = set()
    except ValidationError as error:
        wrong = {each["type"] for each in error.errors()}
    if data.get("extends") is None and wrong != BEYOND & wrong:
        assert not passes(data), (way, last, wrong)
    elif not wrong:
        assert passes(data), (way, last)


# ── the examples of lint ──────────────────────────────────────────────────────────────────────

TOLD = (
    *("bad_currency", "bad_id", "control", "duration", "empty_list", "missing_key", "no_en", "no_zh"),
    *("one_kind", "one_logic", "per_cent", "too_small", "unknown_key", "want_bilingual", "want_list"),
    *("want_mapping", "want_number", "want_text", "want_true_or_false", "directive_alone"),
)
"""The rules of single keys, which an editor tells as one types."""


@pytest.mark.parametrize("rule", TOLD)
def test_an_editor_tells_of_the_rules_of_single_keys(rule, tmp_path):
    assert not passes(read(lay_out(example(rule).before, tmp_path)))


@pytest.mark.parametrize("rule", rules())
def test_what_lint_finds_good_passes(rule, tmp_path):
    data = read(lay_out(example(rule).after, tmp_path))
    assert [(list(e.absolute_path), e.message) for e in validator().iter_errors(data)] == []
