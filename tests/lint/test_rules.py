"""Every rule of lint by its example: `before` breaks it and no other, `after` breaks none."""

import pytest
from lint_examples import Example, example, lay_out, rules

from coach.signs.table import TUNABLE
from commands.failure import fault_line
from engine.errors import ERROR, WARNING, rule_of
from engine.message import msg
from stages.method_playbook import load_method_playbook
from words.lint import WORDS
from words.say import speak

VERDICT = {"failed", "passed", "usable", "warned", "and_warnings", "strict", "warning", "unseen"}
NOUNS = {"value", "worksheet", "item", "stage", "sign", "stage_or_status", "askable"}
NOUNS |= {
    "thing_decision",
    "thing_worksheet",
    "thing_item",
    "thing_condition",
    "thing_contact",
    "thing_visit",
}
REASONS = {"same_in_both", "chinese_in_english", "english_in_chinese"}
ELSEWHERE = {"more_faults"}
"""Said where there are two hundred others: `test_file.py` has it."""
NEVER = {"wrong_value"}
"""For what the schema may refuse one day in words nobody has yet."""


def linted(side, folder, language):
    """Rule, level and sentence of what lint finds; places without the folder."""
    loaded = load_method_playbook(str(lay_out(side, folder)), TUNABLE)
    speak(language)
    return [
        (fault.rule, fault.level, sentence(fault, folder)) for fault in (*loaded.faults, *loaded.warnings)
    ]


def sentence(fault, folder):
    file = fault.file.removeprefix(f"{folder}/")
    placed = fault._replace(level=ERROR, file="" if fault.line and file == "playbook.yaml" else file)
    return fault_line(placed).removeprefix(":")


@pytest.fixture(autouse=True)
def english():
    yield
    speak("en")


def test_every_rule_has_an_example_and_every_example_a_rule():
    known = {rule_of(msg(f"lint.{key}")) for key in WORDS}
    assert set(rules()) == known - VERDICT - NOUNS - REASONS - ELSEWHERE - NEVER


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
