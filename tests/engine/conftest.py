import pytest
from at_work import DEAL
from databases import unguarded

from engine import deals, upkeep
from engine.store import open_store
from engine.verify import verify


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


@pytest.fixture
def worked_on(team):
    """Two deals, the first of them in `expand`, with six events."""
    team.do("lin", deals.new, "Line 3", account="ACME", playbook="small")
    team.do("lin", deals.new, "Line 4", account="ACME", playbook="small")
    answer = {"evidence": "they said so", "kind": "event_held"}
    team.do("lin", deals.answer, DEAL, "needs_known", "yes", **answer)
    team.do("mei", deals.waive, DEAL, "item:listed", reason="r", until="2026-12-31")
    team.do("lin", deals.advance, DEAL)
    team.do("lin", deals.set_fields, DEAL, {"title": "Line 3a", "amount": "5000"})
    team.do("lin", deals.log_visit, DEAL, contact=None, on=None, summary="met", two_sided=True)
    assert verify(team.store).faults == ()
    unguarded(team.store)
    return team
