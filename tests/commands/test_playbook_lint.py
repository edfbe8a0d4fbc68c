"""`playbook lint`: what it prints, in which form, and how it exits."""

import json

import pytest
from lint_examples import BASE, example, lay_out

from cli import COMMANDS
from commands.program import run
from words.say import speak

TWICE = BASE.replace("[client_profile, qualification]", "[client_profile, qualification, client_profile]")
BROKEN = TWICE.replace("quiet: 5d", "quiet: 5 days")
OURS = "playbook: {}\nversion: 1\nextends: ./base.yaml\ntitle: {{zh: 我们的, en: Ours}}\n"


@pytest.fixture
def lint(capfd, tmp_path, monkeypatch):
    """lint(text, …): of playbooks as written, a.yaml, b.yaml and so on, in the folder one stands in."""
    monkeypatch.chdir(tmp_path)

    def call(*texts, base=BASE, options=()):
        (tmp_path / "base.yaml").write_text(base, encoding="utf-8")
        files = [f"{name}.yaml" for name, _ in zip("abc", texts, strict=False)]
        for file, text in zip(files, texts, strict=True):
            (tmp_path / file).write_text(text, encoding="utf-8")
        code = run(COMMANDS, ["playbook", "lint", *files, *options], {"HOME": str(tmp_path)})
        return code, *capfd.readouterr()

    yield call
    speak("en")


def test_a_warning_is_marked_in_words_and_keeps_nobody_from_using_it(lint):
    code, out, err = lint(TWICE)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "a.yaml:16:49  stages.find.worksheets[2]  warning: client_profile is listed twice",
        "Fit for use: Small, version 1: 2 stages, 7 gate requirements, 2 decision points",
        "1 warning: nothing that keeps it from being used, but worth a look",
    ]
    _, out, _ = lint(TWICE, options=["--lang", "zh"])
    assert out.splitlines() == [
        "a.yaml:16:49  stages.find.worksheets[2]  提醒：client_profile 列了两次",
        "可以使用：小打法 第 1 版，2 个阶段，7 项关卡要求，2 个决策点",
        "1 处提醒，不影响使用，但值得看一看",
    ]


def test_strict_lets_no_warning_pass(lint):
    code, out, err = lint(TWICE, options=["--strict"])
    assert (code, out) == (7, "")
    assert err.splitlines()[-1] == "1 warning, and --strict wants none"
    assert lint(BASE, options=["--strict"])[0] == 0


def test_faults_and_warnings_are_told_in_the_order_of_the_file_and_counted_apart(lint):
    code, out, err = lint(BROKEN)
    assert (code, out) == (7, "")
    assert err.splitlines() == [
        "a.yaml:16:49  stages.find.worksheets[2]  warning: client_profile is listed twice",
        "a.yaml:39:40  stages.agree.limits.quiet  “5 days” isn't a duration; write days or weeks, "
        "such as 20d or 3w",
        "1 fault to fix before this playbook can be used; 1 warning beside",
    ]


def test_programs_get_faults_and_warnings_apart(lint):
    code, out, _ = lint(BROKEN, options=["--json"])
    details = json.loads(out)["error"]["details"]
    assert code == 7
    assert [(each["rule"], each["level"]) for each in details["faults"]] == [("duration", "error")]
    assert [(each["rule"], each["level"]) for each in details["warnings"]] == [("listed_twice", "warning")]
    code, out, _ = lint(TWICE, options=["--json"])
    (data,) = json.loads(out)["data"]
    assert (code, data["playbook"], [each["line"] for each in data["warnings"]]) == (0, "small", [16])


def test_what_two_have_from_one_base_is_said_once(lint):
    wrong = BASE.replace("quiet: 5d", "quiet: 5 days")
    _, _, err = lint(OURS.format("north"), OURS.format("south"), base=wrong)
    assert [line.partition("  ")[0] for line in err.splitlines()[:-1]] == ["base.yaml:39:40"]
    assert err.splitlines()[-1] == "1 fault to fix before this playbook can be used"


def test_github_gets_a_line_each(lint):
    code, out, err = lint(BROKEN, options=["--format", "github"])
    assert code == 7
    assert out.splitlines() == [
        "::warning file=a.yaml,line=16,col=49,title=listed_twice"
        "::stages.find.worksheets[2]: client_profile is listed twice",
        "::error file=a.yaml,line=39,col=40,title=duration::stages.agree.limits.quiet: "
        "“5 days” isn't a duration; write days or weeks, such as 20d or 3w",
    ]
    assert err == "1 fault to fix before this playbook can be used; 1 warning beside\n"
    assert lint(BASE, options=["--format", "github"]) == (0, "", "")


def test_sarif_holds_all_of_them_and_the_exit_code_tells(lint):
    code, out, _ = lint(BROKEN, TWICE, options=["--format", "sarif"])
    results = json.loads(out)["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"] for each in results]
    assert code == 7
    assert [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in places] == [
        ("a.yaml", 16),
        ("a.yaml", 39),
        ("b.yaml", 16),
    ]
    code, out, err = lint(TWICE, options=["--format", "sarif"])
    assert (code, len(json.loads(out)["runs"][0]["results"]), err) == (0, 1, "")
    assert lint(TWICE, options=["--format", "sarif", "--strict"])[0] == 7


def test_a_rule_is_described_without_what_it_was_said_of(lint):
    _, out, _ = lint(BROKEN, options=["--format", "sarif"])
    rules = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["shortDescription"]["text"] for rule in rules] == [
        "… is listed twice",
        "“…” isn't a duration; write days or weeks, such as 20d or 3w",
    ]


def test_a_form_nobody_knows_and_two_at_once(lint):
    code, _, err = lint(BASE, options=["--format", "html"])
    assert (code, err.splitlines()[0]) == (2, "There is no format html; it is one of text, github, sarif")
    assert lint(BASE, options=["--format", "sarif", "--json"])[0] == 2


def test_a_file_nobody_can_read_is_a_fault_as_well(lint, tmp_path, capfd):
    playbook = lay_out(example("not_utf8").before, tmp_path)
    code = run(COMMANDS, ["playbook", "lint", str(playbook), "--format", "github"], {"HOME": str(tmp_path)})
    assert code == 7
    assert capfd.readouterr().out == (
        "::error file=playbook.yaml,title=not_utf8::line 1 is not UTF-8; save the file as UTF-8\n"
    )
