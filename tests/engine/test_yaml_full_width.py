"""Chinese punctuation where YAML wants its own: named at its place, and never where it is part of a text."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.yaml_full_width import slips
from engine.yaml_places import read_tree

ROOT = Path(__file__).parents[2]
HEAD = "playbook: our-way\nversion: 1\nwon: 2\n"


def found(text):
    """Place and sign of every slip; another fault by its id."""
    faults = read_tree(text).faults
    return [
        (*each.place, each.what.params["what"].params["sign"]) if wide(each) else each.what.id
        for each in faults
    ]


def wide(fault):
    return fault.what.id == "lint.yaml_full_width"


SLIPS = [
    ("title: {zh: 我们的打法，en: Our way}\n", [(4, 18, "，")]),
    ("title：{zh: 我们, en: Ours}\n", [(4, 6, "：")]),
    ("title: {zh：我们, en: Ours}\n", [(4, 11, "：")]),
    ("title: {zh：我们，en：Ours}\n", [(4, 11, "："), (4, 14, "，"), (4, 17, "：")]),
    ("limits：{warn: 12d}\n", [(4, 7, "：")]),
    ("limits: {warn：12d, critical: 30d}\n", [(4, 14, "：")]),
    ("gate：\n  - decision: a\n    valid_for: 3d\n", [(4, 5, "：")]),
    ("stages:\n  - id：find\n    status: open\n", [(5, 7, "：")]),
    ("extends： client-value\n", [(4, 8, "：")]),
    ("extends:\u3000client-value\nwaits: 1\n", [(4, 9, "\u3000")]),
    ("stages:\n\u3000- id: find\n\u3000\u3000status: open\n", [(5, 1, "\u3000"), (6, 1, "\u3000")]),
    ("stages:\n  － id: find\n    status: open\n", [(5, 3, "－")]),
    ("title: ｛zh: 我们, en: Ours｝\n", [(4, 8, "｛"), (4, 25, "｝")]),
    ("waits：1\nback：a\nlimits: {warn: 1d}\n", [(4, 6, "："), (5, 5, "：")]),
]


@pytest.mark.parametrize(("text", "slips"), SLIPS)
def test_each_is_named_at_its_place_and_nothing_beside_it(text, slips):
    assert found(HEAD + text) == slips
    assert read_tree(HEAD + text).data is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("note: |\n  notes：a\n  － b\ntitle: 'open\n", "lint.yaml_open_quote"),
        ("note: 看，en：b\ntitle: {zh: a\n", "lint.yaml_open_bracket"),
        ("note: a: b\n", "lint.yaml_colon"),
    ],
)
def test_another_slip_beside_chinese_texts_is_still_called_by_its_name(text, fault):
    assert found(text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "a: 你好：世界，再见\n",
        'a: {zh: "好，en：b", en: b}\n',
        "a: |\n  id：x\n  － y\n",
        "客户：名称: account\n",
        "{客户（全称）: account}\n",
        "a: 70％\nb: ３\n",
    ],
)
def test_texts_and_names_may_hold_them(text):
    assert found(text) == []


@given(text=st.text("你好：，－％３\u3000｛｝（）", min_size=1, max_size=20))
def test_no_text_of_a_readable_file_is_blamed(text):
    assert found(f"zh: 好{text}\nboth: {{zh: 好{text}, en: ok}}\nlist:\n  - 好{text}\n") == []


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("playbooks/**/*.yaml")), ids=lambda f: f"{f.parts[-2]}/{f.name}"
)
def test_none_is_found_in_what_is_shipped(file):
    assert found(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    ["k" * 900_000, "limits：{warn: 1}\n" * 40_000, ("一：二，" * 200 + "\n") * 1000 + "{"],
    ids=["one word", "a slip a line", "long lines"],
)
def test_nobody_waits_for_a_text_without_end(text):
    started = perf_counter()
    assert read_tree(text).faults
    assert perf_counter() - started < 10


def test_quotes_and_comments_hide_them():
    assert slips('a: "b，en: c" # gate：x') == []
    assert slips("a: 'it：is'，b: 1") == [(10, "，")]


def test_a_whole_file_of_them_is_named_at_once():
    text = HEAD + "stages：\n  －\u3000id：a\n    limits：｛warn：12d，critical：30d｝\n"
    assert [sign for _, _, sign in found(text)] == list("：－：：｛：，：｝")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("stages:\n  - id: find\n      limits: {warn: 1d}\n", (3, 7)),
        ("version: 1\n  title: x\n", (2, 3)),
        ("version: 1\n# a remark\n\n    gate:\n", (4, 5)),
    ],
)
def test_a_key_too_deep_under_a_word_is_a_matter_of_indentation(text, place):
    (fault,) = read_tree(text).faults
    assert (fault.what.id, fault.place) == ("lint.yaml_indent", place)


@pytest.mark.parametrize("text", ["version: 1: 2\n", "title: a\nnote: b: c\n"])
def test_a_colon_in_a_text_still_is_one_too_many(text):
    assert found(text) == ["lint.yaml_colon"]
