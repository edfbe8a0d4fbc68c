"""One run of the program, with a small table of commands of its own."""

import json
import sys
from types import ModuleType
from typing import Annotated, Literal

import pytest
import typer

from commands.options import DealKey, Reason
from commands.printing import emit
from commands.program import run
from commands.settings import Settings, data_folder
from commands.table import Entry
from engine.errors import BadFile, Conflict, Fault, NoDatabase, NotFound
from engine.message import msg, step
from words.say import speak

TABLE = {
    "deals": {
        "gate": Entry("trial_commands:gate", "read"),
        "answer": Entry("trial_commands:answer", "write"),
        "stop": Entry("trial_commands:fail", "write"),
        "playbook": {"lint": Entry("trial_commands:fail", "plain")},
    }
}
ERRORS = {
    "no database": NoDatabase(msg("shell.missing_command"), hint=step("init")),
    "conflict": Conflict(msg("shell.missing_command"), details={"changes": [{"by": "wei"}]}),
    "not found": NotFound(msg("shell.missing_command"), hint=msg("shell.see_help", path="dealgate")),
    "bad file": BadFile(
        msg("shell.missing_command"),
        [
            Fault("our.yaml", 31, 9, "stages.explore", msg("shell.missing_command")),
            Fault("our.yaml", 0, 0, "", msg("shell.no_csv")),
        ],
    ),
    "crash": ZeroDivisionError("on purpose"),
    "no such file": FileNotFoundError(2, "No such file or directory", "/nowhere/x.csv"),
    "interrupt": KeyboardInterrupt(),
    "end of input": EOFError(),
    "abort": typer.Abort(),
    "exit": typer.Exit(3),
}


def gate(ctx: typer.Context, deal: DealKey) -> int:
    settings = Settings.of(ctx)
    emit(settings, {"deal": deal, "by": settings.user, "as_of": settings.as_of}, lambda: f"商机 {deal}")
    return 3


def answer(
    ctx: typer.Context,
    deal: DealKey,
    answer: Annotated[Literal["yes", "unsure", "no"], typer.Argument(help="argument.answer")],
    evidence: Annotated[str, typer.Option("--evidence", help="option.evidence")],
    request: Annotated[int, typer.Option("--limit", help="option.limit")] = 5,
) -> None:
    settings = Settings.of(ctx)
    wishes = {"dry_run": settings.dry_run, "expect": settings.expect, "request": settings.request}
    emit(settings, {"deal": deal, "answer": answer, "evidence": evidence, "limit": request, **wishes}, str)


def fail(ctx: typer.Context, reason: Reason) -> None:
    raise ERRORS[reason]


@pytest.fixture
def dealgate(monkeypatch, capfd, tmp_path):
    module = ModuleType("trial_commands")
    module.gate, module.answer, module.fail = gate, answer, fail
    monkeypatch.setitem(sys.modules, "trial_commands", module)

    def call(*argv, **environ):
        code = run(TABLE, argv, {"HOME": str(tmp_path), "USER": "lin", **environ})
        out, err = capfd.readouterr()
        return code, out, err

    yield call
    speak("en")


def test_a_command_prints_its_data_and_gives_the_exit_code(dealgate):
    assert dealgate("gate", "ACME-3") == (3, "商机 ACME-3\n", "")


@pytest.mark.parametrize(
    "argv",
    [
        ("gate", "ACME-3", "--json", "--as", "wei", "--as-of", "2017-12-31"),
        ("--json", "--as", "wei", "--as-of", "2017-12-31", "gate", "ACME-3"),
        ("--as=wei", "gate", "--json", "ACME-3", "--as-of", "2017-12-31"),
    ],
)
def test_the_programs_options_may_stand_anywhere(dealgate, argv):
    _, out, _ = dealgate(*argv)
    assert json.loads(out)["data"] == {"deal": "ACME-3", "by": "wei", "as_of": "2017-12-31"}


def test_what_stands_after_the_command_wins(dealgate):
    _, out, _ = dealgate("--json", "--as", "wei", "gate", "ACME-3", "--as", "lin")
    assert json.loads(out)["data"]["by"] == "lin"


def test_a_write_takes_its_own_and_may_have_a_parameter_of_the_same_name(dealgate):
    wishes = ("--dry-run", "--expect", "7", "--request", "r-1", "--limit", "9")
    _, out, _ = dealgate("answer", "ACME-3", "yes", "--evidence", "--5%", "--json", *wishes)
    data = json.loads(out)["data"]
    assert data == {
        "deal": "ACME-3",
        "answer": "yes",
        "evidence": "--5%",
        "limit": 9,
        "dry_run": True,
        "expect": 7,
        "request": "r-1",
    }


@pytest.mark.parametrize(
    ("argv", "zh", "en"),
    [
        (("nxet",), "没有 nxet 这个命令", "There is no command nxet"),
        (("gaet", "X"), "是不是 gate？", "did you mean gate?"),
        (("--no-input",), "还缺一个命令", "A command is missing"),
        (("gate",), "缺少：商机", "Missing: DEAL"),
        (("answer", "X"), "缺少：回答、--evidence", "Missing: ANSWER, --evidence"),
        (("gate", "X", "Y"), "多余的内容：Y", "Unexpected: Y"),
        (("gate", "X", "--jsn"), "是不是 --json？", "did you mean --json?"),
        (("gate", "X", "--zzz"), "没有 --zzz 这个选项", "There is no option --zzz"),
        (("gate", "X", "--db"), "--db 后面要跟一个值", "--db needs a value"),
        (("gate", "X", "--json=1"), "--json 后面不跟值", "--json takes no value"),
        (("answer", "X", "maybe", "--evidence", "e"), "只能是 yes、unsure、no", "is one of yes, unsure, no"),
        (
            ("answer", "X", "no", "--evidence", "e", "--expect", "x"),
            "--expect 要填整数",
            "takes a whole number",
        ),
        (
            ("--dry-run", "gate", "X"),
            "--dry-run 在这个命令里用不上",
            "--dry-run doesn't go with this command",
        ),
        (("gate", "X", "--expect", "1"), "没有 --expect 这个选项", "There is no option --expect"),
        (("gate", "X", "--json", "--csv"), "不能同时用", "--json or --csv, not both"),
    ],
)
def test_a_command_line_that_cannot_be_read_exits_2_in_the_readers_language(dealgate, argv, zh, en):
    for language, sentence in (("zh", zh), ("en", en)):
        code, out, err = dealgate(*argv, DEALGATE_LANG=language)
        assert code == 2
        assert sentence in out + err
        if "--json" not in argv:
            assert out == ""


@pytest.mark.parametrize("argv", [(), ("playbook",)])
def test_a_group_alone_shows_what_there_is(dealgate, argv):
    code, out, err = dealgate(*argv)
    assert (code, err) == (0, "")
    assert out == dealgate(*argv, "--help")[1]


@pytest.mark.parametrize("argv", [(), ("stop",), ("playbook",)])
def test_h_asks_for_help_too(dealgate, argv):
    assert dealgate(*argv, "-h") == dealgate(*argv, "--help")


def test_behind_two_dashes_json_is_text(dealgate):
    code, out, err = dealgate("stop", "--reason", "no database", "--", "--json")
    assert (code, out) == (2, "")
    assert "Unexpected: --json" in err


def test_an_unknown_language_is_refused(dealgate):
    code, _, err = dealgate("gate", "X", "--lang", "fr")
    assert (code, err.splitlines()[0]) == (2, "There is no language fr; it is one of zh, en")


def test_an_error_is_a_sentence_and_what_to_do_next(dealgate):
    assert dealgate("stop", "--reason", "no database") == (1, "", "A command is missing\n  → dealgate init\n")
    assert dealgate("stop", "--reason", "not found")[2] == (
        "A command is missing\n  For usage and an example: dealgate --help\n"
    )


def test_with_json_an_error_is_one_object_on_stdout(dealgate):
    code, out, err = dealgate("stop", "--reason", "conflict", "--json", "--lang", "zh")
    assert (code, err) == (6, "")
    assert json.loads(out) == {
        "dealgate": 1,
        "error": {
            "code": "conflict",
            "message": "还缺一个命令",
            "hint": None,
            "details": {"changes": [{"by": "wei"}]},
        },
    }
    assert json.loads(dealgate("gate", "--json")[1])["error"]["code"] == "usage"


def test_a_bad_file_names_every_fault_with_its_place(dealgate):
    code, _, err = dealgate("playbook", "lint", "--reason", "bad file")
    assert code == 7
    assert err.splitlines() == [
        "our.yaml:31:9  stages.explore  A command is missing",
        "our.yaml  This answer isn't a table, so there is no CSV of it; use --json",
        "A command is missing",
    ]
    fault = json.loads(dealgate("playbook", "lint", "--reason", "bad file", "--json")[1])["error"]["details"]
    assert fault["faults"][1] == {
        "file": "our.yaml",
        "line": None,
        "column": None,
        "key": "",
        "rule": "shell.no_csv",
        "level": "error",
        "what": "This answer isn't a table, so there is no CSV of it; use --json",
    }


def test_a_crash_is_one_sentence_and_a_report_only_its_owner_reads(dealgate, tmp_path):
    code, out, err = dealgate(
        "stop", "--reason", "crash", "--as", "陈", XDG_STATE_HOME=str(tmp_path / "state")
    )
    [report] = (tmp_path / "state" / "dealgate").iterdir()
    assert (code, out) == (1, "")
    assert err.endswith(f"{report}\n")
    assert err.count("\n") == 1
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError: on purpose" in text
    assert "'陈'" in text
    assert sys.platform == "win32" or report.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("option", ["--db={}", "--db {}"])
def test_a_report_never_holds_a_password(dealgate, tmp_path, option):
    url = "postgresql://lin:s3cret@x/y@server/sales?sslpassword=s3cret2&host=s"
    words = option.format(url).split()
    dealgate(
        *("stop", "--reason", "crash", *words),
        XDG_STATE_HOME=str(tmp_path / "state"),
        PGPASSWORD="s3cret3",
        DEALGATE_DB=url,
    )
    [report] = (tmp_path / "state" / "dealgate").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "postgresql://lin:…@server/sales" in text
    assert "s3cret" not in text


def test_a_crash_is_reported_even_where_nothing_can_be_written(dealgate, tmp_path):
    (tmp_path / "file").write_text("")
    code, out, _ = dealgate("stop", "--reason", "crash", "--json", XDG_STATE_HOME=str(tmp_path / "file"))
    error = json.loads(out)["error"]
    assert (code, error["code"]) == (1, "crash")
    with open(error["details"]["report"], encoding="utf-8") as report:
        assert "on purpose" in report.read()


def test_a_file_that_cannot_be_opened_is_no_crash(dealgate):
    assert dealgate("stop", "--reason", "no such file") == (
        1,
        "",
        "Can't use /nowhere/x.csv: no such file or folder\n",
    )


@pytest.mark.parametrize(
    ("what", "code"), [("interrupt", 130), ("end of input", 130), ("abort", 130), ("exit", 3)]
)
def test_leaving_early_is_quiet(dealgate, what, code):
    assert dealgate("stop", "--reason", what)[:2] == (code, "")


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {"HOME": "/home/lin"}, "/home/lin/.local/share/dealgate"),
        ("linux", {"HOME": "/home/lin", "XDG_DATA_HOME": "/data"}, "/data/dealgate"),
        ("darwin", {"HOME": "/Users/lin"}, "/Users/lin/Library/Application Support/dealgate"),
        ("win32", {"HOME": "x", "LOCALAPPDATA": "/C/Local"}, "/C/Local/dealgate"),
    ],
)
def test_the_database_stands_where_the_system_keeps_such_things(platform, environ, folder):
    assert data_folder(environ, platform) == folder


def test_a_script_that_asks_for_keys_gets_commands_options_and_values(dealgate, monkeypatch):
    def tab(line):
        words = line.split(" ")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(words) - 1))
        return dealgate(_DEALGATE_COMPLETE="complete_bash")[1].split()

    assert tab("dealgate ") == ["gate", "answer", "stop", "playbook"]
    assert tab("dealgate pl") == ["playbook"]
    assert tab("dealgate playbook ") == ["lint"]
    assert tab("dealgate gate X --as-") == ["--as-of"]
    assert tab("dealgate answer X un") == ["unsure"]
    assert tab("dealgate gate --lang ") == ["zh", "en"]
    assert tab("dealgate --db /nowhere gate AC") == []


def test_a_completion_script_for_each_shell(dealgate, monkeypatch):
    from typer import _completion_shared

    for shell in ("bash", "zsh", "fish"):
        monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda name=shell: name)
        code, out, _ = dealgate("--show-completion")
        assert code == 0
        assert "_DEALGATE_COMPLETE" in out
    monkeypatch.setattr(_completion_shared, "_get_shell_name", lambda: "tcsh")
    assert dealgate("--show-completion")[0] == 1
