"""The company that is measured on is one that could have come about: its history proves itself."""

import pytest

from benchmarks import big_company
from benchmarks.common import new_database
from engine.verify import verify


@pytest.fixture
def store(databases, database):
    with new_database(databases.empty(database, "company")) as found:
        yield found


@pytest.mark.parametrize("older", [False, True])
def test_a_company_verifies_clean(store, older):
    company = big_company.grow(store, 200, 80, older=older)
    proof = verify(store)
    assert proof.faults == ()
    assert proof.events >= 200 * big_company.EVENTS_A_DEAL
    assert company == (200, 80, 1)


def test_so_many_deals_are_open_and_no_two_of_them_are_worth_the_same(store):
    big_company.grow(store, 200, 80)
    rows = store.rows("SELECT amount, stage, last_contact FROM deal WHERE status = 'open'")
    assert len(rows) == 80
    amounts = [row["amount"] for row in rows if row["amount"]]
    assert len(set(amounts)) > 0.95 * len(amounts)
    assert {row["stage"] for row in rows} == {"understand", "explore", "expand"}
    assert any(row["last_contact"] is None for row in rows)


def test_in_one_that_grew_older_the_open_deals_and_their_people_stay_the_same(databases, database):
    told = []
    for closed in (0, 100):
        with new_database(databases.empty(database, f"older{closed}")) as store:
            big_company.grow(store, 60 + closed, 60, older=True)
            told.append(
                [tuple(row) for row in store.rows("SELECT key, owner FROM deal WHERE status = 'open'")]
            )
    assert sorted(told[0]) == sorted(told[1])


def test_sqlite_plans_there_as_in_any_database(tmp_path):
    """The figures the migrations bring along stand there still."""
    with new_database(tmp_path / "empty.sqlite") as empty, new_database(tmp_path / "full.sqlite") as full:
        big_company.grow(full, 50, 20)
        figures = "SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY 1, 2"
        assert [tuple(row) for row in full.rows(figures)] == [tuple(row) for row in empty.rows(figures)]
