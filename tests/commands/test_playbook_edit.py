"""`playbook edit`, as a person runs it."""

import os
import shutil
from pathlib import Path

import pytest
from helpers import METHOD_VERSION

from cli import COMMANDS
from commands.program import run
from words.say import speak

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
RAISED = b"version: %d\n" % METHOD_VERSION, b"version: %d\n" % (METHOD_VERSION + 1)


@pytest.fixture
def dealgate(capfd, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED, tmp_path / "ours")
    environ = {"HOME": str(tmp_path), "DEALGATE_DB": str(tmp_path / "x.sqlite"), "DEALGATE_USER": "lin"}

    def call(*argv):
        code = run(COMMANDS, ("playbook", "edit", *argv), environ)
        out, err = capfd.readouterr()
        return code, out, err

    yield call
    speak("en")


FILE = Path("ours/playbook.yaml")


def test_a_file_is_changed_and_says_how(dealgate):
    before = FILE.read_bytes()
    os.chmod(FILE, 0o640)
    code, out, err = dealgate("ours", "stages.understand.limits.warn=22d", "--raise-version")
    assert (code, err) == (0, "")
    assert "+    limits: {warn: 22d, critical: 35d, quiet: 10d}" in out.splitlines()
    assert out.splitlines()[-1] == "ours/playbook.yaml is changed; all other lines are as they were"
    assert FILE.read_bytes() == before.replace(*RAISED).replace(
        b"limits: {warn: 20d, critical: 35d, quiet: 10d}",
        b"limits: {warn: 22d, critical: 35d, quiet: 10d}",
        1,
    )
    assert FILE.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in Path("ours").iterdir() if each.name.startswith(".")] == []


def test_a_dry_run_writes_nothing(dealgate):
    before = FILE.read_bytes()
    code, out, _ = dealgate("ours/playbook.yaml", "waits=3", "--dry-run", "--lang", "zh")
    assert (code, out.splitlines()[-1]) == (0, "ours/playbook.yaml 会改成上面这样；还没有写")
    assert FILE.read_bytes() == before


def test_what_would_break_it_is_not_written(dealgate):
    before = FILE.read_bytes()
    code, out, err = dealgate(
        "ours", "stages.understand.limits.warn=50d", "stages.understand.gate+={item: nope}"
    )
    assert (code, out) == (7, "")
    assert "stages.understand.limits.critical  35 working days is below warn (50)" in err
    assert err.splitlines()[-1] == "That would bring in 2 faults, so nothing was written"
    assert FILE.read_bytes() == before


def test_one_fault_can_be_mended_while_another_stays(dealgate):
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(
        text.replace("warn: 20d", "warn: 99d", 1).replace(
            "worksheet: client_profile", "worksheet: client_profil"
        ),
        "utf-8",
    )
    code, out, _ = dealgate("ours", "stages.understand.limits.warn=20d")
    assert code == 0
    assert out.splitlines()[-1].endswith(
        "it had before are still there: dealgate playbook lint ours/playbook.yaml"
    )


def test_paths_that_lead_nowhere_are_all_named(dealgate):
    code, _, err = dealgate("ours", "stages.undrstand.limits.warn=2d", "--remove", "cadence.D")
    assert (code, err.splitlines()) == (
        7,
        [
            "ours/playbook.yaml  stages.undrstand.limits.warn  "
            "The list has no undrstand; did you mean understand?",
            "ours/playbook.yaml  cadence.D  There is no cadence.D to take away",
            "It can't be changed like that, and nothing was written",
        ],
    )
    assert dealgate("ours")[0] == 2


def test_what_can_t_be_edited_says_what_can(dealgate):
    code, out, err = dealgate("nowhere", "waits=1")
    assert (code, out) == (4, "")
    assert err.splitlines()[0] == "There is no playbook file or folder nowhere"
    code, _, err = dealgate("retail", "waits=1", "--lang", "zh")
    assert (code, err.splitlines()[0]) == (4, "retail 是程序自带的打法，不能直接改；什么也没有写")
    assert "dealgate playbook new our-retail --extends retail" in err


def test_what_one_might_not_expect_is_told(dealgate):
    edits = "stages.understand.checklist.root_cause.id=cause"
    out = dealgate("ours", edits, "--lang", "zh")[1]
    assert "已有的商机、用例和别的行还认旧代号 root_cause" in out
    code, out, _ = dealgate("ours", "playbook=theirs")
    assert code == 0
    assert "existing deals stay with client-value" in out
    assert "dealgate playbook test ours/playbook.yaml" in out


def test_a_byte_order_mark_and_line_ends_stay(dealgate):
    FILE.write_bytes(b"\xef\xbb\xbf" + FILE.read_bytes().replace(b"\n", b"\r\n"))
    before = FILE.read_bytes()
    assert dealgate("ours", "waits=4")[0] == 0
    after = FILE.read_bytes()
    assert after.replace(b"waits: 4", b"waits: 2") == before or after == before.rstrip() + b"\r\nwaits: 4\r\n"
