"""The accepted wording: place by place, what no gate asks about."""

import copy

import pytest
from case_book import BOOK
from helpers import written

from engine.message import Message
from workshop.cases.wording import differences, file_text, wording

PARSED = written(BOOK).parsed


def changed(change):
    """The places that differ once something was changed."""
    parsed = copy.deepcopy(PARSED)
    change(parsed)
    return differences(parsed, file_text(PARSED, "As accepted.\nCompared from now on.")).all


def at(parsed, *path):
    for part in path:
        parsed = parsed[part]
    return parsed


@pytest.mark.parametrize(
    ("path", "key", "value", "place"),
    [
        (("stages", 0, "title"), "zh", "另一句", "stages.understand.title"),
        (("stages", 0, "limits"), "warn", 21, "stages.understand.limits"),
        (("stages", 0, "objectives", "client"), "en", "other", "stages.understand.objectives.client"),
        (("stages", 0, "visit"), "ask", [{"zh": "问", "en": "ask"}], "stages.understand.visit.ask"),
        (("stages", 0, "gate", 0, "ask"), "en", "other", "stages.understand.gate.decision:needs_known"),
        (("stages", 0, "checklist", 1, "title"), "zh", "另", "stages.understand.checklist.root_cause"),
        (("stages", 0), "status", "won", "stages.understand.status"),
        (("behaviours", "profit", "wants"), "en", "other", "behaviours.profit.wants"),
        (("stop_classes", "duplicate"), "en", "twice", "stop_classes.duplicate"),
        ((), "waits", 3, "waits"),
        ((), "version", 2, "version"),
        (("accounts",), "a_share", 70, "accounts.a_share"),
        (("templates",), "sheet.md.j2", "x", "templates.sheet.md.j2"),
    ],
)
def test_a_change_names_its_place(path, key, value, place):
    assert place in changed(lambda parsed: at(parsed, *path).__setitem__(key, value))


def test_the_reason_within_a_condition_is_wording():
    def change(parsed):
        parsed["stages"][0]["gate"][1]["when"]["because"] = {"zh": "大单", "en": "a large one"}

    assert changed(change) == ("stages.understand.gate.worksheet:client_profile",)


def test_order_is_held():
    assert changed(lambda p: p["stages"][0]["checklist"].reverse()) == ("stages.understand.checklist",)
    assert changed(lambda p: p["stages"][0]["gate"].reverse()) == ("stages.understand.gate",)
    assert changed(lambda p: p["stages"].reverse()) == ("stages",)


@pytest.mark.parametrize(
    ("at_requirement", "key", "value"),
    [(0, "valid_for", 91), (0, "waivable", False), (1, "at_least", 71)],
)
def test_what_decides_a_gate_is_left_to_the_cases(at_requirement, key, value):
    assert changed(lambda p: p["stages"][0]["gate"][at_requirement].__setitem__(key, value)) == ()
    guard = {"field": "deal.amount", "op": ">", "value": 1, "currency": "USD"}
    assert changed(lambda p: p["stages"][0]["gate"][1].__setitem__("when", guard)) == ()


def test_new_places_and_those_that_are_gone_are_told_apart():
    parsed = copy.deepcopy(PARSED)
    del parsed["behaviours"]["profit"]["wants"]
    parsed["stop_classes"]["budget"] = {"zh": "预算", "en": "budget"}
    found = differences(parsed, file_text(PARSED, "As accepted.\nCompared from now on."))
    assert found.added == ("stop_classes.budget",)
    assert found.gone == ("behaviours.profit.wants",)
    assert found.changed == ("stop_classes",)  # the list of them


def test_the_file_is_readable_and_its_own_faults_are_said():
    text = file_text(PARSED, "As accepted.\nCompared from now on.")
    assert "\nversion: 1\n" in text
    assert "\nstages.understand.status: open\n" in text
    assert differences(PARSED, text).all == ()
    assert isinstance(differences(PARSED, "a: [\n"), Message)
    assert isinstance(differences(PARSED, "- a\n"), Message)
    assert len(set(wording(PARSED))) == len(wording(PARSED))
