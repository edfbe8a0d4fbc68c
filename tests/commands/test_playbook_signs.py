"""A playbook's `signs` at work: what one reads of them, and on which deals they hold."""

import shutil
from pathlib import Path

import pytest
from helpers import METHOD_VERSION

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
SIGNS = """
signs:
  stage_age: off
  silence: {level: note, stages: [understand, explore]}
  close_pushed: {warn: 3}
  promise_overdue: {warn: 4d, critical: 4w}
  no_account:
    condition: {field: deal.amount, op: "<", value: 1000, currency: CNY}
    level: critical
    because: {zh: 这单太小, en: it is too small a deal}
    ask: {zh: 值得跟吗？, en: Is it worth it?}
"""


@pytest.fixture
def newer(shell, tmp_path):
    """The playbook that comes along, as a version of our own with signs."""
    ours = tmp_path / "ours"
    shutil.copytree(SHIPPED, ours)
    file = ours / "playbook.yaml"
    was, raised = (f"\nversion: {number}\n" for number in (METHOD_VERSION, METHOD_VERSION + 1))
    text = file.read_text(encoding="utf-8").replace(was, raised)
    file.write_text(text + SIGNS, encoding="utf-8")
    return ours


def test_a_newer_version_s_signs_hold_for_the_deals_one_has(shell, newer):
    shell.ok("new Pumps --owner lin --amount 500 --currency CNY", by="ada")
    shell.ok("new Valves --owner lin --amount 5000 --currency CNY", by="ada")
    assert shell.data("stalled", by="ada") == []
    said = shell.ok(f"playbook install {newer}", by="ada")
    assert "its signs hold for them, too" in " ".join(said.split())
    (found,) = shell.data("stalled", by="ada")
    assert (found["title"], found["level"]) == ("Pumps", "critical")
    assert [sign["because"] for sign in found["signs"]] == ["it is too small a deal"]


def test_show_lists_what_it_switches_tunes_and_adds(shell, newer):
    assert "Signs that a deal has stalled" not in shell.ok("playbook show")
    assert shell.data("playbook show")["signs"] == []
    shell.ok(f"playbook install {newer}", by="ada")
    page = shell.ok("playbook show")
    assert page[page.index("Signs that") :].splitlines() == [
        "Signs that a deal has stalled, as it changes them",
        "  · stage_age  switched off",
        "  · silence  a note whenever it shows · only in Understand, Explore",
        "  · close_pushed  a warning from 3 times on, critical from 4",
        "  · promise_overdue  a warning after 4 working days, critical after 20",
        "  · no_account  of its own: it is too small a deal · critical whenever it shows",
    ]
    found = {each["id"]: each for each in shell.data("playbook show")["signs"]}
    assert found["close_pushed"] == {
        "id": "close_pushed", "level": None, "stages": [], "warn": 3, "critical": None, "own": None,
    }  # fmt: skip
    assert found["no_account"]["own"]["ask"] == {"zh": "值得跟吗？", "en": "Is it worth it?"}
    shell.lang = "zh"
    assert "· close_pushed  3 次起预警，4 次起越过红线" in shell.ok("playbook show")
