import shutil

import pytest

from shell import Shell, clock


@pytest.fixture(scope="session")
def founded(tmp_path_factory):
    """The database of a company without clients or deals, made once."""
    home = tmp_path_factory.mktemp("company")
    shell = Shell(str(home / "company.sqlite"), str(home))
    with pytest.MonkeyPatch.context() as patch:
        for module in ("commands.desk", "commands.start"):
            patch.setattr(f"{module}.datetime", clock(shell))
        shell.found()
    return shell.db


@pytest.fixture
def shell(founded, tmp_path, monkeypatch):
    """The command line over a copy of that database."""
    made = Shell(shutil.copy(founded, tmp_path / "company.sqlite"), str(tmp_path))
    monkeypatch.setattr("commands.desk.datetime", clock(made))
    monkeypatch.setattr("commands.start.datetime", clock(made))
    monkeypatch.chdir(tmp_path)
    return made
