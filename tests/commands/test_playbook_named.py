"""A playbook as a command names it: by the path of its files, by id, by id and version."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from shell import Shell

from commands import playbook_named
from commands.playbook_named import from_files, is_path, named
from engine.errors import BadFile, NotFound
from engine.store import open_store

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
OLD = "version: 3", "version: 2"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _ours(here, name="ours", *changes):
    """A copy of the shipped one in a folder, under its own name."""
    shutil.copytree(SHIPPED, here / name)
    text = (here / name / "playbook.yaml").read_text(encoding="utf-8")
    for before, after in (("playbook: client-value", f"playbook: {name}"), *changes):
        assert before in text
        text = text.replace(before, after, 1)
    (here / name / "playbook.yaml").write_text(text, encoding="utf-8")
    return here / name


@pytest.fixture
def find(shell, monkeypatch):
    """`find("client-value@2")` at the desk of a company."""

    def look(text):
        store = open_store(shell.db)
        try:
            monkeypatch.setattr(playbook_named, "reading", lambda ctx: SimpleNamespace(store=store))
            return named(None, text)
        finally:
            store.close()

    return look


@pytest.mark.parametrize("path", ["./ours", "a/b", "x.yaml", "x.yml"])
def test_what_looks_like_a_path_is_one_though_nothing_is_there(here, path):
    assert is_path(path)


def test_a_folder_is_a_path_once_a_playbook_stands_in_it(here):
    (here / "retail").mkdir()
    assert not is_path("retail")
    (here / "retail" / "playbook.yaml").write_text("", encoding="utf-8")
    assert is_path("retail")


def test_files_are_read_without_a_database(here, monkeypatch):
    monkeypatch.setattr(playbook_named, "reading", lambda ctx: pytest.fail("opened the database"))
    _ours(here)
    found = named(None, "ours")
    assert (found.playbook.id, found.said, found.file) == ("ours", "ours", "ours")
    assert found.parsed["playbook"] == "ours"


def test_bad_files_tell_every_fault(here):
    _ours(here, "ours", ("version: 3", "version: 0"), ("status: open", "status: opn"))
    with pytest.raises(BadFile) as refused:
        from_files("ours", "ours")
    assert [fault.key for fault in refused.value.faults] == ["version", "stages.understand.status"]


def test_an_id_is_the_newest_installed_and_a_version_that_one(shell, find, here):
    _ours(here, "old", OLD, ("playbook: old", "playbook: client-value"))
    shell.ok("playbook install ./old", by="ada")
    assert find("client-value").said == "client-value@3"
    old = find("client-value@2")
    assert (old.playbook.version, old.parsed["version"], old.file) == (2, 2, None)


def test_an_id_that_is_not_installed_is_the_one_that_came_along(shell, find, here, monkeypatch):
    (here / "along").mkdir()
    field = str(_ours(here / "along", "field"))
    monkeypatch.setattr(playbook_named, "shipped", lambda: {"field": field})
    found = find("field")
    assert (found.playbook.id, found.said, found.file) == ("field", "field", field)


@pytest.mark.parametrize(
    ("text", "close"),
    [
        ("client-valu", "client-value"),
        ("client-value@9", "client-value@3"),
        ("client-value@x", "client-value@3"),
    ],
)
def test_what_nobody_has_tells_what_comes_close(find, text, close):
    with pytest.raises(NotFound) as refused:
        find(text)
    assert refused.value.hint.params["close"] == close


def test_without_a_database_what_came_along_is_there(here):
    shell = Shell(str(here / "none.sqlite"), str(here))
    assert shell("playbook show client-value").code == 0
    said = shell("playbook show client-value@3")
    assert (said.code, "dealgate init" in said.err) == (1, True)
