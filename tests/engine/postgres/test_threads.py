"""Several threads of one program, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from psycopg2 import extensions

from engine.store import open_store


def waits(db):
    """What the driver waits with in the middle of a change."""
    with open_store(db, for_writing=True) as store, store.transaction():
        return extensions.get_wait_callback()


@pytest.mark.postgresql("a file needs no connection")
def test_only_who_hears_ctrl_c_waits_for_it(work):
    """The driver has one callback for all threads, and connecting takes it away: of several that write, one
    would lose it in the middle of a statement, and its connection with it."""
    assert waits(work.db) is not None
    open_store(work.db).close()
    with ThreadPoolExecutor(1) as other:
        assert other.submit(waits, work.db).result() is None
