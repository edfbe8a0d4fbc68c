"""`playbook new`: what it makes passes its own checks and cases, and nothing is written over."""

import json
from pathlib import Path

import pytest
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
    assert out.splitlines()[-1].strip().startswith("dealgate playbook install ours")
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
    assert err.startswith("theirs/playbook.yaml  extends  ")
    assert "did you mean client-value?" in err
    assert dealgate("new", "Ours")[0] == 2
    assert sorted(each.name for each in Path().iterdir()) == ["ours"]


def test_no_comment_is_idle():
    folder = Path(__file__).parents[2] / "workshop" / "scaffold"
    named = "".join(file.read_text("utf-8") for file in folder.glob("*.yaml"))
    notes = [key.removeprefix("note_") for key in WORDS if key.startswith("note_")]
    assert notes
    assert [note for note in notes if f"#: {note}\n" not in named] == []
