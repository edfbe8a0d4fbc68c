"""The two offices on a PostgreSQL server, after `db grant`."""

import postgres
import pytest
from offices import found
from scribbler import Scribbler

from engine.postgres.grants import grant
from engine.store import open_store
from engine.verify import verify


@pytest.fixture(scope="session")
def offices(databases):
    return databases.once("offices", found)("postgresql")


@pytest.fixture(scope="module")
def granted(offices):
    """Its address, for a module that leaves it as it is: whatever was tried, its history is whole."""
    url = postgres.fresh(offices)
    grant(url)
    before = postgres.ask(url, "SELECT count(*) FROM event")
    yield url
    assert postgres.ask(url, "SELECT count(*) FROM event") == before
    with open_store(url) as store:
        assert verify(store).faults == ()
    postgres.drop(url)


@pytest.fixture
def own(offices):
    """A database of its own, for a test that changes it for good."""
    url = postgres.fresh(offices)
    grant(url)
    yield url
    postgres.drop(url)


@pytest.fixture
def psql(granted):
    """`psql("lin")`: somebody at a raw connection; what they wrote is not committed."""
    made: dict[str, Scribbler] = {}

    def connected(user: str) -> Scribbler:
        if user not in made:
            made[user] = Scribbler(granted, user)
        return made[user]

    yield connected
    for each in made.values():
        each.close()
