"""`playbook lint`: what it prints, in which form, and how it exits."""

import json
from pathlib import Path

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


ORDER = "x\n::warning file=a::pwn \x1b[31m"


def test_no_key_gives_orders_to_a_terminal_or_a_pipeline(lint):
    for options in ((), ("--format", "github")):
        _, out, err = lint(BASE + json.dumps({ORDER: 1}).strip("{}") + "\n", options=options)
        told = [line for line in (out + err).splitlines() if "pwn" in line]
        assert len(told) == 1
        assert told[0].startswith(("a.yaml:", "::error file=a.yaml,"))
        assert "\x1b" not in told[0]


def test_nor_does_a_title_or_a_name_of_a_file(lint, tmp_path, capfd):
    titled = BASE.replace(
        "{zh: 小打法, en: Small}", json.dumps({"zh": "小打法", "en": "Small\n::warning::pwn"})
    )
    _, out, _ = lint(titled)
    assert out.startswith("Nothing wrong: Small ::warning::pwn, version 1: ")
    assert len(out.splitlines()) == 1
    (tmp_path / "::warning::pwn.yaml").write_text("", encoding="utf-8")
    run(COMMANDS, ["playbook", "lint", "::warning::pwn.yaml"], {"HOME": str(tmp_path)})
    assert capfd.readouterr().err.startswith("./::warning::pwn.yaml")


MINE = "playbook: mine\nversion: 1\nextends: client-value\ntitle: {zh: 我们的, en: Mine}\n"


@pytest.mark.parametrize(
    ("own", "told"),
    [
        (
            "stages:\n  - id: explore\n    limits: {warn: 60d}\n",
            ["a.yaml:7:14  stages.explore.limits.warn  45 working days is below warn (60)"],
        ),
        (
            "signs:\n  close_pushed: {warn: 9}\n",
            ["a.yaml:6:3  signs.close_pushed  critical (4) is below warn (9)"],
        ),
        (
            "stages:\n  - id: explore\n    gate:\n      - id: late\n"
            "        condition: {field: deal.status, op: '==', value: won}\n"
            "        title: {zh: 晚, en: Late}\n",
            [
                "a.yaml:8:9  stages.explore.gate.late  no deal can ever meet late: what it asks for "
                "contradicts itself, or can't be at this stage",
                "a.yaml:8:9  stages.explore.gate.late  no deal gets to expand, or any further: nothing can "
                "pass the gate of explore",
            ],
        ),
        (
            "behaviours: {profit: null}\n",
            [
                "a.yaml:5:14  behaviours.profit  warning: behaviours doesn't describe profit, "
                "so no deal under this playbook can have it"
            ],
        ),
    ],
)
def test_what_one_s_own_file_brings_about_is_told_there(lint, own, told):
    _, out, err = lint(MINE + own)
    assert [line for line in (out + err).splitlines() if line.startswith("a.yaml")] == told
    assert "client-value" not in out + err


def test_in_a_chain_it_is_told_where_it_came_in(lint, tmp_path):
    (tmp_path / "mid.yaml").write_text(f"{MINE}stages:\n  - id: explore\n    limits: {{warn: 60d}}\n")
    _, _, err = lint("playbook: top\nversion: 1\nextends: ./mid.yaml\ntitle: {zh: 上, en: Top}\n")
    assert err.splitlines()[0].startswith("mid.yaml:7:14  stages.explore.limits.warn  45 working days")


@pytest.fixture
def old(tmp_path, monkeypatch):
    """Came along with a fault in it: `old`, to be extended."""
    folder = tmp_path / "program" / "old"
    folder.mkdir(parents=True)
    (folder / "playbook.yaml").write_text(
        BASE.replace("playbook: small", "playbook: old").replace("quiet: 5d", "quiet: 5 days")
    )
    monkeypatch.setattr("stages.shipped_playbooks.FOLDER", str(folder.parent))
    monkeypatch.setattr("stages.method_playbook.shipped", lambda: {"old": str(folder)})
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")


def test_what_is_wrong_in_what_came_along_is_named_by_its_id_and_placed_at_extends(lint, old, capfd):
    Path("ours.yaml").write_text("playbook: ours\nversion: 1\nextends: old\ntitle: {zh: 我们的, en: Ours}\n")

    def said(*options):
        run(COMMANDS, ["playbook", "lint", "ours.yaml", *options], {"HOME": "."})
        return capfd.readouterr()

    assert said().err.startswith("old (came along):39:40  stages.agree.limits.quiet  “5 days”")
    assert said("--lang", "zh").err.startswith("old（系统自带）:39:40  stages.agree.limits.quiet  “5 days”")
    speak("en")
    assert said("--format", "github").out.startswith(
        "::error file=ours.yaml,line=3,col=1,title=duration::"
        "old (came along):39:40 stages.agree.limits.quiet: "
    )
    (result,) = json.loads(said("--format", "sarif").out)["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "ours.yaml"},
        "region": {"startLine": 3, "startColumn": 1},
    }


def test_sarif_describes_a_rule_that_always_knows_what_was_meant(lint):
    code, out, _ = lint(
        OURS.format("north") + "stages:\n  - id: agre\n", base=BASE, options=["--format", "sarif"]
    )
    assert (code, json.loads(out)["runs"][0]["tool"]["driver"]["rules"][0]["id"]) == (7, "entry_unknown")


def test_all_templates_are_tried_and_of_each_all_names_are_told(lint, tmp_path):
    templates = {
        "sheet.docx": "no Word file",
        "sheet.txt.j2": "{{ sheet.titel }}\n{{ shet }} {{ label.coln }}\n",
        "sheet.md.j2": "{% if %}",
    }
    (tmp_path / "templates").mkdir()
    for name, text in templates.items():
        (tmp_path / "templates" / name).write_text(text)
    _, _, err = lint(BASE)
    assert [line.removeprefix("templates/").partition("  ")[::2] for line in err.splitlines()[:-1]] == [
        ("sheet.docx", "not a Word file (.docx)"),
        ("sheet.md.j2:1:1", err.splitlines()[1].partition("  ")[2]),
        ("sheet.txt.j2:1", "template error: sheet has no “titel”; did you mean “title”?"),
        ("sheet.txt.j2:2", "template error: nothing here is called “shet”; did you mean “sheet”?"),
        ("sheet.txt.j2:2", "template error: nothing here is called “coln”; did you mean “colon”?"),
    ]


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ("See the decider", "See the decider", "untranslated"),
        ("找决策人", "找决策人", "untranslated"),
        ("Explore", "Explore", "half_translated"),
        ("已验证 verified by client", "Verified", "half_translated"),
        ("已验证verified by client", "Verified", "half_translated"),
        ("公章", "The 公章 is on it", "half_translated"),
        ("做完 KYC，算出 NPV", "KYC and NPV done", None),
        ("ERP", "ERP", None),
        ("导出 Excel 表", "Export to Excel", None),
        ("ISO 9001", "ISO 9001", None),
    ],
)
def test_a_text_in_one_language_is_a_fault_and_a_guess_a_warning(lint, zh, en, told):
    text = BASE.replace("{zh: 找决策人, en: See the decider}", f"{{zh: {zh}, en: {en}}}")
    _, out, _ = lint(text, options=["--format", "github"])
    found = [line.partition("title=")[2].partition("::")[0] for line in out.splitlines()]
    assert found == ([told] if told else [])


def test_a_field_nobody_knows_is_told_once(lint):
    text = BASE.replace("worksheets.qualification.complete", "worksheets.delivered_value.nosuch")
    _, out, _ = lint(text, options=["--format", "github"])
    assert [line.partition("title=")[2].partition("::")[0] for line in out.splitlines()] == ["unknown_field"]
