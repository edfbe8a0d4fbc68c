"""A playbook laid over the one it extends: base and own in a few lines of YAML, what comes out as data."""

import pytest

from engine.playbook_text.merge import merge
from engine.playbook_text.written import nodes_of, written
from engine.yaml_places import read_tree
from words.say import say

GATE = """
- decision: needs_known
  title: {zh: 懂, en: known}
  valid_for: 90d
  when: {field: deal.amount, op: known}
- {worksheet: client_profile, at_least: 70%}
- {id: big, condition: {field: deal.amount, op: known}, title: {zh: 大, en: big}}
"""
LINES = "{worksheets: [a, b], visit: {ask: [{zh: 一, en: one}, {zh: 二, en: two}]}}"


def read(file, text):
    tree = read_tree(text)
    assert tree.faults == ()
    return nodes_of(file, tree, tree.data)


def laid(base, own):
    root, found = merge(read("base", base), read("own", own))
    return written(root), [f"{':'.join(map(str, f.place))} {say(f.what)}" for f in found]


def merged(base, own):
    """The data, where nothing is wrong."""
    whole, found = laid(base, own)
    assert found == []
    return whole.data


def indented(text):
    return text.strip("\n").replace("\n", "\n    ")


def gate(own, base=GATE):
    """A stage's gate after a change, and what was wrong with it."""
    lines = [f"stages:\n  - id: find\n    gate:\n    {indented(text)}" for text in (base, own)]
    whole, found = laid(*lines)
    return whole.data["stages"][0]["gate"], found


def ids(own, base="[{id: a}, {id: b}, {id: c}]"):
    """The ids of a checklist after a change; it may be written in one line."""
    said = [f"stages: [{{id: find, checklist: {text}}}]" for text in (base, own)]
    whole, found = laid(*said)
    return " ".join(item["id"] for item in whole.data["stages"][0]["checklist"]), found


# ── keys ──────────────────────────────────────────────────────────────────────────────────────


def test_mappings_merge_key_by_key_and_a_scalar_replaces():
    base = "{waits: 2, accounts: {a: 1, b: {c: 2, d: 3}}, parts: {user: {wants: {zh: 要, en: wants}}}}"
    own = "{waits: 3, accounts: {b: {c: 4}, e: 5}, parts: {user: {wants: {en: hopes}}}}"
    assert merged(base, own) == {
        "waits": 3,
        "accounts": {"a": 1, "b": {"c": 4, "d": 3}, "e": 5},
        "parts": {"user": {"wants": {"zh": "要", "en": "hopes"}}},
    }


def test_null_takes_a_key_away():
    assert merged("{behaviours: {profit: {a: 1}, project: {b: 2}}}", "{behaviours: {profit: null}}") == {
        "behaviours": {"project": {"b": 2}}
    }


def test_null_where_nothing_is_to_be_taken_away_is_a_slip():
    whole, found = laid("{behaviours: {profit: {a: 1}}}", "behaviours:\n  profitt: null\n  relation: null\n")
    assert whole.data == {"behaviours": {"profit": {"a": 1}}}
    assert found == [
        "2:3 the base has no profitt to take away; did you mean profit?",
        "3:3 the base has no relation to take away",
    ]


def test_a_playbook_has_its_id_its_version_and_its_title_from_nobody():
    base = "{playbook: base, version: 4, title: {zh: 底, en: base}, waits: 2}"
    assert merged(base, "{playbook: ours, title: {zh: 我}}") == {
        "playbook": "ours",
        "title": {"zh": "我"},
        "waits": 2,
    }


def test_a_value_of_another_shape_replaces():
    base = "{signs: {quiet: {warn: 3d}, pushed: off}}"
    assert merged(base, "{signs: {quiet: off, pushed: {warn: 2}}}") == {
        "signs": {"quiet": "off", "pushed": {"warn": 2}}
    }


def test_a_key_taken_away_half_way_up_can_be_set_again():
    base, _ = merge(read("base", "{cadence: {per_day: 4, A: {x: 1}}}"), read("half", "{cadence: {A: null}}"))
    root, found = merge(base, read("own", "{cadence: {A: {y: 2}}}"))
    assert (written(root).data, found) == ({"cadence": {"per_day": 4, "A": {"y": 2}}}, [])


# ── conditions ────────────────────────────────────────────────────────────────────────────────


def test_a_condition_is_replaced_whole():
    own = (
        "- decision: needs_known\n  when: {not: {field: account.class, op: known}}\n"
        "- {id: big, condition: {expression: deal.amount > 3}}"
    )
    changed, found = gate(own)
    assert found == []
    assert changed[0]["when"] == {"not": {"field": "account.class", "op": "known"}}
    assert changed[2] == {
        "id": "big",
        "condition": {"expression": "deal.amount > 3"},
        "title": {"zh": "大", "en": "big"},
    }


def test_so_is_that_of_a_sign():
    base = "{signs: {ours: {condition: {field: a, op: known}, level: warn}}}"
    assert merged(base, "{signs: {ours: {condition: {expression: b}}}}") == {
        "signs": {"ours": {"condition": {"expression": "b"}, "level": "warn"}}
    }


# ── entries with ids ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("named", ["decision: needs_known", "id: decision:needs_known"])
def test_a_requirement_is_changed_by_its_id_or_by_its_kind_and_name(named):
    changed, found = gate(f"- {named}\n  valid_for: 30d\n  when: null")
    assert found == []
    assert changed[0] == {"decision": "needs_known", "title": {"zh": "懂", "en": "known"}, "valid_for": "30d"}
    assert [sorted(each) for each in changed[1:]] == [
        ["at_least", "worksheet"],
        ["condition", "id", "title"],
    ]


def test_what_names_an_entry_does_not_change_it():
    changed, found = gate(
        "- {condition: {field: deal.amount, op: known}, because: {zh: 因, en: why}}",
        '- condition: {field: deal.amount, op: ">", value: 1}',
    )
    assert (changed, found) == (
        [{"condition": {"field": "deal.amount", "op": "known"}, "because": {"zh": "因", "en": "why"}}],
        [],
    )
    changed, _ = gate(
        "- {id: condition:it, condition: {expression: b}}", "- {id: condition:it, condition: {expression: a}}"
    )
    assert changed == [{"id": "condition:it", "condition": {"expression": "b"}}]
    changed, _ = gate("- {id: decision:needs_known, decision: other}")
    assert (changed[0]["id"], changed[0]["decision"]) == ("decision:needs_known", "other")


def test_one_of_another_kind_takes_its_place():
    changed, found = gate("- {id: big, item: listed}")
    assert found == []
    assert changed[2] == {"id": "big", "item": "listed"}


def test_a_new_entry_comes_at_the_end():
    assert ids("[{id: d, title: x}]") == ("a b c d", [])


@pytest.mark.parametrize(
    ("own", "order"),
    [
        ("[{id: d, title: x, after: a}, {id: e, title: x, after: a}]", "a d e b c"),
        ("[{id: d, title: x, before: a}, {id: e, title: x, before: a}]", "d e a b c"),
        ("[{id: e, title: x, after: d}, {id: d, title: x, after: a}]", "a d e b c"),
        ("[{id: c, before: a}]", "c a b"),
        ("[{id: a, after: c, title: y}, {id: d, title: x}]", "b c a d"),
        ("[{id: b, remove: true}, {id: d, title: x, before: c}]", "a d c"),
        ("[{id: b, remove: yes}]", "a c"),
        ("[{id: a, after: b}, {id: b, after: c}]", "c b a"),
    ],
)
def test_entries_stand_where_they_are_put(own, order):
    assert ids(own) == (order, [])


def test_stages_and_what_is_in_them_are_changed_by_id():
    base = "stages: [{id: a, limits: {warn: 1d, quiet: 2d}, checklist: [{id: x, title: t}]}, {id: b}]"
    own = (
        "stages: [{id: a, limits: {warn: 3d}, checklist: [{id: x, remove: true}]},"
        " {id: c, gate: [], after: a}]"
    )
    assert merged(base, own) == {
        "stages": [
            {"id": "a", "limits": {"warn": "3d", "quiet": "2d"}, "checklist": []},
            {"id": "c", "gate": []},
            {"id": "b"},
        ]
    }


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("[{id: bb}]", "the base has no bb, and as a new entry it is not complete; did you mean b?"),
        ("[{id: b, title: x}, {id: b, title: y}]", "b stands here twice; make one entry of them"),
        ("[{id: z, remove: true}]", "the base has no z to take away"),
        ("[{id: aa, remove: true}]", "the base has no aa to take away; did you mean a?"),
        ("[{id: a, remove: true, title: x}]", "to take an entry away, write its id and remove: true"),
        ("[{id: a, remove: false}]", "to take an entry away, write its id and remove: true"),
        ("[{id: a, after: zz}]", "there is no zz here to stand beside"),
        ("[{id: a, after: bb}]", "there is no bb here to stand beside; did you mean b?"),
        ("[{id: a, after: [b]}]", "there is no ['b'] here to stand beside"),
        ("[{id: a, after: b}, {id: b, remove: true}]", "there is no b here to stand beside"),
        ("[{id: a, after: b, before: c}]", "write after or before, not both"),
        ("[{id: a, after: a}]", "this stands beside a, and a waits for this: neither has a place"),
        ("[{id: b, before: c}, {id: c, before: b}]", "this stands beside c, and c waits for this"),
    ],
)
def test_what_is_wrong_with_a_change(own, said):
    _, found = ids(own)
    assert found
    assert said in found[0]


def test_nothing_is_lost_where_something_is_wrong():
    assert ids("[{id: b, before: c}, {id: c, before: b}, {id: a, after: zz}]")[0].split() == ["a", "b", "c"]


def test_a_slip_in_a_requirements_name_is_no_new_requirement():
    changed, found = gate("- {decision: need_known, valid_for: 30d}")
    assert len(changed) == 3
    assert found == [
        "4:7 the base has no decision:need_known, and as a new entry it is not complete;"
        " did you mean decision:needs_known?"
    ]


def test_what_has_no_id_is_added_for_the_rules_to_judge():
    changed, found = gate(
        "- {condition: {expression: deal.amount > 1}, title: {zh: 大, en: big}, after: big}"
    )
    assert found == []
    assert [each.get("id") for each in changed] == [None, None, "big", None]
    assert "after" not in changed[3]


# ── lists without ids ─────────────────────────────────────────────────────────────────────────


def lines(own):
    whole, found = laid(f"stages: [{{id: a, {LINES[1:-1]}}}]", f"stages: [{{id: a, {own}}}]")
    stage = whole.data["stages"][0]
    return stage["worksheets"], [text["en"] for text in stage["visit"].get("ask", [])], found


def test_a_list_replaces():
    assert lines("worksheets: [c], visit: {ask: [{zh: 三, en: three}]}") == (["c"], ["three"], [])


def test_or_says_what_it_adds_and_what_it_removes():
    assert lines("worksheets: {add: [c], remove: [a]}") == (["b", "c"], ["one", "two"], [])
    assert lines("worksheets: {remove: [a, b]}")[0] == []


@pytest.mark.parametrize("text", ["{zh: 一}", "{en: one}", "{zh: 一, en: one}"])
def test_a_text_is_removed_by_giving_it_in_one_language(text):
    assert lines(f"visit: {{ask: {{remove: [{text}], add: [{{zh: 三, en: three}}]}}}}")[1:] == (
        ["two", "three"],
        [],
    )


def test_what_is_not_there_can_not_be_removed():
    _, left, found = lines("worksheets: {remove: [aa]}, visit: {ask: {remove: [{zh: 一, en: two}, {}]}}")
    assert left == ["one", "two"]
    assert found == [
        "1:40 the base has no aa to take away; did you mean a?",
        "1:69 the base has no 一 to take away",
        "1:87 the base has no {} to take away",
    ]


def test_something_is_added_to_a_list_the_base_does_not_have():
    assert merged("stages: [{id: a}]", "stages: [{id: a, worksheets: {add: [x]}}]") == {
        "stages": [{"id": "a", "worksheets": ["x"]}]
    }


# ── what was taken away ───────────────────────────────────────────────────────────────────────

SPOKEN_OF = """
stages:
  - {id: a, gate: [{decision: p}, {item: x}, {worksheet: w}], checklist: [{id: x}, {id: y}]}
  - {id: b, gate: [{worksheet: w}]}
styles:
  driver:
    leave_out: [p, "decision:p", x, y, "worksheet:w"]
    at: {a: {ask: []}, b: {ask: []}, open: {ask: []}}
"""


def manner(own):
    found = merged(SPOKEN_OF, own)["styles"]["driver"]
    return found["leave_out"], list(found["at"])


def test_what_the_base_leaves_out_of_what_was_taken_away_goes_with_it():
    own = "stages: [{id: a, gate: [{id: 'decision:p', remove: true}], checklist: [{id: x, remove: true}]}]"
    assert manner(own) == (["y", "worksheet:w"], ["a", "b", "open"])


def test_so_does_what_it_says_of_a_stage_and_what_stands_elsewhere_stays():
    assert manner("stages: [{id: a, remove: true}]") == (["worksheet:w"], ["b", "open"])


def test_but_what_one_says_oneself_stays_to_be_told():
    own = "{stages: [{id: a, remove: true}], styles: {driver: {leave_out: {add: [p]}, at: {a: {kit: []}}}}}"
    assert manner(own) == (["worksheet:w", "p"], ["a", "b", "open"])


# ── origins ───────────────────────────────────────────────────────────────────────────────────


def test_every_line_knows_where_it_comes_from():
    whole, _ = laid(
        "waits: 2\nstages:\n  - id: a\n    limits:\n      warn: 1d\n      quiet: 2d\n  - id: b\n",
        "stages:\n  - id: b\n    label: {zh: 乙, en: B}\n  - id: a\n    limits: {warn: 3d}\n",
    )
    found = {path: (whole.origin(path).file, whole.origin(path).line) for path in whole.origins}
    assert found[("waits",)] == ("base", 1)
    assert found[("stages", 0, "limits", "warn")] == ("own", 5)
    assert found[("stages", 0, "limits", "quiet")] == ("base", 6)
    assert found[("stages", 1, "id")] == ("base", 7)
    assert found[("stages", 1, "label", "zh")] == ("own", 3)


def test_what_misses_a_key_that_was_taken_away_is_told_where():
    whole, _ = laid("stages:\n  - id: a\n    stuck: x\n", "stages:\n  - id: a\n    stuck: null\n")
    assert "stuck" not in whole.data["stages"][0]
    assert whole.origin(("stages", 0, "stuck")) == ("own", 3, 5)
