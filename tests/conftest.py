"""A team to work with: wei the admin, han the manager, coach mei and rep lin of the east, rep bo of the west.

Their client is ACME, where Ms Gao is a user; their playbook `small` has one question a stage.
"""

import gc

import hypothesis
import pytest
from at_work import SMALL, Team
from helpers import NOW, written
from room import write_to_memory

from engine import accounts, contacts, staff
from engine.clock import from_instant
from engine.setup import set_up
from stages.worksheets import WORKSHEETS

pytest_plugins = ["databases", "company"]

write_to_memory()


def pytest_collection_finish():
    """The tests themselves, some hundred megabytes, are no garbage: looked through with every collection
    they took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session")
def founded(databases):
    """By kind, the database every team starts from, made once."""
    return databases.once("team", _found)


def _found(path):
    made = set_up(
        path,
        time_zone="Asia/Shanghai",
        country="CN",
        currency="CNY",
        user="wei",
        shipped=[written(SMALL)],
        worksheets=WORKSHEETS,
        now=from_instant(NOW),
    )
    made.change.store.close()
    team = Team(path)
    for user, role, group in [
        ("han", "manager", None),
        ("mei", "coach", "east"),
        ("lin", "rep", "east"),
        ("bo", "rep", "west"),
    ]:
        team.do("wei", staff.add, user, role, team=group)
    team.do("wei", accounts.add, "Acme Steel", "ACME")
    team.do("wei", contacts.add, "ACME", "Gao Yan", "user", since="2026-01-01")
    team.store.close()


@pytest.fixture
def team(founded, databases, database, tmp_path):
    """A fresh copy of the team's database; each test that asks for it runs on both kinds."""
    with databases.copy(founded(database), tmp_path / "team.sqlite") as path:
        made = Team(path)
        yield made
        made.store.close()


# What pydantic and others load at first use may take longer than an example is given.
hypothesis.settings.register_profile("dealgate", deadline=None)
hypothesis.settings.load_profile("dealgate")
