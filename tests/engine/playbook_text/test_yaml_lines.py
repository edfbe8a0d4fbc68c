"""Plain data as YAML for people: what is written reads as the same again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.playbook_text.yaml_lines import yaml_lines
from engine.yaml_places import read_tree

SHIPPED = Path(__file__).parents[3] / "playbooks" / "client-value" / "playbook.yaml"
STORED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
MORE = st.sampled_from(
    ["no", "Off", "null", "~", "1_0", "0x1f", "0o17", "1:30", "1e3", ".inf", "2026-11-22", "="]
)
MARKS = st.sampled_from(
    ["", " a", "- a", "a: b", "a:b", "a #b", "a, b", "[a]", "{a}", "&a", "*a", "!a", "<<"]
)
ODD = MORE | MARKS | st.sampled_from(["70%", "7天", "“好”，对", "a\nb"])
TEXT = ODD | STORED
SCALAR = st.none() | st.booleans() | st.integers() | TEXT
DATA = st.dictionaries(
    TEXT,
    st.recursive(
        SCALAR, lambda x: st.lists(x, max_size=3) | st.dictionaries(TEXT, x, max_size=3), max_leaves=8
    ),
    max_size=4,
)


def written(data, **how):
    return "\n".join(line.text for line in yaml_lines(data, **how)) + "\n"


@given(DATA, st.booleans())
def test_what_is_written_reads_as_the_same(data, joined):
    text = written(data, joins=lambda path, value: joined)
    tree = read_tree(text) if data else None
    assert (tree.data if tree else {}, tree.faults if tree else ()) == (data, ())


def test_so_does_the_playbook_that_came_along():
    data = read_tree(SHIPPED.read_text(encoding="utf-8")).data
    assert read_tree(written(data)).data == data


@given(DATA)
def test_every_line_says_where_it_stands(data):
    places = read_tree(written(data)).places if data else {}
    for n, line in enumerate(yaml_lines(data), 1):
        assert places[line.path][0] == n


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"title": {"zh": "好", "en": "Good, and more"}}, 'title: {zh: 好, en: "Good, and more"}\n'),
        ({"limits": {"warn": "20d", "learn": False}}, "limits: {warn: 20d, learn: false}\n"),
        ({"stuck": "Hold back, then ask: why"}, 'stuck: "Hold back, then ask: why"\n'),
        ({"say": "Hold back, then ask"}, "say: Hold back, then ask\n"),
        ({"gate": [{"item": "a"}, {"all": [{"b": 1}]}]}, "gate:\n  - {item: a}\n  - all:\n      - {b: 1}\n"),
        ({"visit": {}, "list": []}, "visit: {}\nlist: []\n"),
        ({"signs": {"quiet": "off"}}, 'signs: {quiet: "off"}\n'),
    ],
)
def test_small_things_stand_in_one_line(data, text):
    assert written(data) == text
