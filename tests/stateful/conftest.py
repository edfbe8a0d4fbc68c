"""A workspace with the short playbook and six people, made once and copied for every run of the machine."""

import pytest
from rules_model import ROLES
from short_playbook import DAY_0, parsed

from engine import accounts, playbooks, staff, workspace
from engine.change import Change
from engine.people import Person
from engine.playbook_text.file import digest
from engine.store import open_store
from engine.upkeep import create
from stages.worksheets import WORKSHEETS


@pytest.fixture(scope="session")
def blank(databases):
    """By kind, a database with the people of ROLES and the account ACME, without deals."""
    return databases.once("blank", _peopled)


def _peopled(path: str) -> None:
    create(path)
    with open_store(path, for_writing=True) as store:
        here = workspace.create(store, time_zone="Asia/Shanghai", country="CN", currency="CNY", now=DAY_0)
        change = Change(store, here, WORKSHEETS, Person("ada", "ada", "admin", None, None), DAY_0)
        with store.transaction():
            staff.add_first(change)
            for user, (role, team) in ROLES.items():
                if user != "ada":
                    staff.add(change, user, role, team=team)
            accounts.add(change, "Acme", "ACME")
            short = parsed()
            playbooks.install(change, short, "", digest(short))
