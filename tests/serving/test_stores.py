"""The connections a server keeps."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import postgres
import pytest

from serving.stores import Stores


@pytest.fixture
def stores(work):
    made = Stores(work.db)
    yield made
    made.let_go()


def test_a_thread_keeps_one_of_its_own(stores):
    together = Barrier(3)

    def mine(_):
        together.wait()
        return stores.here(), stores.here()

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(mine, range(3)))
        assert all(first is again for first, again in found)
        assert len({id(first) for first, _ in found}) == 3
        list(pool.map(lambda _: (together.wait(), stores.let_go()), range(3)))


def test_one_that_was_let_go_is_not_used_again(stores):
    first = stores.here()
    stores.let_go()
    assert stores.here() is not first
    assert stores.here().row("SELECT count(*) AS n FROM deal")["n"] == 3


def test_one_that_stands_has_not_broken(stores):
    assert not stores.broke()
    first = stores.here()
    assert not stores.broke()
    assert stores.here() is first


@pytest.mark.postgresql("a file needs no connection")
def test_when_one_breaks_none_of_the_others_is_used_again(stores):
    together = Barrier(3)

    def begin(_):
        together.wait()
        stores.here().row("SELECT 1 AS one")

    def go_on(n):
        together.wait()
        if n == 0:
            with pytest.raises(Exception, match="store"):
                stores.here().row("SELECT 1 AS one")
            assert stores.broke()
        together.wait()
        asked = stores.here().row("SELECT 1 AS one")["one"]
        together.wait()
        stores.let_go()
        return asked

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(begin, range(3)))
        postgres.ask(stores.url, postgres.END_OTHERS)
        assert list(pool.map(go_on, range(3))) == [1, 1, 1]
