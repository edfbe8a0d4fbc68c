import pytest
from databases import FORBIDDEN

EVENT = (
    "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
    " VALUES ('deal:ACME-3', 1, '2026-11-21T08:00:00.000000Z', 'lin', 'new', '{}', 'h')"
)
DEAL = (
    "INSERT INTO deal (key, title, account, owner, playbook, playbook_version, stage, status, version, state)"
    " VALUES (:key, 'Line 3', :account, 'lin', 'client-value', 1, 'explore', 'open', 1, '{}')"
)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET actor = 'wei'",
        "DELETE FROM event",
        EVENT,
        pytest.param(
            EVENT.replace("INSERT", "INSERT OR REPLACE"),
            marks=pytest.mark.sqlite("PostgreSQL has no such statement"),
        ),
    ],
)
def test_what_happened_can_neither_be_changed_nor_removed(store, sql):
    store.run(EVENT)
    with pytest.raises(FORBIDDEN):
        store.run(sql)
    assert [tuple(row) for row in store.rows("SELECT actor, seq FROM event")] == [("lin", 1)]


def test_there_is_one_workspace(store):
    columns = "(id, time_zone, country, currency, created_at)"
    with pytest.raises(FORBIDDEN):
        store.run(f"INSERT INTO workspace {columns} VALUES (2, 'UTC', 'CN', 'CNY', '')")


def test_a_deal_needs_no_account_but_not_one_that_is_not_there(store):
    store.run(DEAL, key="D-1", account=None)
    with pytest.raises(FORBIDDEN):
        store.run(DEAL, key="GHOST-1", account="GHOST")


def test_an_order_belongs_to_an_account_and_only_to_deals_there_are(store):
    store.run("INSERT INTO account (code, name, version) VALUES ('ACME', 'Acme Steel', 1)")
    order = (
        "INSERT INTO purchase (account, number, ordered_on, amount, currency, deal)"
        " VALUES (:account, 1, '2026-11-21', :amount, 'CNY', :deal)"
    )
    for account, deal in [("GHOST", None), ("ACME", "ACME-9")]:
        with pytest.raises(FORBIDDEN):
            store.run(order, account=account, amount=1, deal=deal)
    store.run(order, account="ACME", amount=2**53 + 1, deal=None)
    assert store.row("SELECT amount FROM purchase")["amount"] == 2**53 + 1


def test_a_new_account_has_no_class_and_no_worksheets(store):
    store.run("INSERT INTO account (code, name, version) VALUES ('ACME', 'Acme Steel', 1)")
    assert tuple(store.row("SELECT abc, abc_by, sheets FROM account")) == (None, None, "{}")


def test_a_new_deal_is_sure_and_proven(store):
    store.run(DEAL, key="D-1", account=None)
    assert tuple(store.row("SELECT unsure, unproven, amount FROM deal")) == (0, "[]", None)


def test_an_amount_is_exact_where_floating_point_is_not(store):
    store.run(DEAL, key="D-1", account=None)
    store.run("UPDATE deal SET amount = :amount", amount=2**53 + 1)
    assert store.row("SELECT amount FROM deal")["amount"] == 2**53 + 1


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT key FROM deal WHERE owner = :a AND status = :b", "deal_owner"),
        ("SELECT key FROM deal WHERE account = :a", "deal_account"),
        (
            "SELECT key FROM deal WHERE status IN ('open', 'won') AND stage = :a AND stage_since < :b",
            "deal_live",
        ),
        ("SELECT key FROM deal WHERE follows = :a", "deal_follows"),
        ("SELECT number FROM purchase WHERE ordered_on > :a", "purchase_ordered_on"),
        ("SELECT number FROM purchase WHERE account = :a", "purchase"),
        ("SELECT seq FROM event WHERE at <= :a", "event_at"),
        ("SELECT seq FROM event WHERE request = :a", "event_request"),
        ("SELECT id FROM external WHERE subject = :a", "external_subject"),
    ],
)
@pytest.mark.sqlite("PostgreSQL chooses by how much stands in a table: see the tests of its own")
def test_an_index_serves(store, sql, index):
    plan = store.rows(f"EXPLAIN QUERY PLAN {sql}", a="x", b="y")
    assert index in plan[0]["detail"]
