"""Edits as they are typed: paths, values, entries by id; in a file of one's own and in one that extends."""

from functools import cache
from pathlib import Path

import pytest

from engine.playbook_text.merge import merge
from engine.playbook_text.written import nodes_of, plain
from engine.yaml_places import read_tree
from workshop.editing.asked import read_asks
from workshop.editing.edit import Edited, edited
from workshop.editing.rewriting import same

ROOT = Path(__file__).parents[3]
OWN = """\
# ours
playbook: ours
version: 1
title: {zh: 我们, en: Ours}
stages:
  - id: understand
    limits: {warn: 20d, critical: 35d, quiet: 10d}
    worksheets: [client_profile, risks]
    gate:
      - decision: needs_known     # asked first
        valid_for: 90d
      - id: more.than
        item: own_words
    checklist:
      - id: own_words
        title: {zh: 复述, en: Say it back}
"""
OVER = """\
playbook: ours
version: 1
extends: client-value
title: {zh: 我们, en: Ours}
stages:
  - id: explore
    limits: {warn: 30d}   # theirs are slow
"""


@cache
def base():
    return read_tree((ROOT / "playbooks/client-value/playbook.yaml").read_text(encoding="utf-8")).data


def meaning(text: str):
    """Of a file over client-value, by the program's own merging."""
    tree = read_tree(text)
    empty = read_tree("{}")
    whole, found = merge(nodes_of("base", empty, base()), nodes_of("own", tree, tree.data))
    assert not found, found
    return plain(whole)


def edit(text: str, *typed: str, remove=()):
    asks, wrong = read_asks(typed, remove)
    assert not wrong
    tree = read_tree(text)
    if "extends" not in tree.data:
        return edited(text, tree.data, None, asks)
    made = edited(text, meaning(text), base(), asks)
    if isinstance(made, Edited):
        assert same(meaning(made.text), made.means)
    return made


def changed(text: str, *typed: str, remove=()) -> list[str]:
    """The lines that are new, behind a - those that are gone."""
    made = edit(text, *typed, remove=remove)
    assert isinstance(made, Edited), made
    before, after = text.splitlines(), made.text.splitlines()
    return [f"-{line}" for line in before if line not in after] + [
        line for line in after if line not in before
    ]


def refused(text: str, *typed: str, remove=()) -> list[tuple[str, str]]:
    made = edit(text, *typed, remove=remove)
    return [(each.path, each.what.id) for each in made.why]


LIMITS = "    limits: {warn: 20d, critical: 35d, quiet: 10d}"
THEIRS = "    limits: {warn: 30d}   # theirs are slow"


EDITS = [
    ("stages.understand.limits.warn=25d", [f"-{LIMITS}", LIMITS.replace("20d", "25d")]),
    ("stages[0].limits.learn=no", [f"-{LIMITS}", LIMITS.replace("}", ", learn: no}")]),
    (
        "stages.understand.gate.decision:needs_known.valid_for=30d",
        ["-        valid_for: 90d", "        valid_for: 30d"],
    ),
    ("stages.understand.gate.more.than.item=root", ["-        item: own_words", "        item: root"]),
    (
        "stages.understand.gate+={item: x, when: {field: deal.amount, op: known}}",
        ["      - item: x", "        when: {field: deal.amount, op: known}"],
    ),
    (
        "stages.understand.worksheets+=options",
        ["-    worksheets: [client_profile, risks]", "    worksheets: [client_profile, risks, options]"],
    ),
    (
        "stages.understand.visit.goals+={zh: 问清, en: Ask}",
        ["    visit:", "      goals:", "        - {zh: 问清, en: Ask}"],
    ),
    ("title.zh=咱们", ["-title: {zh: 我们, en: Ours}", "title: {zh: 咱们, en: Ours}"]),
    ("waits=3", ["waits: 3"]),
]


@pytest.mark.parametrize(("typed", "lines"), EDITS)
def test_an_edit_by_its_path(typed, lines):
    assert changed(OWN, typed) == lines


def test_what_is_taken_away():
    assert changed(OWN, remove=["stages.understand.worksheets.risks"]) == [
        "-    worksheets: [client_profile, risks]",
        "    worksheets: [client_profile]",
    ]
    assert changed(OWN, remove=["stages.understand.gate[0]"]) == [
        "-      - decision: needs_known     # asked first",
        "-        valid_for: 90d",
    ]


def test_everything_that_can_t_be_done_is_said():
    typed = ("stages.understnd.limits.warn=2d", "title+=x", "extends=loan", "title..zh=x")
    assert refused(OWN, *typed, remove=["waits"]) == [
        ("stages.understnd.limits.warn", "editing.no_entry_close"),
        ("title", "editing.no_list"),
        ("extends", "editing.not_extends"),
        ("title..zh", "editing.bad_path"),
        ("waits", "editing.nothing_there"),
    ]
    assert refused(OWN, "stages[4].id=x", "title.zh.more=x") == [
        ("stages[4].id", "editing.no_number"),
        ("title.zh.more", "editing.bad_path"),
    ]


def test_what_can_t_be_read():
    asks, wrong = read_asks(["version", "a={"], [])
    assert (asks, [each.id for each in wrong]) == ((), ["editing.no_value", "editing.bad_value"])


IN_UNDERSTAND = "  - id: understand"
OVERRIDES = [
    ("stages.expand.limits.warn=25d", ["  - id: expand", "    limits: {warn: 25d}"]),
    (
        "stages.explore.limits.critical=90d",
        [f"-{THEIRS}", "    limits: {warn: 30d, critical: 90d}   # theirs are slow"],
    ),
    ("- stages.explore.limits.critical", [f"-{THEIRS}", THEIRS.replace("30d", "30d, critical: null")]),
    ("- stages.explore.limits.warn", [f"-{THEIRS}"]),
    (
        "stages.understand.gate.decision:needs_known.valid_for=30d",
        [IN_UNDERSTAND, "    gate:", "      - decision: needs_known", "        valid_for: 30d"],
    ),
    (
        "stages.understand.gate.qualified.title.en=All five",
        [IN_UNDERSTAND, "    gate:", "      - id: qualified", "        title: {en: All five}"],
    ),
    (
        "stages.understand.gate.qualified.when={field: deal.amount, op: known}",
        [
            *(IN_UNDERSTAND, "    gate:", "      - id: qualified"),
            "        when: {field: deal.amount, op: known}",
        ],
    ),
    (
        "- stages.understand.gate.qualified.when",
        [IN_UNDERSTAND, "    gate:", "      - id: qualified", "        when: null"],
    ),
    (
        "- stages.understand.checklist.root_cause",
        [IN_UNDERSTAND, "    checklist:", "      - id: root_cause", "        remove: true"],
    ),
    ("stages.understand.worksheets+=risks", [IN_UNDERSTAND, "    worksheets:", "      add: [risks]"]),
    (
        "- stages.understand.worksheets.competitors",
        [IN_UNDERSTAND, "    worksheets:", "      remove: [competitors]"],
    ),
    ("- behaviours.profit", ["behaviours: {profit: null}"]),
]


@pytest.mark.parametrize(("typed", "lines"), OVERRIDES)
def test_what_is_inherited_is_overridden(typed, lines):
    taken_away = typed.startswith("- ")
    sets, removes = ([], [typed[2:]]) if taken_away else ([typed], [])
    assert changed(OVER, *sets, remove=removes) == lines


def test_a_list_that_is_added_to_and_taken_from_says_both():
    text = edit(OVER, "stages.explore.worksheets+=risks", remove=["stages.explore.worksheets[0]"]).text
    assert read_tree(text).data["stages"][0]["worksheets"].keys() == {"add", "remove"}
    again = edit(text, remove=["stages.explore.worksheets.risks"]).text
    assert read_tree(again).data["stages"][0]["worksheets"].keys() == {"remove"}


def notes(text: str, *typed: str, remove=()) -> list[str]:
    return [note.id for note in edit(text, *typed, remove=remove).notes]


def test_what_is_one_s_own_goes_back_to_the_base_first_and_away_the_second_time():
    own = OVER + "waits: 7\n"
    once = edit(own, remove=["waits"])
    assert (once.text, once.means["waits"]) == (OVER, base()["waits"])
    assert notes(own, remove=["waits"]) == ["editing.back_to_base"]
    twice = edit(once.text, remove=["waits"])
    assert (twice.text, twice.notes) == (OVER + "waits: null\n", ())
    assert "waits" not in twice.means
    assert notes(OVER, remove=["cadence.A"]) == []


def test_a_list_copied_from_the_base_is_told():
    assert notes(OVER, "stages.confirm.visit.ask[0].zh=问") == ["editing.copied"]
    once = edit(OVER, "stages.confirm.visit.ask[0].zh=问")
    assert once.notes[0].params["path"] == "stages.confirm.visit.ask"
    assert notes(once.text, "stages.confirm.visit.ask[0].zh=再问") == []  # it is its own already
    assert notes(OVER, "stages.confirm.worksheets+=risks") == []


def test_the_last_of_a_list_changed_copies_nothing():
    asks = next(stage for stage in base()["stages"] if stage["id"] == "confirm")["visit"]["ask"]
    last = len(asks) - 1
    made = edit(OVER, f"stages.confirm.visit.ask[{last}].zh=问")
    lines = read_tree(made.text).data["stages"][1]["visit"]["ask"]
    assert lines == {"add": [{**asks[last], "zh": "问"}], "remove": [{"en": asks[last]["en"]}]}
    assert made.notes == ()


def test_another_id_is_told():
    assert notes(OWN, "stages.understand.id=listen") == ["editing.other_id"]
    assert notes(OWN, "stages.understand.gate.decision:needs_known.decision=wants_known") == [
        "editing.other_id"
    ]
    assert notes(OWN, "playbook=others") == ["editing.other_playbook"]
    assert notes(OWN, "stages.understand.id=understand", "version=2", "title.en=Theirs") == []


TALKATIVE = """\
# the file
stages:
  # 1 ──────
  # how it begins
  - id: a

    # of when
    when: x
    # of ask
    ask: y     # beside it
      # deeper, about ask
    # of title

    title: z


  # 2 ──────
  - id: b
    # at its end

  # of nobody

  - id: c
    # the last
"""


@pytest.mark.parametrize(
    ("path", "gone"),
    [
        ("stages.a.when", {7, 8}),
        ("stages.a.ask", {9, 10, 11}),
        ("stages.a.title", {14, 15, 16}),
        ("stages.a", {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}),
        ("stages.b", {17, 18, 19, 20}),
        ("stages.c", {22, 23, 24}),
    ],
)
def test_comments_go_with_what_they_stand_over_and_no_gap_is_left_twice(path, gone):
    made = edit(TALKATIVE, remove=[path])
    lines = TALKATIVE.splitlines()
    assert made.text.splitlines() == [line for n, line in enumerate(lines, 1) if n not in gone]


def test_a_full_width_equals_sign_is_named():
    from workshop.editing.asked import read_asks

    (refused,) = read_asks(["stages.find.limits.warn＝30d"], [])[1]
    assert refused.id == "editing.misread"
    assert refused.params["why"].params["what"].id == "full_width.equals"
