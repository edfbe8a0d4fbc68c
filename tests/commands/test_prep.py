"""`prep` and `visit log`, as a rep runs them, on Saturday 21 November 2026."""

import json
import os
import sys
from functools import partial

import pytest
from at_work import on_day

from cli import COMMANDS
from commands.printing import width
from commands.program import run
from engine import accounts, contacts, deals
from engine.store import open_store
from words.say import speak

on = partial(on_day, user="lin")
NASTY = "[x] <b>{{7*7}}</b>"


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    """ACME-1 is in doubt, ACME-2 was stopped, D-1 has no account and a name that means mischief."""
    home = tmp_path_factory.mktemp("prep")
    environ = {"HOME": str(home), "DEALGATE_DB": str(home / "team.sqlite"), "DEALGATE_USER": "lin"}
    assert run(COMMANDS, ["init", "--time-zone", "Asia/Shanghai"], environ) == 0
    with open_store(environ["DEALGATE_DB"], for_writing=True) as store:
        day = "2026-11-02"
        on(store, day, accounts.add, "Acme Works", "ACME")
        on(store, day, contacts.add, "ACME", "Chen Yu", part="decider", style="analytical")
        on(store, day, contacts.add, "ACME", "Gao Min", part="user")
        on(store, day, deals.new, "Line 3 upgrade", account="ACME", amount="480000", behaviour="project")
        on(store, day, deals.new, "Plant MES", account="ACME")
        on(store, day, deals.new, NASTY)
        doubt = {"evidence": "the budget owner changed", "kind": "client_said", "contact": "Chen Yu"}
        on(store, "2026-11-12", deals.answer, "ACME-1", "needs_known", "unsure", **doubt)
        on(store, "2026-11-13", deals.stop, "ACME-2", "no_decision", reason="budget frozen")
    return environ


@pytest.fixture
def call(environ, capfd, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", os.path.join(environ["HOME"], "cache"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*argv):
        """The exit code and what was said, on whichever side."""
        code = run(COMMANDS, list(argv), environ)
        out, err = capfd.readouterr()
        return code, out or err

    yield call
    speak("en")


@pytest.fixture
def prep(call):
    def prep(*argv):
        code, said = call("prep", "--as-of", "2026-11-21", *argv)
        assert code == 0, said
        return said

    return prep


def test_a_sheet_for_the_terminal(prep):
    page = prep("ACME-1", "--with", "Chen")
    assert page.startswith("Visit: ACME-1 Line 3 upgrade · Acme Works · Chen Yu (Decider, Analytical)\n")
    assert "1 “Does this supplier know what we need?”\n    (now: unsure, 9 days ago" in page
    assert max(map(width, page.splitlines())) <= 80


def test_it_is_written_in_the_language_asked_for(prep):
    page = prep("ACME-1", "--with", "Chen", "--lang", "zh", "--format", "md")
    assert page.startswith("# 拜访准备：ACME-1 Line 3 upgrade · Acme Works · Chen Yu（决策人，分析型）\n")
    assert "<!-- answer:needs_known -->" in page


def test_the_sheet_as_data(prep):
    data = json.loads(prep("ACME-1", "--with", "Gao Min", "--json"))["data"]
    assert (data["deal"], data["stage"], data["with"], data["on"]) == (
        "ACME-1",
        "understand",
        "Gao Min",
        "2026-11-21",
    )
    goals = next(s for s in data["sections"] if s["id"] == "goals")
    assert goals["lines"][0] == {
        "text": "“Does this supplier know what we need?”",
        "why": "now: unsure, 9 days ago: “the budget owner changed”",
        "fills": "answer:needs_known",
    }


def test_a_name_that_means_mischief_stays_a_name(prep):
    assert prep("D-1").splitlines()[0] == f"Visit: D-1 {NASTY}"
    assert prep("D-1", "--format", "md").splitlines()[0] == "# Visit: D-1 \\[x\\] \\<b>{{7\\*7}}\\</b>"


def test_out_writes_the_whole_file_and_says_where(prep, tmp_path):
    target = tmp_path / "visit.md"
    target.write_text("an old sheet")
    assert prep("ACME-1", "--out", str(target)) == f"The sheet for ACME-1 is in {target}\n"
    assert target.read_text(encoding="utf-8") == prep("ACME-1", "--format", "md")
    assert os.listdir(tmp_path) == ["visit.md"]


def test_out_where_nothing_can_be_written_is_refused_in_one_sentence(call, tmp_path):
    code, said = call("prep", "ACME-1", "--out", str(tmp_path / "no" / "visit.md"))
    assert code == 1
    assert "No such file or directory" in said


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["ACME-1", "--with", "Bob"], 4, "ACME.1 Chen Yu, ACME.2 Gao Min"),
        (["D-1", "--with", "Bob"], 1, "dealgate set D-1 account=…"),
        (["ACME-1", "--format", "docx"], 2, "There is no format docx; it is one of text, md"),
        (["ACME-9"], 4, "ACME-9"),
    ],
)
def test_what_can_not_be_prepared_says_why_and_what_to_do(call, argv, code, said):
    found, told = call("prep", *argv)
    assert found == code
    assert said in told


def test_a_stopped_deal_says_so_on_its_sheet(prep):
    assert "This deal was stopped: budget frozen" in prep("ACME-2")


def test_a_visit_is_recorded_and_a_step_asked_for(call):
    code, said = call("visit", "log", "ACME-1", "--with", "Chen", "--on", "2026-11-20", "--summary", "x")
    assert (code, said) == (
        0,
        "ACME-1: your visit to Chen Yu on 20 Nov 2026 is on record\n"
        "Now agree the next step\n"
        "  → dealgate step ACME-1 … --on … --with 'Chen Yu'\n",
    )
    _, shown = call("show", "ACME-1", "--json")
    assert json.loads(shown)["data"]["visits"][-1] == {
        "on": "2026-11-20",
        "with": "Chen Yu",
        "summary": "x",
        "two_sided": True,
        "by": "lin",
    }


def test_an_approach_without_a_reply_ends_no_silence(call):
    _, said = call("visit", "log", "ACME-1", "--with", "Gao", "--summary", "left a note", "--one-sided")
    assert "the silence goes on" in said


def test_a_visit_in_the_future_or_with_a_stranger_is_refused(call):
    assert call("visit", "log", "ACME-1", "--with", "Chen", "--on", "2999-01-01", "--summary", "x")[0] == 2
    assert call("visit", "log", "ACME-1", "--with", "Bob", "--summary", "x")[0] == 4


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_compiled_templates_are_kept_for_the_user_alone(prep, environ):
    prep("ACME-1")
    folder = os.path.join(environ["HOME"], "cache", "dealgate", "sandboxed-templates")
    assert os.stat(folder).st_mode & 0o777 == 0o700
    assert os.listdir(folder)
