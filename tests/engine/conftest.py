import pytest
from at_work import DEAL

from engine import deals, upkeep
from engine.store import open_store


@pytest.fixture(scope="session")
def blank(databases):
    """By kind, a database with nothing in its tables."""
    return databases.once("blank", upkeep.create)


@pytest.fixture
def store(blank, databases, database, tmp_path):
    """Empty tables; each test runs on both kinds."""
    with databases.copy(blank(database), tmp_path / "blank.sqlite") as db, open_store(db) as store:
        yield store


@pytest.fixture
def deal(team):
    """lin's deal with ACME, in `understand`."""
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    return DEAL
