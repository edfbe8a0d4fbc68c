"""Many threads at one database, as a server has them: nobody's connection breaks off for another's."""

import threading

import pytest

from serving.calling import Asked, Caller
from serving.stores import Stores


def _caller(stores):
    return Caller(stores, "lin", None)


def test_threads_that_come_write_and_read_beside_one_another(work):
    """Each thread opens a connection of its own while others are in the middle of a change."""
    stores, wrong = Stores(work.db), []

    def go(n):
        try:
            caller = _caller(stores)
            for step in range(6):
                if n % 2:
                    caller.call(Asked("promise", ("ACME-1", f"{n} {step}"), {"by": "us", "on": "+3d"}))
                else:
                    caller.call(Asked("stalled"))
        except Exception as error:
            wrong.append(error)
        finally:
            stores.here().close()

    for _ in range(3):
        threads = [threading.Thread(target=go, args=[n]) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert wrong == []
    assert len(work.data("show ACME-1")["promises"]) == 1 + 4 * 6


@pytest.mark.postgresql("SQLite has no callback")
def test_no_thread_of_a_server_sets_what_is_one_for_all(work):
    from psycopg2 import extensions

    extensions.set_wait_callback(None)
    thread = threading.Thread(
        target=lambda: _caller(Stores(work.db)).call(Asked("tick", ("ACME-1", "root_cause")))
    )
    thread.start()
    thread.join(60)
    assert extensions.get_wait_callback() is None
    work.ok("tick ACME-1 rivals_listed")
    assert extensions.get_wait_callback() is not None
