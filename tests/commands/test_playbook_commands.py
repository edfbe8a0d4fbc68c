"""`playbook list`, `show` and `lint`, as a person runs them."""

import json
import shutil
from pathlib import Path

import pytest
from helpers import METHOD_VERSION

from cli import COMMANDS
from commands.program import run
from words.say import speak

SHIPPED = str(Path(__file__).parents[2] / "playbooks" / "client-value")


@pytest.fixture
def dealgate(capfd, tmp_path):
    environ = {"HOME": str(tmp_path), "DEALGATE_DB": str(tmp_path / "x.sqlite"), "DEALGATE_USER": "lin"}

    def call(*argv):
        code = run(COMMANDS, argv, environ)
        out, err = capfd.readouterr()
        return code, out, err

    yield call
    speak("en")


def test_lint_of_a_good_playbook_needs_no_database(dealgate):
    assert dealgate("playbook", "lint", SHIPPED) == (
        0,
        f"Nothing wrong: Client Value Method, version {METHOD_VERSION}:"
        " 5 stages, 31 gate requirements, 7 decision points\n",
        "",
    )
    _, out, _ = dealgate("playbook", "lint", SHIPPED, "--json")
    assert json.loads(out)["data"] == [
        {
            "file": SHIPPED,
            "playbook": "client-value",
            "version": METHOD_VERSION,
            "stages": 5,
            "requirements": 31,
            "points": 7,
            "warnings": [],
        }
    ]


def test_lint_names_every_fault_of_every_file_and_exits_7(dealgate, tmp_path):
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("playbook: one\nversion: 1\ntitle: {zh: 一}\nstages: []\n", encoding="utf-8")
    two.write_text("a: b: c\n", encoding="utf-8")
    code, out, err = dealgate("playbook", "lint", str(one), str(two), "--lang", "zh")
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        f"{one}:3:1  title  没有英文",
        f"{one}:4:1  stages  至少要有一项",
        f"{two}:1:5  这里多了一个冒号；文字里要用冒号，请给整句加引号",
        "这份销售打法有 3 处要改，改好之前不能使用",
    ]
    _, out, _ = dealgate("playbook", "lint", str(one), "--json")
    error = json.loads(out)["error"]
    assert error["code"] == "bad_file"
    assert error["details"]["faults"][0] == {
        "file": str(one),
        "line": 3,
        "column": 1,
        "key": "title",
        "rule": "no_en",
        "level": "error",
        "what": "no English text",
    }


def test_lint_tries_the_templates_beside_the_playbook(dealgate, tmp_path):
    copied = tmp_path / "ours"
    shutil.copytree(SHIPPED, copied)
    own = copied / "templates" / "sheet.explore.md.j2"
    own.write_text("{{ sheet.deal }}\n{{ sheet.titel }}\n", encoding="utf-8")
    code, out, err = dealgate("playbook", "lint", str(copied))
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        f"{own}:2  template error: sheet has no “titel”; did you mean “title”?",
        "1 fault to fix before this playbook can be used",
    ]
    own.write_text("{{ sheet.deal }}\n{{ sheet.title }}\n", encoding="utf-8")
    assert dealgate("playbook", "lint", str(copied))[0] == 0


def test_list_and_show_what_is_installed(dealgate):
    assert dealgate("init")[0] == 0
    _, out, _ = dealgate("playbook", "list", "--json")
    listed, *along = json.loads(out)["data"]
    assert {(each["installed_at"], each["deals"]) for each in along} == {(None, 0)}
    assert (listed["id"], listed["version"], listed["title"]["zh"], listed["deals"]) == (
        "client-value",
        METHOD_VERSION,
        "客户价值法",
        0,
    )
    code, english, _ = dealgate("playbook", "show")
    assert code == 0
    assert "1 Understand the need (understand) → Validated" in english
    assert "“Will we buy this supplier's product?” · good for 30 days · can't be waived" in " ".join(
        english.split()
    )
    _, chinese, _ = dealgate("playbook", "show", "client-value", "--lang", "zh")
    assert "3 方案确认（expand）→ 赢单" in chinese
    assert "“我们要不要买这家供应商的产品？” · 30 天内有效 · 不能豁免" in chinese


def test_a_playbook_nobody_installed(dealgate):
    dealgate("init")
    code, _, err = dealgate("playbook", "show", "nowhere")
    assert code == 4
    assert "dealgate playbook list" in err
