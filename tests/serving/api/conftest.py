"""A served desk, and programs that ask its API with tokens of their own."""

from datetime import datetime, timedelta

import pytest
from api import Program
from databases import KINDS
from served import serving
from shell import Shell, clock

CLOCKS = ("commands.desk.datetime", "commands.start.datetime", "commands.sample.datetime")


@pytest.fixture
def desk(work):
    """Of a company with deals, see `shell.at_work`."""
    with serving(work) as served:
        yield served


@pytest.fixture
def program(desk):
    """program("lin"): with a token of that person."""
    made = []

    def program(user="lin", **more):
        made.append(Program(desk, user, **more))
        return made[-1]

    yield program
    for each in made:
        each.close()


@pytest.fixture(scope="module", params=KINDS)
def demo(request, databases, tmp_path_factory):
    """The sample pipeline, served to be read; its clock stands still."""
    shell = Shell(databases.empty(request.param, "demo"), str(tmp_path_factory.mktemp("demo")))
    with pytest.MonkeyPatch.context() as patch:
        for module in CLOCKS:
            patch.setattr(module, clock(shell))
        shell.ok(f"demo --db '{shell.db}'")
        patch.setattr(CLOCKS[0], standing(shell.now + timedelta(minutes=1)))
        with serving(shell) as served:
            yield served


@pytest.fixture
def still(monkeypatch):
    """still(shell): its clock stands from now on."""
    return lambda shell: monkeypatch.setattr(CLOCKS[0], standing(shell.now))


def standing(now):
    class Standing(datetime):
        @classmethod
        def now(cls, tz=None):
            return now

    return Standing


@pytest.fixture(scope="module")
def coach(demo):
    """Wei, who may see everybody's, asks the sample pipeline."""
    with Program(demo, "wei") as made:
        yield made
