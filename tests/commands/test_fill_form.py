"""`fill --form`, `--file` and `--edit`: with an editor that is a script."""

import glob
import os
import stat
import sys
import tempfile

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")


@pytest.fixture
def editor(tmp_path, monkeypatch):
    """editor("s/4/9/", code=1): an editor that does that to the form it is given, and ends so."""
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(kept))

    def make(sed, code=0):
        script = tmp_path / "my editor"
        script.write_text(f'#!/bin/sh\nsed -i.bak \'{sed}\' "$2" && rm "$2.bak"\nexit {code}\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("VISUAL", f"'{script}' --wait")

    yield make
    monkeypatch.setattr(tempfile, "tempdir", None)


def kept(tmp_path):
    return sorted(glob.glob(str(tmp_path / "kept" / "*")))


def behaviour(work):
    return work.data("show ACME-1")["worksheets"]["buying_behaviour"]["fields"]


def test_a_form_is_printed_and_read_back(work, tmp_path):
    form = work.ok("fill ACME-1 buying_behaviour --form")
    assert "help_needed: 4\n" in form
    assert work.data("fill ACME-1 buying_behaviour --form") == {"form": form}
    (tmp_path / "form.yaml").write_text(form.replace("help_needed: 4", "help_needed: 1") + "\n# done\n")
    assert work.ok("fill ACME-1 buying_behaviour --file form.yaml") == (
        "Buying behaviour of ACME-1 is updated: 67 %.\n"
    )
    assert behaviour(work) == {"help_needed": 1, "complexity": 5}
    said = work.ok("fill ACME-1 buying_behaviour --file form.yaml")
    assert said == "ACME-1 says so already; nothing changed.\n"


def test_a_form_comes_in_by_a_pipe(work, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("note: 上次比价\n".encode())))
    work.ok("fill ACME-1 buying_behaviour --file -")
    assert behaviour(work)["note"] == "上次比价"


def test_a_bad_file_writes_nothing_and_names_every_place(work, tmp_path):
    (tmp_path / "form.yaml").write_text("help_needed: 9\ncomplexty: 3\nnote: fine\n")
    said = work("fill ACME-1 buying_behaviour --file form.yaml")
    assert (said.code, said.err) == (
        7,
        "form.yaml:1:1  help_needed  “9” isn't a score; give a whole number from 0 to 5\n"
        "form.yaml:2:1  complexty  this worksheet has no such field; did you mean complexity?\n"
        "2 faults in the form; nothing was written. Correct the file, then run:\n"
        "  → dealgate fill ACME-1 buying_behaviour --file form.yaml\n",
    )
    assert "note" not in behaviour(work)
    error = work("fill ACME-1 buying_behaviour --file form.yaml --json").error
    assert error["details"]["faults"][1]["line"] == 2
    assert (error["code"], error["hint"].split()[-1]) == ("bad_file", "form.yaml")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"note: \xff\n", "line 1 is not UTF-8"),
        (b"note: " + b"x" * 1_000_001, "too big for a form"),
        (b"", "nothing in this file"),
    ],
)
def test_what_is_no_form(work, tmp_path, content, said):
    if content is not None:
        (tmp_path / "form.yaml").write_bytes(content)
    answer = work("fill ACME-1 buying_behaviour --file form.yaml")
    assert answer.code == 7
    assert said in answer.err


def test_the_editor_changes_the_form_and_it_goes(work, editor, tmp_path):
    editor("s/help_needed: 4/help_needed: 2/")
    assert "is updated" in work.ok("fill ACME-1 buying_behaviour --edit")
    assert behaviour(work)["help_needed"] == 2
    assert kept(tmp_path) == []


def test_a_form_nobody_changed_changes_nothing(work, editor, tmp_path):
    editor("s/no such thing//")
    assert "nothing changed" in work.ok("fill ACME-1 buying_behaviour --edit")
    assert kept(tmp_path) == []


def test_a_form_edited_into_nonsense_is_kept_and_can_be_gone_on_with(work, editor, tmp_path):
    editor("s/help_needed: 4/help_needed: [/")
    said = work("fill ACME-1 buying_behaviour --edit")
    (path,) = kept(tmp_path)
    assert said.code == 7
    assert f"{path}:" in said.err
    assert said.err.endswith(f"  → dealgate fill ACME-1 buying_behaviour --file {path}\n")
    assert behaviour(work)["help_needed"] == 4
    with open(path) as form:
        mended = form.read().replace("[", "3")
    with open(path, "w") as form:
        form.write(mended)
    work.ok(f"fill ACME-1 buying_behaviour --file {path}")
    assert behaviour(work)["help_needed"] == 3


def test_a_form_is_for_its_owner_s_eyes(work, editor, tmp_path):
    editor("s/help_needed: 4/help_needed: x/")
    work("fill ACME-1 buying_behaviour --edit")
    assert stat.S_IMODE(os.stat(kept(tmp_path)[0]).st_mode) == 0o600


@pytest.mark.parametrize(
    ("sed", "forms"), [("s/help_needed: 4/help_needed: 2/", 1), ("s/no such thing//", 0)]
)
def test_an_editor_that_fails_writes_nothing(work, editor, tmp_path, sed, forms):
    editor(sed, code=3)
    said = work("fill ACME-1 buying_behaviour --edit")
    assert (said.code, len(kept(tmp_path))) == (1, forms)
    assert "ended with an error (3); nothing was written" in said.err
    assert behaviour(work)["help_needed"] == 4


def test_without_an_editor_the_way_by_file_is_named(work, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    said = work("fill ACME-1 risks --edit")
    assert said.code == 2
    assert "No editor is set" in said.err
    assert "dealgate fill ACME-1 risks --file …" in said.err
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert "can't be started" in work("fill ACME-1 risks --edit").err
    monkeypatch.setenv("EDITOR", "vi 'half")
    assert "quotation mark" in work("fill ACME-1 risks --edit").err
    assert "wants a person" in work("fill ACME-1 risks --edit --no-input").err


def test_what_somebody_else_wrote_meanwhile_is_not_lost(work, editor, tmp_path, monkeypatch):
    """The form is from before; reading it in would take their row away."""
    import commands.form_editing as screen

    work.ok("fill ACME-1 risks risks.delay.likelihood=4")
    editor("s/likelihood: 4/likelihood: 2/")
    real = screen.edit

    def meanwhile(command, path):
        work.ok("fill ACME-1 risks risks.staff.likelihood=1", by="wei")
        return real(command, path)

    monkeypatch.setattr(screen, "edit", meanwhile)
    said = work("fill ACME-1 risks --edit")
    assert said.code == 6
    (path,) = kept(tmp_path)
    assert path in said.err
    assert "  → dealgate fill ACME-1 risks --form\n" in said.err
    rows = work.data("show ACME-1")["worksheets"]["risks"]["fields"]["risks"]
    assert rows == [{"risk": "delay", "likelihood": 4}, {"risk": "staff", "likelihood": 1}]


def test_a_dry_run_keeps_the_form(work, editor, tmp_path):
    editor("s/help_needed: 4/help_needed: 2/")
    said = work("fill ACME-1 buying_behaviour --edit --dry-run")
    assert said.code == 0
    assert kept(tmp_path)[0] in said.err
    assert behaviour(work)["help_needed"] == 4


def test_one_way_at_a_time(work):
    for ways in ("--form --edit", "note=x --form", "--file x --edit", "--all --form"):
        assert work(f"fill ACME-1 risks {ways}").code == 2


def test_a_form_a_program_asked_for_is_answered_as_data(work, tmp_path):
    (tmp_path / "form.yaml").write_text("note: from a program\n")
    data = work.data("fill ACME-1 buying_behaviour --file form.yaml")
    assert data["key"] == "ACME-1"


def test_a_kept_form_does_not_take_a_colleague_s_row_away(work, editor, tmp_path, monkeypatch):
    """The way the refusal once pointed to: reading the kept form in after all."""
    test_what_somebody_else_wrote_meanwhile_is_not_lost(work, editor, tmp_path, monkeypatch)
    (path,) = kept(tmp_path)
    said = work(f"fill ACME-1 risks --file {path}")
    assert said.code == 6
    assert "has been changed since this form was made" in said.err
    rows = work.data("show ACME-1")["worksheets"]["risks"]["fields"]["risks"]
    assert [row["risk"] for row in rows] == ["delay", "staff"]


def test_a_visit_logged_meanwhile_is_no_conflict(work, editor, monkeypatch):
    import commands.form_editing as screen

    editor("s/help_needed: 4/help_needed: 2/")
    real = screen.edit

    def meanwhile(command, path):
        work.ok("visit log ACME-1 --with chen --summary 'called'")
        return real(command, path)

    monkeypatch.setattr(screen, "edit", meanwhile)
    assert "is updated" in work.ok("fill ACME-1 buying_behaviour --edit")
    assert behaviour(work)["help_needed"] == 2


def test_a_form_names_the_rows_it_takes_away(work, tmp_path):
    work.ok("fill ACME-1 risks risks.delay.likelihood=4 risks.staff.likelihood=2")
    (tmp_path / "form.yaml").write_text("risks:\n  - risk: staff\n")
    assert "Taken away from Risks: delay\n" in work.ok("fill ACME-1 risks --file form.yaml")


def test_who_may_not_write_is_told_before_the_editor_opens(work, monkeypatch):
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    assert work("fill ACME-1 risks --edit", by="bo").code == 4
    assert work("fill ACME-1 risks --edit --expect 1").code == 6


def test_two_forms_in_a_file(work, tmp_path):
    (tmp_path / "form.yaml").write_text("note: a\n---\nnote: b\n")
    said = work("fill ACME-1 buying_behaviour --file form.yaml").err
    assert "one form a file" in said
    assert "playbook" not in said


def test_a_long_path_stands_once_above_its_faults(work, tmp_path):
    folder = tmp_path / ("a-long-name-" * 5)
    folder.mkdir()
    path = folder / "form.yaml"
    path.write_text("help_needed: 9\ncomplexity: x\n")
    first, *rest = work(f"fill ACME-1 buying_behaviour --file {path}").err.splitlines()
    assert first == str(path)
    assert rest[0] == "  1:1  help_needed  “9” isn't a score; give a whole number from 0 to 5"
    assert "no such file" in work(f"fill ACME-1 risks --file {folder}/none.yaml").err
    assert "fault" not in work(f"fill ACME-1 risks --file {folder}/none.yaml").err


def test_fields_and_columns_of_a_form_by_their_labels(work, tmp_path):
    (tmp_path / "form.yaml").write_text("风险清单:\n  - 风险: 停产\n    可能性: 7\n")
    said = work("fill ACME-1 risks --file form.yaml").err
    assert said.startswith("form.yaml:3:5  "), said
    (tmp_path / "form.yaml").write_text("风险清单:\n  - 风险: 停产\n    可能性: 4\n")
    work.ok("fill ACME-1 risks --file form.yaml")
    rows = work.data("show ACME-1")["worksheets"]["risks"]["fields"]["risks"]
    assert rows == [{"risk": "停产", "likelihood": 4}]


def test_a_form_made_for_another_deal_takes_no_row_away(work, tmp_path):
    work.ok("fill ACME-1 risks risks.+=mine")
    form = tmp_path / "risks.yaml"
    form.write_text(work.ok("fill ACME-1 risks --form"), encoding="utf-8")
    work.ok("fill D-1 risks risks.+=theirs")
    said = work(f"fill D-1 risks --file {form}")
    assert (said.code, "made from risks of ACME-1" in said.err) == (1, True), said
    assert [row["risk"] for row in work.data("show D-1 risks")["fields"]["risks"]] == ["theirs"]
