"""`playbook show --resolved --origin`, what came along in `playbook list`, and installing it."""

from pathlib import Path

import pytest
from shell import Shell

from commands.playbook_resolved import short_names
from commands.printing import width
from engine import playbooks
from engine.store import open_store

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value" / "playbook.yaml"
OURS = """\
playbook: ours
version: 1
title: {zh: 我们的, en: Ours}
extends: client-value
stages:
  - id: understand
    limits: {warn: 12d}   # our first meetings come sooner
    gate:
      - {decision: needs_known, valid_for: 60d}
"""


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """A command line without a database, where `ours` stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "playbook.yaml").write_text(OURS, encoding="utf-8")
    return Shell(str(tmp_path / "none.sqlite"), str(tmp_path))


@pytest.fixture
def ours(shell, tmp_path):
    """At a company, `ours` beside the database."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "playbook.yaml").write_text(OURS, encoding="utf-8")
    return shell


def place(text):
    """The line on which the base says this for the first time."""
    return SHIPPED.read_text(encoding="utf-8").splitlines().index(text) + 1


def test_a_playbook_in_its_files_is_shown_like_one_installed(alone):
    out = alone.ok("playbook show ours")
    assert out.startswith("Ours · ours, version 1")
    assert "warn after 12 working days, critical after 35; silent after 10" in out


def test_resolved_is_the_whole_playbook_and_reads_as_the_same(alone, tmp_path):
    out = alone.ok("playbook show ours --resolved")
    assert "limits: {warn: 12d, critical: 35d, quiet: 10d}" in out
    (tmp_path / "whole.yaml").write_text(out, encoding="utf-8")
    whole, built = (alone.data(f"playbook show {path}") for path in ("whole.yaml", "ours"))
    assert whole == built
    assert alone.ok("playbook show whole.yaml --resolved") == out


def test_one_that_extends_nothing_is_shown_as_it_is_written(alone):
    assert alone.ok("playbook show client-value --resolved") == SHIPPED.read_text(encoding="utf-8")


def test_resolved_for_a_program(alone):
    data = alone.data("playbook show ours --resolved")
    assert "extends" not in data
    assert data["stages"][0]["limits"] == {"warn": "12d", "critical": "35d", "quiet": "10d"}


def test_beside_each_line_stands_where_it_comes_from(alone):
    out = alone.ok("playbook show ours --origin")
    lines = {line.lstrip() for line in out.splitlines()}
    assert "# ours: ours/playbook.yaml" in lines
    assert "# client-value: came along" in lines
    assert "ours:3  title: {zh: 我们的, en: Ours}" in lines
    assert "ours:7        warn: 12d" in lines
    limits = place("    limits: {warn: 20d, critical: 35d, quiet: 10d}")
    assert f"client-value:{limits}        critical: 35d" in lines
    assert f"client-value:{place('      - decision: needs_known')}        - decision: needs_known" in lines
    assert "ours:9          valid_for: 60d" in lines


def test_it_stands_in_columns_and_fits_the_window(alone):
    head = len("# a") - 1
    lines = [line for line in alone.ok("playbook show ours --origin").splitlines() if line[:head] != "# "]
    assert max(map(width, lines)) <= 80
    beside = len("client-value:1340")
    assert all(line[beside : beside + 2] == "  " for line in lines)
    assert any("，" in line and not line[:beside].strip() for line in lines)  # a Chinese line goes on below


def test_origins_for_a_program(alone):
    data = alone.data("playbook show ours --origin")
    assert data["stages.understand.limits.warn"] == {"file": "ours/playbook.yaml", "line": 7, "column": 14}
    assert data["stages.understand.gate.decision:needs_known.valid_for"]["file"] == "ours/playbook.yaml"
    assert data["stages.understand.gate.decision:needs_known.ask.zh"]["file"] == str(SHIPPED)
    assert data["waits" if "waits" in data else "stages.explore"]["file"] == str(SHIPPED)


def test_playbooks_that_are_called_alike_show_more_of_their_paths():
    assert short_names(["/a/ours/playbook.yaml", "/b/ours/playbook.yaml", "/b/x.yaml"]) == {
        "/a/ours/playbook.yaml": "a/ours",
        "/b/ours/playbook.yaml": "b/ours",
        "/b/x.yaml": "x.yaml",
    }


def test_one_that_is_installed_stands_for_itself(ours):
    ours.ok("playbook install ./ours", by="mia")
    said = ours("playbook show ours@1 --origin")
    assert said.code == 2
    assert "ours@1 is installed; which line comes from where is known of files only" in said.err
    whole = ours.ok("playbook show ours@1 --resolved")
    assert "extends" not in whole
    assert whole == ours.ok("playbook show ./ours --resolved")
    assert ours.data("playbook show ours@1") == ours.data("playbook show ./ours")


def test_what_came_along_is_listed_with_the_line_that_installs_it(shell):
    out = shell.ok("playbook list")
    assert "retail" in out
    assert "not yet" in out
    assert "install what you need: dealgate playbook install bank" in " ".join(out.split())
    shell.lang = "zh"
    assert "还没装" in shell.ok("playbook list")


def test_what_came_along_is_installed_by_its_id(shell):
    said = shell("new 'A shop' --playbook retail")
    assert (said.code, said.err) == (
        4,
        "The playbook retail came along and isn't installed yet.\n  → dealgate playbook install retail\n",
    )
    shell.ok("playbook install retail", by="mia")
    shell.ok("new 'A shop' --playbook retail")
    (retail,) = [each for each in shell.data("playbook list") if each["id"] == "retail"]
    assert (retail["deals"], retail["installed_at"] is None) == (1, False)


def test_an_id_nobody_knows_can_not_be_installed(shell):
    said = shell("playbook install retial", by="mia")
    assert said.code == 4
    assert "There is no playbook “retial”" in said.err
    assert "Did you mean retail?" in said.err


def test_what_holds_for_clients_is_what_most_live_deals_follow(ours):
    def followed():
        store = open_store(ours.db)
        try:
            return playbooks.for_clients(store).id
        finally:
            store.close()

    assert followed() == "client-value"
    ours.ok("new 'One' --amount 1")
    ours.ok("playbook install retail", by="mia")
    assert followed() == "client-value"
    ours.ok("new 'Two' --playbook retail --amount 1")
    assert followed() == "retail"  # as many: the one installed last
    ours.ok("new 'Three' --amount 1")
    assert followed() == "client-value"
    for deal in ("D-1", "D-3"):
        ours.ok(f"stop {deal} --class duplicate --reason twice")
    assert followed() == "retail"


def test_of_what_is_followed_the_version_installed_last_holds(ours, tmp_path):
    ours.ok("playbook install ./ours", by="mia")
    ours.ok("new 'One' --playbook ours --amount 1")
    newer = OURS.replace("version: 1", "version: 2") + "cadence: {per_day: 9}\n"
    (tmp_path / "ours" / "playbook.yaml").write_text(newer, encoding="utf-8")
    ours.ok("playbook install ./ours", by="mia")
    store = open_store(ours.db)
    try:
        assert playbooks.for_clients(store).cadence.per_day == 9
    finally:
        store.close()
