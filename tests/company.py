"""A company at its command line: fixtures for tests that type commands."""

import sqlite3
from contextlib import closing

import pytest
from shell import Shell, at_work, clock


def copied(db, folder):
    """A copy of a database, what stands in its write-ahead log included."""
    path = str(folder / "company.sqlite")
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


@pytest.fixture(scope="session")
def company(tmp_path_factory):
    """The database of a company without clients or deals, made once."""
    home = tmp_path_factory.mktemp("company")
    shell = Shell(str(home / "company.sqlite"), str(home))
    with pytest.MonkeyPatch.context() as patch:
        for module in ("commands.desk", "commands.start"):
            patch.setattr(f"{module}.datetime", clock(shell))
        shell.found()
    return shell.db


@pytest.fixture(scope="session")
def worked(company, tmp_path_factory):
    """The same after a day's work, and what time it was then."""
    home = tmp_path_factory.mktemp("work")
    shell = Shell(copied(company, home), str(home))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("commands.desk.datetime", clock(shell))
        at_work(shell)
    return shell


def _copy(db, tmp_path, monkeypatch):
    made = Shell(copied(db, tmp_path), str(tmp_path))
    monkeypatch.setattr("commands.desk.datetime", clock(made))
    monkeypatch.setattr("commands.start.datetime", clock(made))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def shell(company, tmp_path, monkeypatch):
    """The command line over a company's new database."""
    return _copy(company, tmp_path, monkeypatch)


@pytest.fixture
def work(worked, tmp_path, monkeypatch):
    """The command line over a database with deals in it, see `shell.at_work`."""
    made = _copy(worked.db, tmp_path, monkeypatch)
    made.now = worked.now
    return made
