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
    ("- stages.explore.limits.warn", [f"-{THEIRS}", "    limits: {warn: null}   # theirs are slow"]),
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
