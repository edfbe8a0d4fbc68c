"""A playbook as a command names it: by the path of its files, by id, by id and version."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers import METHOD_VERSION
from shell import Shell

from commands import playbook_named
from commands.playbook_named import as_number, from_files, is_path, named
from engine.errors import BadFile, NotFound
from engine.store import open_store

SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value"
WRITTEN = f"version: {METHOD_VERSION}"
NEWER = WRITTEN, f"version: {METHOD_VERSION + 1}"


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
    (here / "shops").mkdir()
    assert not is_path("shops")
    (here / "shops" / "playbook.yaml").write_text("", encoding="utf-8")
    assert is_path("shops")


def test_the_id_of_one_that_came_along_is_no_folder_of_that_name(here, find):
    _ours(here, "retail")
    assert (is_path("retail"), is_path("./retail")) == (False, True)
    assert find("retail").playbook.title.en == "Retail and distribution"
    assert find("./retail").playbook.title.en == "Client Value Method"


def test_files_are_read_without_a_database(here, monkeypatch):
    monkeypatch.setattr(playbook_named, "reading", lambda ctx: pytest.fail("opened the database"))
    _ours(here)
    found = named(None, "ours")
    assert (found.playbook.id, found.said, found.file) == ("ours", "ours", "ours")
    assert found.parsed["playbook"] == "ours"


def test_bad_files_tell_every_fault(here):
    _ours(here, "ours", (WRITTEN, "version: 0"), ("status: open", "status: opn"))
    with pytest.raises(BadFile) as refused:
        from_files("ours", "ours")
    assert [fault.key for fault in refused.value.faults] == ["version", "stages.understand.status"]


def test_an_id_is_the_newest_installed_and_a_version_that_one(shell, find, here):
    _ours(here, "newer", NEWER, ("playbook: newer", "playbook: client-value"))
    shell.ok("playbook install ./newer", by="ada")
    assert find("client-value").said == f"client-value@{METHOD_VERSION + 1}"
    old = find(f"client-value@{METHOD_VERSION}")
    assert (old.playbook.version, old.parsed["version"], old.file) == (METHOD_VERSION, METHOD_VERSION, None)


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
        ("client-value@999", f"client-value@{METHOD_VERSION}"),
        ("client-value@x", f"client-value@{METHOD_VERSION}"),
    ],
)
def test_what_nobody_has_tells_what_comes_close(find, text, close):
    with pytest.raises(NotFound) as refused:
        find(text)
    assert refused.value.hint.params["close"] == close


def test_without_a_database_what_came_along_is_there(here):
    shell = Shell(str(here / "none.sqlite"), str(here))
    assert shell("playbook show client-value").code == 0
    said = shell(f"playbook show client-value@{METHOD_VERSION}")
    assert (said.code, "dealgate init" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("text", "then"), [("nope", "There is no database"), ("retial", "Did you mean retail?")]
)
def test_without_a_database_what_nobody_has_is_said_first(here, text, then):
    said = Shell(str(here / "none.sqlite"), str(here))(f"playbook show {text}")
    first, second = said.err.splitlines()
    assert (said.code, first.startswith(f"There is no playbook “{text}”")) == (4, True)
    assert second.strip().startswith(then)


def test_a_deal_on_a_playbook_mistyped_is_told_which_comes_close(shell):
    said = shell("new 'A shop' --playbook retial")
    assert (said.code, said.err) == (4, "No playbook “retial” is installed.\n  Did you mean retail?\n")
    assert "Did you mean client-value?" in shell("new 'A shop' --playbook client-vale").err
    assert "dealgate playbook list" in shell("new 'A shop' --playbook zzz").err


@pytest.mark.parametrize(("version", "number"), [("3", 3), ("2147483647", 2**31 - 1)])
def test_a_version_is_a_number_of_32_bits(version, number):
    assert as_number(version) == number


@pytest.mark.parametrize("version", ["", "x", "-1", "2147483648", "9" * 5000, "٣"])
def test_and_nothing_else_is(version):
    assert as_number(version) is None


def test_a_version_nobody_ever_comes_to_is_not_there(find):
    with pytest.raises(NotFound):
        find("client-value@99999999999999999999")


def test_the_old_playbook_of_a_simulation_is_one_there_is(shell):
    assert shell("playbook simulate client-value --playbook client-value@99999999999999999999").code == 4
    said = shell("playbook simulate client-value --playbook client-value@9")
    assert (said.code, "client-value@9" in said.err) == (4, True)


def test_what_to_install_is_not_named_by_its_version(shell):
    said = shell(f"playbook install client-value@{METHOD_VERSION}", by="ada")
    assert (said.code, said.err.splitlines()[-1].strip()) == (2, "→ dealgate playbook install client-value")
