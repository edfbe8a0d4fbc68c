"""`playbook schema`, as a person runs it."""

import json
from pathlib import Path

import pytest

from cli import COMMANDS
from commands.program import run
from words.say import speak


@pytest.fixture
def dealgate(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def call(*argv):
        code = run(COMMANDS, ("playbook", "schema", *argv), {"HOME": str(tmp_path)})
        return code, capfd.readouterr().out

    yield call
    speak("en")


def test_it_is_written_to_the_screen_or_to_a_file(dealgate):
    code, out = dealgate()
    assert code == 0
    assert json.loads(out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert dealgate("--out", "s.json", "--lang", "zh")[0] == 0
    assert json.loads(Path("s.json").read_text("utf-8"))["title"] == "销售打法"
    assert dealgate("--out", "s.json", "--json") == (0, '{"dealgate": 1, "data": {"file": "s.json"}}\n')
    assert Path("s.json").read_text("utf-8") == out  # taken anew, in English


def test_no_other_file_is_written_over(dealgate):
    Path("playbook.yaml").write_text("playbook: ours\n", "utf-8")
    assert dealgate("--out", "playbook.yaml")[0] == 1
    assert Path("playbook.yaml").read_text("utf-8") == "playbook: ours\n"
    other = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {}}'
    for text in (other, "[]", "1"):
        Path("other.json").write_text(text, "utf-8")
        assert dealgate("--out", "other.json")[0] == 1
        assert Path("other.json").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("language", "why"), [("en", "no such file or folder"), ("zh", "没有这个文件或文件夹")]
)
def test_a_folder_that_is_not_there_is_said_in_the_readers_language(capfd, tmp_path, language, why):
    argv = ("playbook", "schema", "--out", str(tmp_path / "nowhere" / "s.json"), "--lang", language)
    assert run(COMMANDS, argv, {"HOME": str(tmp_path)}) == 1
    assert why in capfd.readouterr().err
    speak("en")
