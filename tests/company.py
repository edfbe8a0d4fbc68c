"""A company at its command line: fixtures for tests that type commands."""

from pathlib import Path

import pytest
from shell import Shell, at_work, clock

ROOT = Path(__file__).parents[1]
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
"""A public pipeline of 8,800 deals."""


@pytest.fixture(scope="session")
def company(databases, tmp_path_factory):
    """By kind, the database of a company without clients or deals, made once."""

    def found(path):
        _at_the_clock(Shell(path, str(tmp_path_factory.mktemp("home"))), Shell.found)

    return databases.once("company", found)


@pytest.fixture(scope="session")
def worked(company, databases, tmp_path_factory):
    """By kind, the same after a day's work; and what time it was then."""
    ended = []

    def work(path):
        made = Shell(path, str(tmp_path_factory.mktemp("home")))
        _at_the_clock(made, at_work)
        ended.append(made.now)

    after = databases.once("worked", work, start=company)
    return lambda kind: (after(kind), ended[0])


@pytest.fixture(scope="session")
def imported(company, databases, tmp_path_factory):
    """By kind, a company that brought in the public pipeline."""

    def bring(path):
        line = f"import {PIPELINE} --map {ROOT}/docs/examples/pipeline-map.yaml"
        made = Shell(path, str(tmp_path_factory.mktemp("home")))
        _at_the_clock(made, lambda shell: shell.ok(line, by="ada"))

    return databases.once("imported", bring, start=company)


def _at_the_clock(shell, work):
    with pytest.MonkeyPatch.context() as patch:
        for module in ("commands.desk", "commands.start"):
            patch.setattr(f"{module}.datetime", clock(shell))
        work(shell)


def _sit_down(db, tmp_path, monkeypatch):
    made = Shell(db, str(tmp_path))
    monkeypatch.setattr("commands.desk.datetime", clock(made))
    monkeypatch.setattr("commands.start.datetime", clock(made))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def shell(company, databases, database, tmp_path, monkeypatch):
    """The command line over a company's new database; each test runs on both kinds."""
    with databases.copy(company(database), tmp_path / "company.sqlite") as db:
        yield _sit_down(db, tmp_path, monkeypatch)


@pytest.fixture
def real(imported, databases, database, tmp_path, monkeypatch):
    """The command line over the public pipeline, of 2017; on both kinds."""
    with databases.copy(imported(database), tmp_path / "company.sqlite") as db:
        yield _sit_down(db, tmp_path, monkeypatch)


@pytest.fixture
def work(worked, databases, database, tmp_path, monkeypatch):
    """The command line over a database with deals in it, see `shell.at_work`; on both kinds."""
    before, now = worked(database)
    with databases.copy(before, tmp_path / "company.sqlite") as db:
        made = _sit_down(db, tmp_path, monkeypatch)
        made.now = now
        yield made
