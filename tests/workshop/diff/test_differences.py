"""In what two playbooks differ, by meaning."""

import json
from copy import deepcopy
from functools import cache

import pytest
from helpers import written, yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.signs.table import TUNABLE
from stages.method_playbook import load_method_playbook
from stages.shipped_playbooks import METHOD, shipped
from words.say import say, speak, write
from workshop.diff.difference import KINDS, MIRRORED, Difference, demanding
from workshop.diff.differences import differences

FIND = "{id: find, gate: [{decision: needs_known}]}"


def parsed(stages, **more):
    if "signs" in more:
        more["signs"] = json.dumps(yaml(more["signs"]))
    return written(json.dumps(yaml(stages)), **more).parsed


def told(old, new, **more):
    """Place and kind of each difference; a playbook by its stages."""
    found = differences(parsed(old), parsed(new, **more))
    return {".".join(each.place): each.kind for each in found}


def gate(*asks):
    return f"[{{id: find, gate: [{{decision: needs_known}}, {', '.join(asks)}]}}]"


def gate_told(old, new):
    """The same, of one requirement beside a decision; the key alone."""
    return {place.rpartition(".")[2]: kind for place, kind in told(gate(old), gate(new)).items()}


# ── requirements ──────────────────────────────────────────────────────────────────────────────

BIG, HUGE = (f"{{field: deal.amount, op: '>=', value: {n}, currency: CNY}}" for n in (100000, 500000))
KNOWN = "{field: deal.amount, op: known}"
CASE = "{field: worksheets.business_case.npv, op: '>', value: 0, currency: CNY}"
RICHER = "{field: worksheets.business_case.npv, op: '>', value: 500, currency: CNY}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        # how long, how much
        (
            "{decision: will_buy, valid_for: 90d}",
            "{decision: will_buy, valid_for: 60d}",
            {"valid_for": "tightened"},
        ),
        ("{decision: will_buy}", "{decision: will_buy, valid_for: 60d}", {"valid_for": "tightened"}),
        ("{visit: two_sided, within: 30d}", "{visit: two_sided}", {"within": "loosened"}),
        ("{worksheet: risks, at_least: 60%}", "{worksheet: risks, at_least: 70%}", {"at_least": "tightened"}),
        ("{contact: champion}", "{contact: champion, waivable: false}", {"waivable": "tightened"}),
        ("{item: listed}", "{item: listed, waivable: false}", {"waivable": "tightened"}),
        # when it is asked
        (
            f"{{contact: champion, when: {HUGE}}}",
            f"{{contact: champion, when: {BIG}}}",
            {"when": "tightened"},
        ),
        (f"{{contact: champion, when: {HUGE}}}", "{contact: champion}", {"when": "tightened"}),
        (
            f"{{contact: champion, when: {BIG}}}",
            f"{{contact: champion, when: {{all: [{KNOWN}, {BIG}]}}}}",
            {"when": "loosened"},  # nobody waits for an amount any longer
        ),
        (
            f"{{contact: champion, when: {BIG}}}",
            "{contact: champion, when: {field: account.class, op: '==', value: A}}",
            {"when": "changed"},
        ),
        (
            f"{{contact: champion, when: {HUGE}}}",
            f"{{contact: champion, when: {{any: [{HUGE}, {{field: account.class, op: '==', value: A}}]}}}}",
            {"when": "tightened"},
        ),
        # what it needs
        (f"{{condition: {CASE}}}", f"{{condition: {RICHER}}}", {"condition": "tightened"}),
        (f"{{condition: {BIG}}}", f"{{condition: {{all: [{KNOWN}, {BIG}]}}}}", {"condition": "reworded"}),
        (f"{{condition: {BIG}}}", f"{{condition: {CASE}}}", {"condition": "changed"}),
        (
            "{condition: {expression: deal.amount * 2 > 10}}",
            "{condition: {expression: deal.amount * 2 > 20}}",
            {"condition": "changed"},
        ),
        # in other words
        ("{contact: champion}", "{contact: champion, title: {zh: 好的, en: good}}", {"title": "reworded"}),
        (
            "{contact: champion}",
            "{contact: champion, because: {zh: 好的, en: good}}",
            {"because": "reworded"},
        ),
        # another thing under the same id
        ("{contact: champion, id: they}", "{contact: decider, id: they}", {"they": "reused"}),
        ("{contact: champion, id: they}", "{worksheet: risks, id: they}", {"they": "reused"}),
        (
            "{contact: champion}",
            "{contact: decider}",
            {"contact:champion": "removed", "contact:decider": "added"},
        ),
    ],
)
def test_a_requirement(old, new, said):
    assert gate_told(old, new) == said
    assert gate_told(new, old) == {key: MIRRORED.get(kind, kind) for key, kind in said.items()} | (
        {"contact:champion": "added", "contact:decider": "removed"} if len(said) > 1 else {}
    )


def test_a_guard_moved_to_other_deals_has_no_direction():
    small = "{field: deal.amount, op: '<', value: 100000, currency: CNY}"
    assert gate_told(f"{{contact: champion, when: {BIG}}}", f"{{contact: champion, when: {small}}}") == {
        "when": "changed"
    }


def test_an_id_used_for_something_else_says_for_what():
    (found,) = differences(
        parsed(gate("{contact: champion, id: they}")), parsed(gate("{worksheet: risks, id: they}"))
    )
    assert (say(found.was), say(found.now)) == ("knowing the champion", "the worksheet risks")
    assert found.demands


def test_the_words_of_a_condition_are_told_apart_from_what_it_asks():
    worded = CASE.replace("}", ", because: {zh: 划得来, en: It pays}}")
    (found,) = differences(parsed(gate(f"{{condition: {CASE}}}")), parsed(gate(f"{{condition: {worded}}}")))
    assert (found.kind, found.place[-2:]) == ("reworded", ("condition", "because"))


def test_a_requirement_that_left_for_another_stage_moved():
    both = "[{{id: find, gate: [{{decision: known}}{0}]}}, {{id: agree, gate: [{{decision: bought}}{1}]}}]"
    champion, fresher = ", {contact: champion}", ", {contact: champion, waivable: false}"
    assert told(both.format(champion, ""), both.format("", fresher)) == {
        "stages.agree.gate.contact:champion": "moved",
        "stages.agree.gate.contact:champion.waivable": "tightened",
    }


def test_another_order_is_one_move():
    one, other = "{contact: champion}", "{item: listed}"
    assert told(gate(one, other), gate(other, one)) == {"stages.find.gate": "moved"}


def test_an_id_that_changed_is_asked_about():
    words = "title: {zh: 认识内线, en: We know the champion}"
    found = differences(
        parsed(gate(f"{{contact: champion, {words}}}")),
        parsed(gate(f"{{contact: champion, id: inside, {words}}}")),
    )
    assert [(each.kind, each.note.params["id"]) for each in found] == [
        ("removed", "inside"),
        ("added", "contact:champion"),
    ]


# ── stages and the rest ───────────────────────────────────────────────────────────────────────

THREE = "[{{id: a, gate: [decision: p]}}, {{id: b, gate: [decision: q]}}, {{id: c, {0}gate: [decision: r]}}]"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("", "back: [a], ", "tightened"),
        ("back: [a], ", "back: [b], ", "changed"),
        ("back: [b], ", "", "loosened"),
    ],
)
def test_ways_back(old, new, kind):
    assert told(THREE.format(old), THREE.format(new)) == {"stages.c.back": kind}


def test_a_stage_added_asks_more():
    found = differences(
        parsed(f"[{FIND}]"), parsed(f"[{FIND}, {{id: agree, gate: [{{decision: will_buy}}]}}]")
    )
    assert [(each.kind, each.place, each.demands) for each in found] == [("added", ("stages", "agree"), True)]
    assert demanding(found)


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ("{warn: 15d, critical: 35d, quiet: 10d}", {"warn": "tightened"}),
        ("{warn: 20d, critical: 40d, quiet: 2w}", {"critical": "loosened"}),
        ("{warn: 20d, critical: 35d, quiet: 10d, learn: no}", {"learn": "changed"}),
    ],
)
def test_limits(limits, said):
    found = told(f"[{FIND}]", f"[{{id: find, limits: {limits}, gate: [{{decision: needs_known}}]}}]")
    assert {place.rpartition(".")[2]: kind for place, kind in found.items()} == said


OWN = "mine: {{condition: {0}, because: {{zh: 好, en: good}}, ask: {{zh: 好, en: good}}{1}}}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "pushed_idle: off", {"pushed_idle.level": "loosened"}),
        (
            "pushed_idle: {level: note}",
            "pushed_idle: {level: critical}",
            {"pushed_idle.level": "tightened"},
        ),
        ("close_pushed: {warn: 2}", "close_pushed: {warn: 3}", {"close_pushed.warn": "loosened"}),
        ("", "close_pushed: {warn: 3}", {"close_pushed.warn": "changed"}),
        ("", OWN.format(BIG, ""), {"mine": "added"}),
        (OWN.format(HUGE, ""), OWN.format(BIG, ""), {"mine.condition": "tightened"}),  # shows more often
        (OWN.format(BIG, ", stages: [find]"), OWN.format(BIG, ""), {"mine.stages": "tightened"}),
    ],
)
def test_signs(old, new, said):
    before, after = (parsed(f"[{FIND}]", signs=f"{{{signs}}}") for signs in (old, new))
    found = {".".join(each.place[1:]): each.kind for each in differences(before, after)}
    assert found == said


# ── the playbook that comes along ─────────────────────────────────────────────────────────────


@cache
def method():
    return load_method_playbook(shipped()[METHOD], TUNABLE).parsed


def changed(path, how):
    """The playbook with one thing in it otherwise."""
    other = deepcopy(method())
    *way, last = path
    inside = other
    for key in way:
        inside = inside[key]
    how(inside, last)
    return other


@pytest.mark.parametrize(
    ("path", "value", "place", "kind"),
    [
        (("cadence", "A", "sales_rep", "visit"), [5, 8], "cadence.A.sales_rep.visit", "tightened"),
        (("cadence", "A", "sales_rep", "visit"), [20, 30], "cadence.A.sales_rep.visit", "loosened"),
        (("cadence", "A", "sales_rep", "visit"), [5, 30], "cadence.A.sales_rep.visit", "changed"),
        (("accounts", "groups", "relationship"), 40, "accounts.groups.relationship", "changed"),
        (("waits",), 1, "waits", "tightened"),
        (("closing",), "off", "closing", "changed"),
        (("templates", "sheet.md.j2"), "{{ deal.title }}", "templates.sheet.md.j2", "added"),
        (
            ("stop_classes", "duplicate"),
            {"zh": "重复", "en": "Duplicate"},
            "stop_classes.duplicate",
            "reworded",
        ),
        (
            ("behaviours", "profit", "leave_out"),
            ["buying_behaviour"],
            "behaviours.profit.leave_out",
            "removed",
        ),
        (("stages", 0, "worksheets", 2), "risks", "stages.understand.worksheets", "added"),
    ],
)
def test_the_rest(path, value, place, kind):
    def put(inside, last):
        inside[last] = value

    found = differences(method(), changed(path, put))
    assert {".".join(each.place): each.kind for each in found}[place] == kind


def test_a_line_reworded_in_one_language_is_the_same_line():
    def reword(inside, last):
        inside[last] = {**inside[last], "zh": "换一种说法"}

    (found,) = differences(method(), changed(("stages", 0, "visit", "ask", 2), reword))
    assert (found.kind, found.place) == ("reworded", ("stages", "understand", "visit", "ask"))


def test_the_same_playbook_differs_in_nothing():
    assert differences(method(), deepcopy(method())) == ()
    assert differences(method(), {**method(), "version": 9}) == ()  # what it is called is not what it means


def leaves(data, path=()):
    """Every single value, and every entry of a mapping or list."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from leaves(value, (*path, key))


PLACES = sorted((p for p in leaves(method()) if p[0] not in ("playbook", "version")), key=str)
# What can't be left out, or not be another word, without the playbook falling apart.
KEPT = (
    "id",
    "status",
    "limits",
    "gate",
    "checklist",
    "visit",
    "worksheets",
    "title",
    "label",
    "stages",
    "field",
)
KEPT += ("condition", "not", "all", "any", "value", "decision", "worksheet", "item", "contact", "templates")
KEPT += ("stop_classes", "cadence", "behaviours", "styles", "parts", "A", "B", "C", "call")
WORDS = {"won": "open", "open": "won", "CNY": "USD", "==": "!=", "!=": "==", ">": ">=", ">=": ">", "<": "<="}
WORDS |= {"in": "not in", "known": "known"}


def otherwise(inside, last):
    value = inside[last]
    if isinstance(value, bool):
        inside[last] = not value
    elif isinstance(value, int):
        inside[last] = value + 1
    elif isinstance(value, str) and last != "field":
        inside[last] = WORDS.get(value, value + "_x")
    elif isinstance(value, list) and len(value) > 1 and not isinstance(value[0], int):
        value.pop()
    elif isinstance(value, dict) and value and last not in KEPT and not isinstance(inside, list):
        del inside[last]


def mirrored(difference: Difference) -> Difference:
    """As it looks from the other side; who asks for more, and how things are called, apart."""
    kind = MIRRORED.get(difference.kind, difference.kind)
    return bare(difference)._replace(kind=kind, old=difference.new, new=difference.old)


def bare(difference: Difference) -> Difference:
    return Difference("", difference.place, difference.kind, (), difference.old, difference.new)


@given(st.sampled_from(PLACES))
@settings(max_examples=300, deadline=None)
def test_whatever_is_otherwise_is_told_and_looks_the_same_from_the_other_side(place):
    other = changed(place, otherwise)
    there, back = differences(method(), other), differences(other, method())
    assert there or other == method(), place
    assert sorted(map(bare, back), key=str) == sorted(map(mirrored, there), key=str)


@given(st.sampled_from(PLACES))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_difference_can_be_said(language, place):
    speak(language)
    try:
        for each in differences(method(), changed(place, otherwise)):
            assert each.kind in KINDS
            assert write(each.group)
            assert all(map(write, each.what))
            assert say(f"diff.kind_{each.kind}")
            assert write(each.was)
            assert write(each.now)
    finally:
        speak("en")


def test_the_same_worksheet_filled_in_further_is_tighter():
    """As key-account asks it: of two fields one stays and the other rises."""
    scored = "{field: worksheets.qualification.complete, op: '>=', value: 60}"
    result = "{field: worksheets.qualification.result, op: '==', value: qualified}"
    qualified = f"{{id: q, condition: {{all: [{result}, {scored}]}}, title: {{zh: 够格, en: Fit}}}}"
    assert gate_told(qualified, qualified.replace("60", "80")) == {"condition": "tightened"}
