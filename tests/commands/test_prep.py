"""`prep` and `visit log`, as a rep runs them, on Saturday 21 November 2026."""

import json
import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

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
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
PROGRAM = (sys.executable, "-c", "import cli; cli.app()")


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
        on(store, day, deals.new, "Spare parts", account="ACME")
        on(store, day, deals.set_step, "ACME-3", "agree the list", on="2026-11-30", contact="Gao Min")
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
    assert page.splitlines()[1].startswith(
        "# 拜访准备：ACME-1 Line 3 upgrade · Acme Works · Chen Yu（决策人，分析型）"
    )
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
        "box": goals["lines"][0]["box"],
    }


def test_the_data_say_who_is_met_and_what_there_is_to_write_down(prep):
    data = json.loads(prep("ACME-1", "--with", "Gao Min", "--with", "Chen", "--on", "+3d", "--json"))["data"]
    # Whoever decides comes first.
    assert data["people"] == [
        {"key": "ACME.1", "name": "Chen Yu", "part": "decider", "style": "analytical"},
        {"key": "ACME.2", "name": "Gao Min", "part": "user", "style": None},
    ]
    assert (data["with"], data["on"]) == ("Chen Yu", "2026-11-24")
    assert re.fullmatch("[0-9a-f]{12}", data["id"])
    box = next(s for s in data["sections"] if s["id"] == "goals")["lines"][0]["box"]
    assert not box["ticked"]
    assert [blank["id"] for row in box["rows"] for blank in row] == ["answer", "who", "evidence", "kind"]
    assert box["rows"][0][0] == {
        "id": "answer",
        "label": "Answer",
        "choices": [{"id": id, "label": id} for id in ("yes", "unsure", "no")],
        "many": False,
    }


def test_a_name_that_means_mischief_stays_a_name(prep):
    assert prep("D-1").splitlines()[0] == f"Visit: D-1 {NASTY}"
    assert (
        prep("D-1", "--format", "md").splitlines()[1].startswith("# Visit: D-1 \\[x\\] \\<b>{{7\\*7}}\\</b>")
    )


def test_a_sheet_that_was_written_on_is_not_replaced_without_a_word(prep, call, tmp_path):
    target = tmp_path / "my visit.md"
    prep("ACME-1", "--out", str(target))
    prep("ACME-1", "--out", str(target))  # nothing is lost: nothing was written on it
    filled = target.read_text(encoding="utf-8").replace("[ ] yes", "[x] yes", 1)
    target.write_text(filled, encoding="utf-8")
    code, said = call("prep", "ACME-1", "--out", str(target))
    assert (code, said) == (
        1,
        f"{target} has been written on; it was not replaced\n"
        f"  Take in what is written first: dealgate visit read '{target}'; --force replaces it\n",
    )
    assert target.read_text(encoding="utf-8") == filled
    prep("ACME-1", "--out", str(target), "--force")
    assert "[x]" not in target.read_text(encoding="utf-8")


def test_an_ending_no_format_has_is_named(call, tmp_path):
    code, said = call("prep", "ACME-1", "--out", str(tmp_path / "visit.odt"))
    assert code == 2
    assert "No format here ends in .odt; it is one of .txt, .md, .html, .docx, .pdf, .ics" in said
    assert call("prep", "ACME-1", "--out", str(tmp_path / "visit.odt"), "--format", "md")[0] == 0
    assert call("prep", "ACME-1", "--out", str(tmp_path / "visit"))[0] == 0
    assert sorted(os.listdir(tmp_path)) == ["visit", "visit.odt"]


def test_out_writes_the_whole_file_and_says_where(prep, tmp_path):
    target = tmp_path / "visit.md"
    target.write_text("an old sheet")
    assert prep("ACME-1", "--out", str(target)) == f"The sheet for ACME-1 is in {target}\n"
    assert without_id(target.read_text(encoding="utf-8")) == without_id(prep("ACME-1", "--format", "md"))
    assert os.listdir(tmp_path) == ["visit.md"]


def without_id(page):
    """Every sheet has one of its own."""
    return re.sub("dealgate (sheet|lines) [0-9a-f]{12}", r"dealgate \1", page)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("visit.MD", b"<!-- dealgate sheet"),
        ("visit.html", b"<!doctype html>"),
        ("visit.htm", b"<!doctype html>"),
        ("visit.ics", b"BEGIN:VCALENDAR\r\n"),
        ("visit.docx", b"PK"),
        ("visit.txt", b"Visit: ACME-1"),
        ("visit", b"Visit: ACME-1"),
    ],
)
def test_the_name_of_the_file_says_which_format(prep, tmp_path, name, begins):
    prep("ACME-1", "--out", str(tmp_path / name))
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.skipif(sys.platform == "win32", reason="no such terminal there")
def test_what_is_no_text_goes_to_a_file_or_a_pipe(environ, prep, tmp_path):
    import pexpect

    argv = [*PROGRAM, "prep", "ACME-1", "--format", "docx"]
    env = {"PATH": os.environ["PATH"], "TERM": "dumb", **environ}
    on_a_terminal = pexpect.spawn(argv[0], argv[1:], env=env, encoding="utf-8", cwd=ROOT)
    on_a_terminal.expect("docx is no text to be shown on a terminal; write it to a file")
    on_a_terminal.expect("--out visit.docx")
    on_a_terminal.expect(pexpect.EOF)
    on_a_terminal.close()
    assert on_a_terminal.exitstatus == 2
    assert subprocess.run(argv, env=env, capture_output=True, cwd=ROOT).stdout[:2] == b"PK"


def test_the_person_of_the_next_step_is_met_unless_somebody_is_named(prep):
    assert json.loads(prep("ACME-3", "--json"))["data"]["with"] == "Gao Min"
    assert json.loads(prep("ACME-3", "--with", "Chen", "--json"))["data"]["with"] == "Chen Yu"


def test_open_writes_it_and_shows_it(call, monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr("commands.opening.open_file", lambda path: seen.append(path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, said = call("prep", "ACME-1", "--open")
    (path,) = seen
    assert (code, said) == (0, f"The sheet for ACME-1 is in {path}\n")
    assert os.path.dirname(path) == str(tmp_path)
    assert Path(path).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_where_there_is_no_desktop_it_says_where_the_file_is(call, monkeypatch, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    code, said = call("prep", "ACME-1", "--open", "--out", str(tmp_path / "a.md"))
    assert code == 0
    assert "There is no desktop to open it on" in said


def test_out_where_nothing_can_be_written_is_refused_in_one_sentence(call, tmp_path):
    code, said = call("prep", "ACME-1", "--out", str(tmp_path / "no" / "visit.md"))
    assert code == 1
    assert "no such file or folder" in said


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["ACME-1", "--with", "Bob"], 4, "ACME.1 Chen Yu, ACME.2 Gao Min"),
        (["D-1", "--with", "Bob"], 1, "dealgate set D-1 account=…"),
        (["ACME-1", "--format", "doc"], 2, "There is no format doc; it is one of text, md, html"),
        ([], 2, "Say which deal to prepare for"),
        (["ACME-1", "--on", "someday"], 2, "someday"),
        (["ACME-1", "--team", "north"], 2, "--team goes with --all only"),
        (["--all"], 2, "With --all, say which folder"),
        (["--all", "--out", "x", "--csv"], 2, "there is no CSV of it"),
        (["ACME-1", "--all", "--out", "x"], 2, "DEAL doesn't go with it"),
        (["--all", "--out", "x", "--with", "Chen"], 2, "--with doesn't go with it"),
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
        "people": ["Chen Yu"],
        "channel": "in_person",
        "summary": "x",
        "two_sided": True,
        "interest": [],
        "diary": dict.fromkeys(("gained", "lost", "improve", "opinions", "handled", "insight")),
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
