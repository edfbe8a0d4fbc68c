"""A worksheet as a YAML form: what is written, and what is read back."""

import contextlib

import pytest
from helpers import DAY
from hypothesis import given
from hypothesis import strategies as st

from commands.form_file import read_form
from commands.form_text import form_text, scalar
from commands.sheet_subject import Subject
from engine.errors import BadFile
from engine.message import msg
from engine.state import Filled
from engine.yaml_places import read_tree
from stages.worksheets import WORKSHEETS
from words.say import say, speak

PEOPLE = {"ACME.1": "Chen Yu", "ACME.2": "Gao Yan"}


def find(text):
    found = [key for key, name in PEOPLE.items() if text in (key, name)]
    return found[0] if found else msg("contacts.no_account", contact=text)


ACME = Subject("ACME-1", "Line 3 upgrade", 1, "CNY", PEOPLE, find, DAY)


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def changed(text, id="risks", standing=None):
    """What a form changes, as the worksheet reads it."""
    sheet = WORKSHEETS[id]
    raw = read_form(text, "form.yaml", sheet, ACME, standing)
    return sheet.read(raw, standing.fields if standing else {}, "CNY", DAY)[0]


def faults(text, id="risks", standing=None):
    with pytest.raises(BadFile) as caught:
        changed(text, id, standing)
    return [(f.line, f.column, f.key, say(f.what)) for f in caught.value.faults]


def test_a_form_in_english():
    rows = [{"risk": "delay", "likelihood": 4, "proof_kind": "pilot", "accepted_by": "ACME.2"}]
    assert form_text(WORKSHEETS["risks"], {"risks": rows}, ACME).splitlines() == [
        "# Risk register · ACME-1 Line 3 upgrade",
        "# What the client is afraid of, and our proof that it won't happen",
        "#",
        "# Write behind the colons, save and close. What you empty is cleared; a line you delete stays as",
        "# it was.",
        "",
        "# Risks",
        "# If this failed, what would it most likely fail on?",
        "# An entry each, beginning with “- ”; the last one shows how, without the #. Its columns:",
        "#   risk: Risk.",
        "#   likelihood: Likelihood (0–5). A whole number from 0 to 5, the highest.",
        "#   impact: Impact (0–5). A whole number from 0 to 5, the highest.",
        "#   owner: Owner.",
        "#   proof_kind: Kind of proof. One of: pilot, reference, guarantee, none.",
        "#   proof: Proof.",
        "#   proved_on: Proved on. A day: 2026-11-27.",
        "#   accepted_by: Accepted by. Somebody at the client, by name: Chen Yu, Gao Yan.",
        "risks:",
        "  - risk: delay",
        "    likelihood: 4",
        "    impact:",
        "    owner:",
        "    proof_kind: pilot",
        "    proof:",
        "    proved_on:",
        "    accepted_by: Gao Yan",
        "  # - risk:",
        "  #   likelihood:",
        "  #   impact:",
        "  #   owner:",
        "  #   proof_kind:",
        "  #   proof:",
        "  #   proved_on:",
        "  #   accepted_by:",
    ]


def test_a_form_in_chinese():
    speak("zh")
    values = {"behaviour": "profit", "help_needed": 4, "note": "上次: 比价"}
    lines = form_text(WORKSHEETS["buying_behaviour"], values, ACME).splitlines()
    assert lines[3:5] == ["# 在冒号后面填写，然后存盘退出。清空一项就是删除它，整行删掉则保持原样。", ""]
    assert lines[5:] == [
        "# 需帮助程度（0–5）",
        "# 这件事贵公司打算自己主导，还是希望我们多出主意？哪些地方最没把握？",
        "# 0 到 5 的整数，5 最高。",
        "help_needed: 4",
        "",
        "# 项目复杂程度及风险（0–5）",
        "# 这件事牵涉几个部门、几套系统？万一做砸了，后果有多大？",
        "# 0 到 5 的整数，5 最高。",
        "complexity:",
        "",
        "# 采购倾向（项目型、关系型、价格型）",
        "# 选供应商时您最看重什么：一起把路走通、彼此熟悉放心，还是价格合适、办得利索？",
        "# 选一个：项目型、关系型、价格型。",
        "behaviour: 价格型",
        "",
        "# 判断依据",
        "# 上一次做类似采购，您是怎么定下来的？",
        'note: "上次: 比价"',
    ]


def test_lists_and_scores_stand_line_by_line():
    values = {
        "criteria": [{"criterion": "交期", "weight": "5.0"}],
        "options": [{"option": "西门子", "whose": "competitor", "scores": {"交期": 4, "a: b": 3}}],
    }
    text = form_text(WORKSHEETS["options"], values, ACME)
    assert '    scores:\n      交期: 4\n      "a: b": 3\n' in text
    assert "    weight: 5\n" in text
    canvas = {"relievers": [{"reliever": "pilot", "addresses": ["slow", "dear"]}]}
    assert "    addresses:\n      - slow\n      - dear\n" in form_text(
        WORKSHEETS["value_canvas"], canvas, ACME
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("id", list(WORKSHEETS))
def test_every_worksheet_has_a_form_that_says_nothing_new(id, language):
    speak(language)
    text = form_text(WORKSHEETS[id], {}, ACME)
    assert read_tree(text).faults == ()
    raw = read_form(text, "form.yaml", WORKSHEETS[id], ACME, None)
    assert set(raw) == {field.id for field in WORKSHEETS[id].fields}
    assert not any(raw.values())
    # The rows that show how can be used as they stand.
    shown = text.replace("\n  # - ", "\n  - ").replace("\n  #   ", "\n    ")
    assert not any(read_form(shown, "form.yaml", WORKSHEETS[id], ACME, None).values())


@given(st.text(), st.text(min_size=1), st.text())
def test_a_text_stands_in_a_form_and_comes_back(one, name, other):
    tidy = [" ".join("".join(c for c in text if c.isprintable()).split()) for text in (one, name, other)]
    one, name, other = tidy
    text = f"top: {scalar(one)}\nrows:\n  - name: {scalar(other)}\n    scores:\n"
    text += f"      {scalar(name)}: {scalar(one)}\n"
    tree = read_tree(text, as_typed=True)
    assert tree.faults == ()
    assert tree.data == {
        "top": one,
        "rows": [{"name": other, "scores": {name: one}}],
    }


STORED = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1).map(
    lambda t: " ".join(t.split())
)


@given(STORED.filter(bool), STORED.filter(bool))
def test_an_untouched_form_changes_nothing_whatever_stands_there(name, proof):
    """Joiners, soft hyphens, private characters: what nobody touched comes back as it was."""
    standing = Filled({"risks": [{"risk": name, "proof": proof}]}, 20, {})
    form = form_text(WORKSHEETS["risks"], standing.fields, ACME)
    assert changed(form, "risks", standing) == standing.fields


@pytest.mark.parametrize(
    "text", ["null", "Null", "~", "- a", "a: b", "a #b", "a:", "'a", "%a", "@a", "[a]", "2026-11-27"]
)
def test_what_yaml_would_take_for_something_else(text):
    assert read_tree(f"a: {scalar(text)}\n", as_typed=True).data == {"a": text}


def test_values_are_read_as_they_were_typed():
    """007 and 1e3 are no numbers here, yes is a word, and no amount passes a binary float."""
    text = "a: 007\nb: yes\nc: 480000.10\nd: 2026-11-27\ne:\nf: 'null'\ng: null\nh: 0x1F\n"
    assert read_tree(text, as_typed=True).data == {
        "a": "007",
        "b": "yes",
        "c": "480000.10",
        "d": "2026-11-27",
        "e": None,
        "f": "null",
        "g": None,
        "h": "0x1F",
    }


def test_what_is_emptied_is_cleared_and_what_is_deleted_stays():
    standing = Filled({"help_needed": 4, "complexity": 5, "note": "x"}, 67, {})
    assert changed("help_needed:\ncomplexity: 2\n", "buying_behaviour", standing) == {
        "help_needed": None,
        "complexity": 2,
    }
    rows = Filled({"risks": [{"risk": "delay"}, {"risk": "staff", "impact": 2}]}, 20, {})
    assert changed("risks:\n  - risk: staff\n    impact:\n", "risks", rows) == {"risks": [{"risk": "staff"}]}
    assert changed("risks:\n", "risks", rows) == {"risks": None}


def test_chinese_amounts_days_and_people():
    text = (
        "risks:\n  - risk: 停产\n    proof_kind: 试点\n    proved_on: 2026年3月4日\n    accepted_by: ACME.1\n"
    )
    assert changed(text)["risks"] == [
        {"risk": "停产", "proof_kind": "pilot", "proved_on": "2026-03-04", "accepted_by": "ACME.1"}
    ]
    assert changed("price: 12万\ncurrency: 人民币\n", "action_plan") == {
        "price": "120000.00",
        "currency": "CNY",
    }


def test_every_fault_stands_at_its_place():
    text = (
        "risks:\n"
        "  - risk:\n"
        "    likelihood:\n"
        "  - risk: delay\n"
        "    likelihood: 9\n"
        "    impakt: 3\n"
        "  - risk: staff\n"
        "    accepted_by: Nobody\n"
        "    proved_on: soon\n"
        "rissks: x\n"
    )
    assert [(line, column, key) for line, column, key, _ in faults(text)] == [
        (5, 5, "risks.2.likelihood"),
        (6, 5, "risks.2.impakt"),
        (8, 5, "risks.3.accepted_by"),
        (9, 5, "risks.3.proved_on"),
        (10, 1, "rissks"),
    ]
    assert "did you mean impact" in faults(text)[1][3]


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("risks: [\n", (2, 1), "bracket"),
        ("risks:\n\t- risk: x\n", (2, 1), "tab"),
        ("- a\n- b\n", (1, 1), "key: value"),
        ("just words\n", (1, 1), "key: value"),
        ("# nothing\n", (1, 1), "nothing in this file"),
        ("risks: 5\nrisks: 6\n", (2, 1), "on line 1 already"),
        ("risks: !!python/object:os.system x\n", (1, 1), "tags"),
    ],
)
def test_nonsense_is_refused_where_it_begins(text, place, what):
    (first, *_) = faults(text)
    assert first[:2] == place
    assert what in first[3]


@given(st.text())
def test_nothing_that_is_written_into_a_form_raises_anything_else(text):
    with contextlib.suppress(BadFile):
        assert isinstance(changed(text), dict)
