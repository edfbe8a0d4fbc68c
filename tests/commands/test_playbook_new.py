"""`playbook new`: what it makes passes its own checks and cases, and nothing is written over."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from helpers import METHOD_VERSION
from jsonschema import Draft202012Validator

from cli import COMMANDS
from commands.program import run
from engine.yaml_places import read_tree
from words.say import speak
from words.scaffold import WORDS


@pytest.fixture
def dealgate(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environ = {"HOME": str(tmp_path), "DEALGATE_DB": str(tmp_path / "x.sqlite"), "DEALGATE_USER": "lin"}

    def call(*argv):
        code = run(COMMANDS, ("playbook", *argv), environ)
        out, err = capfd.readouterr()
        return code, out, err

    yield call
    speak("en")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("base", [None, "client-value", "reorder"])
def test_what_is_made_is_sound_and_its_cases_pass(dealgate, lang, base):
    code, out, err = dealgate("new", "ours", *(["--extends", base] if base else []), "--lang", lang)
    assert (code, err) == (0, "")
    *_, last_but_one, last = map(str.strip, out.splitlines())
    assert last_but_one.startswith("dealgate playbook install ours  ")
    assert last.startswith("dealgate new … --playbook ours  ")
    assert dealgate("lint", "--strict", "ours")[::2] == (0, "")
    code, out, _ = dealgate("test", "ours", "--json")
    assert (code, [len(each["cases"]) for each in json.loads(out)["data"]]) == (0, [2])
    schema = json.loads(Path("ours/playbook.schema.json").read_text("utf-8"))
    text = Path("ours/playbook.yaml").read_text("utf-8")
    assert list(Draft202012Validator(schema).iter_errors(read_tree(text).data)) == []
    assert text.startswith("# yaml-language-server: $schema=playbook.schema.json\n")
    assert ("改" in text.split("playbook: ours")[0]) == (lang == "zh")


def test_the_example_that_extends_is_sound_once_its_marks_are_taken_away(dealgate):
    dealgate("new", "ours", "--extends", "client-value")
    file = Path("ours/playbook.yaml")
    head, _, example = file.read_text("utf-8").partition("\n# stages:")
    shown = ("\n# stages:" + example.partition("\n\n")[0]).replace("\n# ", "\n")
    file.write_text(head + shown + "\n", "utf-8")
    assert dealgate("lint", "--strict", "ours")[::2] == (0, "")


def test_a_base_is_named_from_where_the_new_file_stands(dealgate):
    Path(".git").mkdir()
    dealgate("new", "base")
    assert dealgate("new", "ours", "--extends", "./base", "--out", "deep/er/ours")[0] == 0
    assert "extends: ../../../base\n" in Path("deep/er/ours/playbook.yaml").read_text("utf-8")
    assert dealgate("lint", "deep/er/ours")[0] == 0
    assert dealgate("new", "sibling", "--extends", "base")[0] == 0
    assert dealgate("lint", "sibling")[0] == 0


def test_nothing_is_written_over_and_nothing_left_half_done(dealgate):
    Path("ours").mkdir()
    assert dealgate("new", "ours") == (
        1,
        "",
        "ours is there already; take another id, or another folder with --out\n",
    )
    code, _, err = dealgate("new", "theirs", "--extends", "client-valu")
    assert code == 7
    assert err.splitlines() == [
        "--extends client-valu  no playbook client-valu to extend; did you mean client-value?",
        "theirs was not made: 1 thing is wrong with what it is to extend",
    ]
    assert "did you mean client-value?" in err
    assert dealgate("new", "Ours")[0] == 2
    assert sorted(each.name for each in Path().iterdir()) == ["ours"]


@pytest.mark.parametrize("id", ["client-value", "bank"])
def test_what_came_along_keeps_its_id(dealgate, id):
    code, _, err = dealgate("new", id)
    assert (code, err.splitlines()[-1]) == (1, f"  → dealgate playbook new … --extends {id}")
    assert list(Path().iterdir()) == []


def test_so_does_what_is_installed(shell):
    Path("house.yaml").write_text(
        "playbook: house\nversion: 1\nextends: reorder\ntitle: {zh: 本店, en: The house}\n", "utf-8"
    )
    shell.ok("playbook install house.yaml", by="ada")
    said = shell("playbook new house")
    assert (said.code, "house is installed already" in said.err) == (1, True)
    assert "→ dealgate playbook show house --resolved" in said.err
    assert not Path("house").exists()


def test_another_version_of_the_base_is_refused_before_anything_is_written(dealgate):
    code, _, err = dealgate("new", "ours", "--extends", "client-value@999")
    assert (code, f"client-value is version {METHOD_VERSION} now, not 999" in err) == (7, True)
    assert list(Path().iterdir()) == []


def test_what_is_no_table_is_not_written_either(dealgate):
    assert dealgate("new", "ours", "--csv")[0] == 2
    assert dealgate("schema", "--out", "x.json", "--csv")[0] == 2
    assert dealgate("diagram", "client-value", "--out", "x.svg", "--csv")[0] == 2
    assert list(Path().iterdir()) == []
    dealgate("new", "ours")
    before = Path("ours/playbook.yaml").read_text("utf-8")
    assert dealgate("edit", "ours", "--raise-version", "--csv")[0] == 2
    assert Path("ours/playbook.yaml").read_text("utf-8") == before


def test_no_comment_is_idle():
    folder = Path(__file__).parents[2] / "workshop" / "scaffold"
    named = "".join(file.read_text("utf-8") for file in folder.glob("*.yaml"))
    notes = [key.removeprefix("note_") for key in WORDS if key.startswith("note_")]
    assert notes
    assert [note for note in notes if f"#: {note}\n" not in named] == []


def test_chinese_comments_break_behind_a_mark(dealgate):
    dealgate("new", "ours", "--extends", "client-value", "--lang", "zh")
    dealgate("new", "alone", "--lang", "zh")
    for name in ("ours/playbook.yaml", "alone/playbook.yaml", "ours/tests/first.yaml"):
        lines = Path(name).read_text("utf-8").splitlines()
        for line, after in pairwise(lines):
            both = line.lstrip().startswith("# ") and after.lstrip().startswith("# ")
            if both and line.rstrip()[-1] >= "一" and after.lstrip("# ")[:1] >= "一":
                assert line.rstrip()[-1] in "，。；：", line
