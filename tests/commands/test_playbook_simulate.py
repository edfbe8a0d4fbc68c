"""`playbook simulate` as a coach asks for it: on deals that went through gates here, and on imported ones."""

import json
import re
from pathlib import Path

import pytest
from helpers import METHOD_VERSION

MAP = """
source: past
columns: {title: what, stage: how}
constants: {currency: CNY, owner: lin}
stages:
  won: [{stage: explore, on: from}, {stage: execute, on: to}]
  lost: [{stage: explore, on: from}, {stop: no_decision, on: to}]
  twin: [{stage: explore, on: from}, {stop: duplicate, on: to}]
"""
PAST = (
    *["Line 3,won,2025-06-02,2025-06-12"] * 40,
    *["Line 4,lost,2025-06-02,2025-06-07"] * 40,
    "Line 5,twin,2026-02-02,2026-02-03",
)
STRICT = """
extends: client-value
playbook: strict
version: 1
title: {zh: 更严, en: Stricter}
stages:
  - id: understand
    gate:
      - item: root_cause
"""


def flat(text):
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def strict():
    Path("strict.yaml").write_text(STRICT, encoding="utf-8")


def through_the_first_gate(shell):
    """ACME-1 passed on 2 March with next to nothing ticked; nine days later it was stopped."""
    shell.ok("account add 'Acme Tools' --code ACME")
    shell.ok("contact add 'Chen Yu' --account ACME --part decider --since 2026-01-05")
    shell.ok("new 'Spare belts' --account ACME --amount 4000 --currency CNY --behaviour profit")
    shell.ok("new 'More belts' --account ACME --amount 4000 --currency CNY --behaviour profit")
    for deal in ("ACME-1", "ACME-2"):
        shell.ok(f"fill {deal} buying_behaviour help_needed=1 complexity=1 behaviour=profit")
        shell.ok(f"answer {deal} needs_known yes --evidence 'their order' --kind client_said --contact chen")
        shell.ok(f"visit log {deal} --with chen --summary 'at the counter'")
    shell.ok("tick ACME-2 root_cause")
    shell.ok("advance ACME-1")
    shell.ok("advance ACME-2")
    shell.days(4)
    shell.ok("tick ACME-1 root_cause")
    shell.days(5)
    shell.ok("stop ACME-1 --class no_decision --reason 'no money'")
    shell.ok("stop ACME-2 --class lost_to_competitor --reason 'cheaper'")


def test_the_same_playbook_holds_nothing_and_a_stricter_one_does(shell, strict):
    through_the_first_gate(shell)
    found = shell.data("playbook simulate client-value")
    assert (found["deals"], found["moves"], found["held"], found["moves_without_facts"]) == (2, 2, 0, 0)
    found = shell.data("playbook simulate strict.yaml --deals")
    assert (found["playbook"], found["held"], found["only"]) == ("strict", 1, None)
    (stage,) = found["stages"]
    assert [r["held"] for r in stage["requirements"] if r["requirement"] == "item:root_cause"] == [1]
    held, passed = found["passages"]
    assert held["held_by"] == [
        {"requirement": "item:root_cause", "days": pytest.approx(4, abs=0.01), "to_the_end": False}
    ]
    became = [passed[name] for name in ("standing", "outcome", "stop_class")]
    assert became == ["passes", "lost", "lost_to_competitor"]


def test_pages(shell, strict):
    through_the_first_gate(shell)
    page = flat(shell.ok("playbook simulate strict.yaml --deals"))
    assert "Stricter, version 1, simulated on 2 closed deals" in page
    assert "Of 2 moves forward 1 (50%) would have been held, 1 would have passed, 0 can't be told." in page
    assert "ACME-1 Understand 2026-03-02 4 d No decision item:root_cause" in page
    assert "no experiment" in page
    page = shell.ok("playbook simulate strict.yaml --deals --lang zh").replace("\n", "")
    assert "更严 第 1 版，用 2 个已有结果的商机模拟" in page
    assert "往前走的 2 次里，有 1 次（50%）会被拦下" in page
    assert "不是试验" in page


def test_tables(shell, strict):
    through_the_first_gate(shell)
    lines = shell.ok("playbook simulate strict.yaml --csv").splitlines()
    assert lines[0].startswith("stage,label,requirement,title,moves,held,to_the_end,never_recorded,waived")
    assert lines[1].startswith("understand,Understand,,,2,1,0,0,0,")
    heading, held, passed = shell.ok("playbook simulate strict.yaml --csv --deals").splitlines()
    assert heading.startswith("deal,title,stage,at,standing,held_by,never_recorded,waived,days,to_the_end")
    assert held.startswith("ACME-1,Spare belts,understand,2026-03-02T")
    assert passed.endswith(",lost,lost_to_competitor")


def test_which_deals(shell, strict):
    through_the_first_gate(shell)
    assert shell.data("playbook simulate strict.yaml --since 2026-03-11")["deals"] == 2
    assert shell.data("playbook simulate strict.yaml --since 2026-03-12")["deals"] == 0
    assert shell.data("playbook simulate strict.yaml --until 2026-03-10")["deals"] == 0
    assert shell.data(f"playbook simulate strict.yaml --playbook client-value@{METHOD_VERSION}")["deals"] == 2
    assert "No closed deal is among those asked for" in shell.ok(
        "playbook simulate strict.yaml --until 2026-03-10"
    )
    assert shell("playbook simulate strict.yaml --playbook client-valu").code == 4
    assert shell("playbook simulate strict.yaml --playbook client-value@9").code == 4
    assert shell.data("playbook simulate strict.yaml --as-of 2026-03-09")["deals"] == 0


def test_what_was_imported_can_not_be_told(shell, strict):
    Path("map.yaml").write_text(MAP, encoding="utf-8")
    Path("past.csv").write_text("\n".join(["what,how,from,to", *PAST]) + "\n", encoding="utf-8")
    shell.ok("import past.csv --map map.yaml", by="ada")
    found = shell.data("playbook simulate strict.yaml")
    assert (found["deals"], found["moves"], found["held"], found["never_recorded"]) == (80, 40, 0, 40)
    assert found["left_out"] == {"undated": 0, "duplicates": 1}
    assert found["outcomes"]["unmoved"]["n"] == 40
    page = flat(shell.ok("playbook simulate strict.yaml"))
    assert "40 of 40 moves lack nothing else" in page
    assert "40 moves were imported and met no gate" in page


def test_nothing_to_simulate_on(shell):
    assert "There are no closed deals" in shell.ok("playbook simulate client-value")
    assert json.loads(shell("playbook simulate client-value --json").out)["data"]["stages"] == []
