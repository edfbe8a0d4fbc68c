"""The server counts what came in bulk at once, and finds it by the way that suits so much of it."""

import postgres
import pytest

from engine.errors import Conflict
from engine.store import open_store

COLUMNS = ("code", "name", "called", "place", "version")


def counted(url):
    """Rows the server thinks there are; -1 before it ever looked."""
    ((number,),) = postgres.ask(url, "SELECT reltuples::int FROM pg_class WHERE oid = 'account'::regclass")
    return number


def bring(url, codes):
    with open_store(url, for_writing=True) as store, store.in_bulk(), store.transaction():
        store.load("account", COLUMNS, [(code, "Acme", "acme", None, 1) for code in codes])


def test_many(own):
    bring(own, map(str, range(2000)))
    assert 2000 <= counted(own) <= 2100


def test_a_few_more_are_not_worth_it(own):
    bring(own, map(str, range(2000)))
    before = counted(own)
    bring(own, map(str, range(2000, 2100)))
    assert counted(own) == before


def test_none_where_it_was_taken_back(own):
    before = counted(own)
    with pytest.raises(Conflict):
        bring(own, [*map(str, range(2000)), "7"])
    assert counted(own) == before
