"""The `signs` of a playbook: what is wrong with them, named with its place, and what is read from them."""

import json
from pathlib import Path

import pytest
from helpers import BOTH, _stage

from engine.playbook import read_playbook
from engine.playbook_text.file import digest, load_playbook
from engine.signs import DAYS, TIMES, Bounds, InStage
from stages.worksheets import WORKSHEETS
from words.say import say, speak

KNOWN = {
    "reopened": None,
    "close_pushed": Bounds(TIMES, 2, 4),
    "slowed_long": Bounds(DAYS, 10, 30),
    "silence": InStage(("quiet",)),
    "stage_age": InStage(("warn", "critical")),
}
HEAD = {
    "playbook": "small",
    "version": 1,
    "title": BOTH,
    "stages": [_stage({"id": "find", "gate": [{"decision": "needs_known"}]})],
}
OWN = "{condition: {field: deal.amount, op: known}, because: {zh: 好, en: good}, ask: {zh: 好吗？, en: good?}"


@pytest.fixture
def load(tmp_path):
    def load(signs):
        file = Path(tmp_path, "our.yaml")
        head = "\n".join(f"{key}: {json.dumps(value)}" for key, value in HEAD.items())
        file.write_text(f"{head}\n{signs}", encoding="utf-8")
        return load_playbook(str(file), WORKSHEETS, signs=KNOWN)

    speak("en")
    return load


@pytest.fixture
def faults(load):
    """What is wrong with one sign, "limits.warn  must be 1 or more"."""

    def faults(sign):
        found = load(f"signs:\n  {sign}\n").faults
        return [f"{f.key.removeprefix('signs.')}  {say(f.what)}" for f in found]

    return faults


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("reopend: off", "reopend  no sign reopend; did you mean reopened?"),
        (
            "mine: {level: warn}",
            "mine  no sign mine; choose from reopened, close_pushed, slowed_long, silence, stage_age",
        ),
        ("reopened: {levle: warn}", "reopened.levle  unknown key; did you mean level?"),
        ("reopened: {level: wran}", "reopened.level  no such value: wran; did you mean warn?"),
        ("reopened: {stages: [fnd]}", "reopened.stages[0]  no stage fnd; did you mean find?"),
        ("reopened: {warn: 3}", "reopened.warn  reopened has no limits to set; say how bad it is with level"),
        ("silence: {warn: 4d}", "silence.warn  the limits of silence stand in each stage: limits.quiet"),
        (
            "stage_age: {critical: 9d}",
            "stage_age.critical  the limits of stage_age stand in each stage: limits.warn, limits.critical",
        ),
        ("reopened: on", "reopened  write this as “key: value” lines"),
        ("close_pushed: {warn: 3d}", "close_pushed.warn  this sign counts times; write a whole number"),
        ("close_pushed: {warn: 0}", "close_pushed.warn  must be 1 or more"),
        ("close_pushed: {warn: 5}", "close_pushed  critical (4) is below warn (5)"),
        (
            "slowed_long: {critical: 3}",
            "slowed_long.critical  this sign counts working days; write 10d or 2w",
        ),
        ("slowed_long: {warn: 7w}", "slowed_long  critical (30) is below warn (35)"),
        (
            "slowed_long: {warn: ten days}",
            "slowed_long.warn  “ten days” isn't a duration; write days or weeks, such as 20d or 3w",
        ),
        (
            "close_pushed: {warn: 3, level: warn}",
            "close_pushed.level  limits or level, not both:"
            " limits say from when on, level how bad it is whenever it shows",
        ),
        (
            "reopened: {ask: {zh: 好, en: good}}",
            "reopened.ask  this sign has its own words; because and ask go with signs you add",
        ),
        (
            f"reopened: {OWN}}}",
            "reopened.condition  reopened comes with the program; give a sign of your own another name",
        ),
        (
            f"mine: {OWN}, warn: 3}}",
            "mine.warn  a sign of your own has no limits; say how bad it is with level",
        ),
        (
            f"mine: {OWN.replace('amount', 'amuont')}}}",
            "mine.condition.field  no field deal.amuont; did you mean deal.amount?",
        ),
    ],
)
def test_a_fault_and_its_place(faults, sign, told):
    assert told in faults(sign)


@pytest.mark.parametrize("wrong", ["²d", "³w", "٣d", "d", "99999d", "-1d"])
def test_what_only_looks_like_a_number_is_no_duration(faults, wrong):
    [said] = faults(f"slowed_long: {{warn: {wrong}}}")
    assert said.startswith("slowed_long.warn  ")


@pytest.mark.parametrize("code", ["001B", "202E", "2066", "009B"])
@pytest.mark.parametrize("key", ["because", "ask"])
def test_a_text_steers_no_terminal(faults, code, key):
    own = {"condition": {"field": "deal.amount", "op": "known"}}
    own |= {each: {"zh": "好", "en": "good"} for each in ("because", "ask")}
    own[key] = {"zh": "好", "en": "good" + chr(int(code, 16)) + "[31m"}
    said = faults(f"mine: {json.dumps(own)}")
    assert said == [f"mine.{key}.en  the text has a control character, U+{code}; take it out"]


def test_everything_at_once(faults):
    said = faults("mine: {condition: {field: deal.amount, op: known}, stages: [fnd]}")
    assert said == [
        "mine  because is missing",
        "mine  ask is missing",
        "mine.stages[0]  no stage fnd; did you mean find?",
    ]


def test_what_is_read(load):
    found = load(
        f"signs:\n  reopened: off\n  close_pushed: {{warn: 3, critical: 5, stages: [find]}}\n"
        f"  slowed_long: {{critical: 8w}}\n  mine: {OWN}, level: note}}\n"
    )
    assert found.faults == ()
    signs = read_playbook(json.loads(json.dumps(found.parsed))).signs
    assert signs.tuned["reopened"].level == "off"
    assert signs.tuned["close_pushed"][1:] == (3, 5, ("find",))
    assert signs.tuned["slowed_long"][1:3] == (None, 40)
    (mine,) = signs.own
    assert (mine.id, mine.level, mine.ask.en, mine.stages) == ("mine", "note", "good?", ())


def test_a_sign_of_ones_own_can_be_switched_off_where_it_stands(load):
    assert read_playbook(load(f"signs:\n  mine: {OWN}, level: off}}\n").parsed).signs == ({}, ())


def test_a_playbook_that_says_nothing_of_signs_means_what_it_always_meant(load):
    plain, empty = load(""), load("signs: {}")
    assert "signs" not in plain.parsed
    assert digest(plain.parsed) == digest(empty.parsed)
