"""A text made to mean something else: which lines change, and which never do."""

import copy
from functools import cache
from itertools import takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine.message import Message
from engine.yaml_places import read_tree
from workshop.editing.rewriting import rewritten, same
from workshop.editing.spots import spots

ROOT = Path(__file__).parents[3]
BOOKS = (*(f"playbooks/{each.name}/playbook.yaml" for each in sorted((ROOT / "playbooks").iterdir())),)
BOOKS += ("docs/examples/loans/playbook.yaml",)


def made(before: str, wanted: str) -> str:
    text = rewritten(before, read_tree(wanted).data)
    assert isinstance(text, str), text
    return text


CASES = {
    "a value": ("a: 1   # one\nb: 2\n", "{a: 5, b: 2}", "a: 5   # one\nb: 2\n"),
    "quotes stay": ("a: 'x'\nb: \"y\"\n", "{a: it's, b: z}", "a: 'it''s'\nb: \"z\"\n"),
    "a text that needs quotes gets them": ("a: x\n", "{a: 'no: 1'}", 'a: "no: 1"\n'),
    "a number written as text stays text": ("a: x\n", "{a: '7'}", 'a: "7"\n'),
    "a key in brackets": (
        "a: {b: 1, c: 2}  # n\n",
        "{a: {b: 1, c: 2, d: x}}",
        "a: {b: 1, c: 2, d: x}  # n\n",
    ),
    "a comma in brackets": ("a: {b: 1}\n", "{a: {b: 1, c: 'x, y'}}", 'a: {b: 1, c: "x, y"}\n'),
    "first out of brackets": ("a: {b: 1, c: 2}\n", "{a: {c: 2}}", "a: {c: 2}\n"),
    "last out of brackets": ("a: [b, c]\n", "{a: [b]}", "a: [b]\n"),
    "out of brackets with a comment": ("a: [b,  # x\n    c]\n", "{a: [b]}", "a: [b,  # x\n    ]\n"),
    "out of the middle of a line, its comment stays": (
        "l: [a, b, # c\n d]\n",
        "{l: [a, d]}",
        "l: [a, # c\n d]\n",
    ),
    "last out of a line in brackets": ("a: [b, c,\n  d, e]\n", "{a: [b, d, e]}", "a: [b,\n  d, e]\n"),
    "a line out of brackets": ("a: {b: 1,\n    c: 2\n}\n", "{a: {b: 1}}", "a: {b: 1,\n}\n"),
    "a line out of brackets, comma, comment and all": (
        "a: {\n  b: 1,  # x\n  # of c\n  c: 2,  # y\n}\n",
        "{a: {b: 1}}",
        "a: {\n  b: 1,  # x\n}\n",
    ),
    "a line out of the middle of brackets": (
        "a: [\n  # of b\n  b,\n  # of c\n  c,  # x\n  # of d\n  d\n]\n",
        "{a: [b, d]}",
        "a: [\n  # of b\n  b,\n  # of d\n  d\n]\n",
    ),
    "out of brackets before what is spoken of": (
        "a: [b,  # x\n  # of c\n  c]\n",
        "{a: [c]}",
        "a: [\n  # of c\n  c]\n",
    ),
    "last out of brackets with a comma behind": ("a: [b,  # x\n  c, ]\n", "{a: [b]}", "a: [b,  # x\n   ]\n"),
    "commas in front": ("a: [b  # x\n   , c  # y\n   , d]\n", "{a: [b, d]}", "a: [b  # x\n   , d]\n"),
    "an empty item": ("a:\n  -\n  - x\n", "{a: [y, x]}", "a:\n  - y\n  - x\n"),
    "the last item, empty": ("a:\n- x\n-   # n\nb: 1\n", "{a: [x, y], b: 1}", "a:\n- x\n- y   # n\nb: 1\n"),
    "an empty item becomes a block": (
        "a:\n  - x\n  -\n  - z\n",
        "{a: [x, {b: {c: {d: 1}}}, z]}",
        "a:\n  - x\n  - b:\n      c: {d: 1}\n  - z\n",
    ),
    "a key without a value, in brackets": (
        "a: {b, c: , d: 1}\n",
        "{a: {b: 1, c: 2, d: 1}}",
        "a: {b: 1, c: 2 , d: 1}\n",
    ),
    "one out and one more": (
        "a:\n  - id: x  # of x\n    v: 1\n  - id: y  # of y\n    v: 2\n",
        "{a: [{id: y, v: 2}, {id: z, v: 1}]}",
        "a:\n  - id: y  # of y\n    v: 2\n  - id: z\n    v: 1\n",
    ),
    "one in front and the last out": (
        "a:\n  - x  # of x\n  - y  # of y\n",
        "{a: [w, x]}",
        "a:\n  - w\n  - x  # of x\n",
    ),
    "a list with an anchor nobody uses": (
        "a: &x-y  # - n\n  - b\n  - c\n",
        "{a: [d, b]}",
        "a: &x-y  # - n\n  - d\n  - b\n",
    ),
    "the only one leaves an empty list": ("a: [b]  # x\n", "{a: []}", "a: []  # x\n"),
    "into an empty list": ("a: []\nb: 1\n", "{a: [{c: 1, d: 2}], b: 1}", "a:\n  - c: 1\n    d: 2\nb: 1\n"),
    "a key at the end, before comments": (
        "a: 1\n# end\n",
        "{a: 1, b: {c: {d: 1}}}",
        "a: 1\nb:\n  c: {d: 1}\n# end\n",
    ),
    "no line end at the end": ("a: 1\nb: 2", "{a: 1, b: 2, c: 3}", "a: 1\nb: 2\nc: 3"),
    "last line without end": ("a: 1\nb: 2", "{a: 1}", "a: 1"),
    "an item in the middle": (
        "a:\n  - x  # 1\n  # y\n  - y\n",
        "{a: [x, z, y]}",
        "a:\n  - x  # 1\n  - z\n  # y\n  - y\n",
    ),
    "an item in front": ("a:\n- x\n", "{a: [z, x]}", "a:\n- z\n- x\n"),
    "an item out": ("a:\n  - x\n  - y  # gone\n  # z\n  - z\n", "{a: [x, z]}", "a:\n  - x\n  # z\n  - z\n"),
    "a block becomes short": ("a:   # n\n  b:\n    c: 1\nd: 1\n", "{a: x, d: 1}", "a: x   # n\nd: 1\n"),
    "a short one becomes a block": ("a: x\nd: 1\n", "{a: {b: {c: 1}}, d: 1}", "a:\n  b: {c: 1}\nd: 1\n"),
    "nothing becomes something": ("a:\nb: 1\n", "{a: x, b: 1}", "a: x\nb: 1\n"),
    "folded text": ("a: >\n  one\n  two\nb: 1\n", "{a: x, b: 1}", "a: x\nb: 1\n"),
    "true is no 1": ("a: 1\n", "{a: true}", "a: true\n"),
    "windows": (
        "a: 1\r\nb:\r\n  - x\r\n",
        "{a: 2, b: [x, y], c: 1}",
        "a: 2\r\nb:\r\n  - x\r\n  - y\r\nc: 1\r\n",
    ),
}


@pytest.mark.parametrize("case", [pytest.param(c, id=n) for n, c in CASES.items()])
def test_only_what_must_change_changes(case):
    before, wanted, after = case
    assert made(before, wanted) == after


def test_the_key_beside_a_dash_gives_its_place_to_the_next():
    assert made("a:\n  - b: 1  # x\n    c: 2\n", "{a: [{c: 2}]}") == "a:\n  - c: 2\n"
    assert made("a:\n  - b: 1\n    # c\n    c: 2\n", "{a: [{c: 2}]}") == "a:\n  -\n    # c\n    c: 2\n"


def test_many_comments_behind_a_part_in_brackets_take_no_time():
    comments = "  # - # - # - #\n" * 200
    assert made(f"a: [b, c\n{comments}]\n", "{a: [b]}") == f"a: [b\n{comments}]\n"


ALIASED = "a: &x {b: 1}\nc: *x\nd: &y {e: 1}\n"


def test_an_alias_gets_a_content_of_its_own():
    assert made(ALIASED, "{a: {b: 1}, c: {b: 2}, d: {e: 1}}") == "a: &x {b: 1}\nc: {b: 2}\nd: &y {e: 1}\n"
    assert made(ALIASED, "{a: {b: 1}, d: {e: 1}}") == "a: &x {b: 1}\nd: &y {e: 1}\n"


def test_what_aliases_point_to_is_not_touched():
    for wanted in (
        "{a: {b: 2}, c: {b: 1}, d: {e: 1}}",
        "{c: {b: 1}, d: {e: 1}}",
        "{a: 1, c: {b: 1}, d: {e: 1}}",
    ):
        refused = rewritten(ALIASED, read_tree(wanted).data)
        assert isinstance(refused, Message)
        assert (refused.id, refused.params) == ("editing.anchored", {"anchor": "x"})
    assert made(ALIASED, "{a: {b: 1}, c: {b: 1}, d: {e: 2}}").endswith("d: &y {e: 2}\n")  # nobody's alias


# ── any change in any shipped playbook ────────────────────────────────────────────────────────


@cache
def book(path: str):
    text = (ROOT / path).read_text(encoding="utf-8")
    return text, read_tree(text).data, spots(text)


def places(spot, data, path=()):
    """Every part that is no alias and in no anchored part, as path and lines."""
    for at, part in enumerate(spot.parts):
        key = at if part.key is None else part.key.name
        if part.value.kind == "alias" or part.value.anchor:
            continue
        yield (*path, key), part.start, part.end
        yield from places(part.value, data[key], (*path, key))


NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)
"""A try takes a third of a second."""
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), phases=NO_SHRINKING)
@given(st.sampled_from(BOOKS), st.sampled_from(("set", "drop", "more")), VALUES, st.data())
def test_whatever_changes_all_other_lines_are_as_they_were(path, how, value, draw):
    text, data, root = book(path)
    where, start, end = draw.draw(st.sampled_from(list(places(root, data))))
    wanted = copy.deepcopy(data)
    around = wanted
    for key in where[:-1]:
        around = around[key]
    if how == "set":
        around[where[-1]] = value
    elif how == "drop":
        del around[where[-1]]
    elif isinstance(around, list):
        around.insert(where[-1] + 1, value)
    else:
        around["zz_new"] = value
    after = rewritten(text, wanted)
    if isinstance(after, Message):
        assert after.id == "editing.anchored"
        return
    assert same(read_tree(after).data, wanted)
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    lines, now = text.splitlines(), after.splitlines()
    if how == "more" and isinstance(around, dict):
        assert [line for line in lines if line not in now] == [] or len(lines) == len(now)
        first, last = 0, len(lines)
    if around in ([], {}):
        return  # what stood around it is written as [] or {}
    if how == "drop" and lines[first].lstrip().startswith("- "):
        last += 1  # the next key moves up beside the dash
    for before, stands in ((lines[:first], now), (lines[last + 1 :][::-1], now[::-1])):
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, stands, strict=False)))
        # What is taken away takes the comment above it along, and the gap.
        assert kept == len(before) or (how == "drop" and all(map(is_aside, before[kept:])))


def is_aside(line):
    return not line.strip() or line.lstrip().startswith("#")
