"""Every rule of lint by its example: `before` breaks it and no other, `after` breaks none."""

import re
from pathlib import Path

import pytest
from lint_examples import Example, example, lay_out, rules

from commands.failure import fault_line
from commands.linted import linted as lint
from commands.rule_words import about
from engine.errors import ERROR, WARNING, rule_of
from engine.message import msg
from visits import child, template_faults
from words.lint import WORDS
from words.say import speak
from words.value import WORDS as ACCOUNTS

VERDICT = {"failed", "passed", "usable", "warned", "and_warnings", "strict", "warning", "unseen", "along"}
NOUNS = {"value", "worksheet", "item", "stage", "sign", "stage_or_status", "askable", "names_more"}
NOUNS |= {
    "thing_decision",
    "thing_worksheet",
    "thing_item",
    "thing_condition",
    "thing_contact",
    "thing_visit",
}
REASONS = {"same_in_both", "chinese_in_english", "english_in_chinese", "no_chinese"}
OF_TEMPLATES = {"fault", "missing", "forbidden", "endless", "too_long", "too_much"}
"""What comes out where a template is tried; `outputs` has what typst is not let."""
OF_WORD = {"outputs.word_not", "outputs.word_fault"}
"""A Word file is no text: `tests/visits/test_template_check.py` has them."""
NEVER = {"wrong_value"}
"""For what the schema may refuse one day in words nobody has yet."""
OF_CODE = {"rule_unknown"}
"""For weights set by code: of a playbook's it is told by `unknown` already."""


def linted(side, folder, language):
    """Rule, level and sentence of what lint finds; places without the folder."""
    speak(language)
    found = lint(str(lay_out(side, folder))).faults
    return [(fault.rule, fault.level, sentence(fault, folder)) for fault in found]


def sentence(fault, folder):
    file = fault.file.removeprefix(f"{folder}/")
    placed = fault._replace(level=ERROR, file="" if fault.line and file == "playbook.yaml" else file)
    return fault_line(placed).removeprefix(":")


@pytest.fixture(autouse=True)
def english():
    yield
    speak("en")


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """What has no end is stopped before anybody waits for it."""
    monkeypatch.setattr(child, "TEXT_LIMITS", child.TEXT_LIMITS._replace(seconds=0.5))


def test_every_rule_has_an_example_and_every_example_a_rule():
    known = {rule_of(msg(f"lint.{key}")) for key in WORDS} - VERDICT - NOUNS - REASONS - NEVER
    tried = {f"templates.{key}" for key in OF_TEMPLATES} | {"outputs.typ_reaches_out"}
    accounts = {f"value.{key}" for key in ACCOUNTS if key.startswith("rule_") and key not in OF_CODE}
    assert set(rules()) == known | tried | accounts


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", [*rules(), *sorted(OF_WORD)])
def test_every_rule_is_described_for_review(rule, language):
    speak(language)
    assert about(rule)
    assert "{" not in about(rule).replace("{zh: …, en: …}", "")


def test_of_templates_nothing_else_is_told():
    """Whatever a template's fault is told by stands in one file."""
    told = re.findall(r'msg\("templates\.(\w+)"', Path(template_faults.__file__).read_text(encoding="utf-8"))
    assert {*told} - {"broken", "next"} == OF_TEMPLATES


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", rules())
def test_what_breaks_it_is_told_at_its_place(rule, language, tmp_path):
    told: Example = example(rule)
    found = linted(told.before, tmp_path, language)
    assert {each[0] for each in found} == {rule, *told.brings}
    assert {each[1] for each in found if each[0] == rule} == {told.level}
    assert next(each[2] for each in found if each[0] == rule) == told.says[language]


@pytest.mark.parametrize("rule", rules())
def test_what_is_mended_is_found_good(rule, tmp_path):
    told = example(rule)
    assert told.level in (ERROR, WARNING)
    assert linted(told.after, tmp_path, "en") == []
