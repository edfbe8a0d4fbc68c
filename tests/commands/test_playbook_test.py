"""`playbook test` as it is typed: a report a coach can act on, and an exit code for a program."""

import csv
import io
import json
import shutil

import pytest
from helpers import written
from shell import Shell

from stages.shipped_playbooks import shipped

BOOK = "[{id: understand, gate: [{decision: needs_known, valid_for: 90d}, {item: listed}]}]"
PASSES = """\
cases:
- case: {zh: 都齐了, en: all is there}
  stage: understand
  given: {answers: {needs_known: yes 90d ago}, items: [listed]}
  gate: passed
- {case: {zh: 都没有, en: nothing is there}, stage: understand, open: [decision:needs_known, item:listed]}
"""
FAILS = """\
cases:
- case: {zh: 过期也行, en: too old will do}
  stage: understand
  given: {answers: {needs_known: yes 91d ago}, items: [listed]}
  gate: passed
"""


@pytest.fixture
def typed(tmp_path):
    """A shell without a database: these commands open none."""
    return Shell(str(tmp_path / "none.sqlite"), str(tmp_path))


@pytest.fixture
def book(tmp_path):
    """Writes a playbook with these cases; the folder."""

    def write(cases=None):
        folder = tmp_path / "ours"
        (folder / "tests").mkdir(parents=True, exist_ok=True)
        (folder / "playbook.yaml").write_text(written(BOOK).source, encoding="utf-8")
        if cases:
            (folder / "tests" / "gate.yaml").write_text(cases, encoding="utf-8")
        return folder

    return write


def test_all_pass_in_three_lines(typed, book):
    folder = book(PASSES)
    assert typed.ok(f"playbook test {folder}") == (
        "good, version 1: 2 cases, all pass\n"
        "Coverage: 2 requirements, each seen to pass and to stay open, and guards both ways\n"
        "Wording and settings not checked: nothing has been accepted yet\n"
        f"  → dealgate playbook test {folder} --accept\n"
    )


def test_a_failing_case_says_where_what_was_expected_and_why_the_gate_says_no(typed, book):
    folder = book(FAILS)
    said = typed(f"playbook test {folder}")
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[:6] == [
        "✗ too old will do",
        f"  {folder}/tests/gate.yaml:2",
        "  the gate should be passed, and 1 requirement is open",
        "    ✗ good  decision:needs_known",
        "      a yes from 91 days ago, valid for 90; counts as unsure until renewed: “…”",
        "",
    ]
    assert "good, version 1: 1 of 1 case fails" in said.out


def test_the_same_in_chinese(typed, book):
    typed.lang = "zh"
    out = typed(f"playbook test {book(FAILS)}").out
    assert "过期也行" in out
    assert "关卡应该通过，却有 1 项要求没过" in out
    assert "好 第 1 版：1 个用例中有 1 个不通过" in out


def test_no_cases_at_all_is_no_success(typed, book):
    said = typed(f"playbook test {book()}")
    assert said.code == 1
    assert "no cases in the folder tests beside it" in said.out


def test_what_is_wrong_with_the_file_or_the_playbook_is_a_bad_file(typed, book):
    folder = book("cases: [{case: a, stage: understnd, gate: passed}]")
    said = typed(f"playbook test {folder}")
    assert said.code == 7
    assert "gate.yaml:1:19  cases[0].stage  no stage understnd; did you mean understand?" in said.err
    (folder / "playbook.yaml").write_text("stages: []\n")
    assert "needs at least one entry" in typed(f"playbook test {folder}").err


def test_one_file_of_cases_can_be_tried_alone(typed, book):
    folder = book(PASSES)
    (folder / "tests" / "other.yaml").write_text(FAILS)
    assert typed(f"playbook test {folder}").code == 1
    out = typed.ok(f"playbook test {folder}/tests/gate.yaml --verbose")
    assert f"✓ all is there\n  {folder}/tests/gate.yaml:2\n" in out
    assert "Coverage" not in out  # some of the cases say nothing about that


def test_coverage_names_what_no_case_sees_and_can_be_required(typed, book):
    folder = book("cases: [{case: a, stage: understand, unknown: [decision:needs_known]}]")
    out = typed.ok(f"playbook test {folder} --coverage")
    assert "Coverage: 2 of 2 requirements not seen on every side" in out
    assert "understand decision:needs_known: never seen met" in out
    assert "understand item:listed: never seen met, open" in out
    assert typed(f"playbook test {folder} --require-coverage").code == 1
    assert typed(f"playbook test {book(PASSES)} --require-coverage").code == 0


def test_accepted_wording_is_compared_from_then_on(typed, book):
    folder = book(PASSES)
    assert "Wording and settings as accepted" in typed.ok(f"playbook test {folder} --accept")
    file = folder / "playbook.yaml"
    stuck = '"stuck": {"zh": "'
    file.write_text(file.read_text().replace(stuck, f"{stuck}先别急"))
    said = typed(f"playbook test {folder}")
    assert said.code == 1
    assert "differ from what was accepted in 1 place:" in said.out
    assert "  stages.understand.stuck  changed\n" in said.out
    assert typed(f"playbook test {folder}/playbook.yaml").code == 1
    typed.ok(f"playbook test {folder} --accept")


def test_wording_that_cannot_be_read_is_said(typed, book):
    folder = book(PASSES)
    (folder / "tests" / "accepted.yaml").write_text("a: [")
    said = typed(f"playbook test {folder}")
    assert said.code == 1
    assert "accepted.yaml can't be read" in said.out


def test_the_comment_of_what_is_accepted_is_in_the_reader_s_language(typed, book):
    folder = book(PASSES)
    file = folder / "tests" / "accepted.yaml"
    typed.ok(f"playbook test {folder} --accept")
    english = file.read_text("utf-8")
    assert english.startswith("# The wording of ")
    typed.ok(f"playbook test {folder} --accept --lang zh")
    chinese = file.read_text("utf-8")
    assert "认可的文字和设置" in chinese.splitlines()[0]
    assert english.splitlines()[2:] == chinese.splitlines()[2:]


def test_as_a_table_it_has_a_row_a_case(typed, book):
    folder = book(PASSES + FAILS.removeprefix("cases:\n"))
    said = typed(f"playbook test {folder} --csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert said.code == 1
    assert [(row["case"], row["passed"]) for row in rows] == [
        ("all is there", "true"),
        ("nothing is there", "true"),
        ("too old will do", "false"),
    ]
    assert set(rows[0]) == {"playbook", "version", "case", "file", "line", "stage", "passed", "misses"}
    assert (rows[0]["misses"], "passed" in rows[2]["misses"]) == ("", True)


def test_a_file_of_another_name_has_no_folder_to_accept_in(typed, book):
    folder = book(PASSES)
    shutil.move(folder / "playbook.yaml", folder / "draft.yaml")
    assert "Wording" not in typed.ok(f"playbook test {folder}/draft.yaml")
    said = typed(f"playbook test {folder}/draft.yaml --accept")
    assert said.code == 1
    assert "a folder of its own" in said.err


def test_a_program_gets_every_case_and_every_requirement(typed, book):
    (data,) = json.loads(typed(f"playbook test {book(FAILS)} --json").out)["data"]
    assert (data["playbook"], data["passed"], data["wording"]) == ("small", False, None)
    (case,) = data["cases"]
    assert (case["line"], case["passed"]) == (2, False)
    assert case["standings"] == {"decision:needs_known": "unmet", "item:listed": "met"}
    assert [r["id"] for r in case["misses"][0]["requirements"]] == ["decision:needs_known"]
    needs = data["coverage"]["requirements"][0]
    assert (needs["requirement"], needs["open"], needs["lacking"]) == ("decision:needs_known", 1, ["met"])


@pytest.mark.parametrize("id", list(shipped()))
def test_what_is_shipped_passes_its_own_cases_all_covered_in_both_languages(typed, id):
    typed.ok(f"playbook test {id} --require-coverage")
    (data,) = typed.data(f"playbook test {id}")
    assert data["passed"]
    assert data["wording"] == {"changed": [], "added": [], "gone": []}
    english = {case["case"] for case in data["cases"]}
    typed.lang = "zh"
    (data,) = typed.data(f"playbook test {id}")
    chinese = {case["case"] for case in data["cases"]}
    assert len(english) == len(chinese)
    assert not english & chinese


def test_no_name_of_a_case_gives_orders_to_a_pipeline(typed, book):
    name = json.dumps("pwn\n::warning::pwn " + "and so on " * 6 + "::error::pwn")
    folder = book(FAILS.replace("{zh: 过期也行, en: too old will do}", name))
    told = typed(f"playbook test {folder}").out
    assert "pwn" in told
    assert not any(line.strip().startswith("::") for line in told.splitlines())
