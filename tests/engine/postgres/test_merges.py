"""Accounts merged by one's own login, and the half of a merge somebody might try with `psql`."""

import postgres
import psycopg2
import pytest
from offices import change_by
from scribbler import scribbling

from engine import account_visits, accounts, contacts, deals, orders, weeks
from engine.change import carry_out
from engine.merging import merge
from engine.postgres.grants import grant
from engine.store import open_store
from engine.verify import verify
from engine.weeks import Planned
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS


def do(store, user, work, *args, **options):
    change = change_by(store, user)
    carry_out(change, "test", lambda: {"done": str(work(change, *args, **options))})


def test_by_one_s_own_login_everything_goes_along(own):
    with open_store(postgres.login(own, "lin"), for_writing=True) as store:
        met = {"contact": "Gao Yan", "on": None, "summary": "met", "two_sided": True}
        do(store, "lin", account_visits.log_visit, "LIN", **met)
        do(store, "lin", deals.log_visit, "LIN-1", **met)
        do(store, "lin", orders.add, "LIN", "7", "USD", "2026-01-06")
        do(store, "lin", orders.drop, "LIN/1", "entered twice")
        do(store, "lin", contacts.add, "LIN", "Wu Bin", "decider")
        do(store, "lin", accounts.edit, "LIN", place="Suzhou", abc="B")
        seen = Planned("2026-01-06", "LIN", None, None, "see them")
        do(store, "lin", weeks.keep_plan, "lin", "2026-01-05", [seen])
    with open_store(postgres.login(own, "han"), for_writing=True) as store:
        for source, into in (("LIN", "BO"), ("MEI", "BO"), ("BO", "TOM")):
            do(store, "han", merge, source, into, ACCOUNT_WORKSHEETS)
        do(store, "han", orders.correct, "TOM/2", {"product": "pump"})
        do(store, "han", orders.drop, "TOM/3", "by mistake")
        do(store, "han", account_visits.log_visit, "LIN", **{**met, "contact": "LIN.1"})
    with open_store(own) as store:
        assert verify(store).faults == ()
        (row,) = store.rows("SELECT count(*) AS n FROM visit WHERE account = 'TOM'")
        assert row["n"] == 3
        assert [each.code for each in accounts.everyone(store)] == ["HAN", "TOM", "WEI"]


@pytest.mark.parametrize(
    ("user", "subject", "kind", "data", "why"),
    [
        ("lin", "account:LIN", "merge", {"from": "BO"}, "kind"),
        ("lin", "account:LIN", "merged", {"into": "TOM"}, "kind"),
        ("lin", "deal:LIN-1", "merge", {"account": "TOM", "from": "LIN"}, "kind"),
        ("lin", "contact:LIN.1", "merge", {"account": "TOM", "number": 2}, "kind"),
        ("lin", "week:lin:2026-01-05", "merge", {"from": "LIN", "into": "TOM"}, "kind"),
        ("han", "deal:LIN-1", "merge", {"account": "TOM", "from": "BO"}, "fields"),
        ("han", "deal:LIN-1", "merge", {"account": "NONE", "from": "LIN"}, "fields"),
        ("han", "contact:LIN.1", "merge", {"account": "NONE", "number": 2}, "subject"),
        ("han", "account:LIN", "merged", {"into": "NONE"}, "subject"),
        ("han", "account:LIN", "merged", {"into": "TOM", "name": "x"}, "fields"),
    ],
)
def test_an_event_that_may_not_be(psql, user, subject, kind, data, why):
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        psql(user).event(subject, kind, data)
    assert refused.value.diag.constraint_name == why


def test_half_a_merge_is_none(psql):
    """As far as it goes, row by row; at its end, what is missing is asked for."""
    han = psql("han")
    version = han.event("deal:LIN-1", "merge", {"account": "TOM", "from": "LIN"})
    han.deal("LIN-1", version, account="TOM")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        han.settle()
    assert refused.value.diag.constraint_name == "without_row"
    han.connection.rollback()

    version = han.event("account:LIN", "merged", {"into": "TOM"})
    han.run("UPDATE account SET merged_into = 'TOM', version = %s WHERE code = 'LIN'", version)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        han.settle()
    assert refused.value.diag.constraint_name == "without_row"


@pytest.mark.parametrize(
    "orders",
    [
        [],
        [{"number": 2, "was": 1, "amount": 99}],
        [{"number": 2, "was": 1}, {"number": 3, "was": 1}],
        [{"number": 2, "was": 7}],
    ],
    ids=["none came", "one is worth more", "one came twice", "one that never was"],
)
def test_no_order_is_lost_on_the_way_or_made(psql, orders):
    han = psql("han")
    names = "ordered_on, amount, cost, currency, product, note, deal"
    (told,) = han.run(f"SELECT {names} FROM purchase WHERE account = 'LIN'")
    said = dict(zip(("on", *names.split(", ")[1:]), told, strict=True))
    for key in [f"LIN-{n}" for n in range(1, 6)]:
        han.deal(key, han.event(f"deal:{key}", "merge", {"account": "TOM", "from": "LIN"}), account="TOM")
    person = han.event("contact:LIN.1", "merge", {"account": "TOM", "number": 2})
    han.run("UPDATE contact SET account = 'TOM', number = 2, version = %s WHERE key = 'LIN.1'", person)
    come = [{**said, **order} for order in orders]
    version = han.event(
        "account:TOM",
        "merge",
        {
            "from": "LIN",
            "deals": [f"LIN-{n}" for n in range(1, 6)],
            "people": ["LIN.1"],
            "orders": come,
            "fields": {},
            "sheets": {},
        },
    )
    (at,) = han.run("SELECT at FROM event WHERE subject = 'account:TOM' ORDER BY seq DESC LIMIT 1")[0]
    for order in come:
        values = (order["number"], *(order[name] for name in ("on", *names.split(", ")[1:])), at)
        marks = ", ".join(["%s"] * len(values))
        han.run(
            f"INSERT INTO purchase (account, number, {names}, entered_at) VALUES ('TOM', {marks})", *values
        )
    han.run("UPDATE account SET version = %s WHERE code = 'TOM'", version)
    closed = han.event("account:LIN", "merged", {"into": "TOM"}, at=at, recorded_at=at)
    han.run("UPDATE purchase SET dropped_at = %s WHERE account = 'LIN'", at)
    han.run("UPDATE account SET merged_into = 'TOM', version = %s WHERE code = 'LIN'", closed)
    with pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        han.settle()
    assert refused.value.diag.constraint_name == "without_row"


@pytest.mark.parametrize(
    ("subject", "kind", "data"),
    [
        ("account:LIN", "edit", {"place": "Suzhou"}),
        ("account:LIN", "order", {"number": 9}),
        ("contact:LIN.9", "new", {"account": "LIN"}),
    ],
)
def test_nothing_is_written_of_one_that_was_merged(own, subject, kind, data):
    with open_store(own, for_writing=True) as store:
        do(store, "han", merge, "LIN", "TOM", ACCOUNT_WORKSHEETS)
    with scribbling(own, "han") as han, pytest.raises(psycopg2.errors.InsufficientPrivilege) as refused:
        han.event(subject, kind, data)
    assert refused.value.diag.constraint_name == "subject"


def test_a_grant_holds_across_a_merge(own):
    with open_store(own, for_writing=True) as store:
        do(store, "han", merge, "LIN", "TOM", ACCOUNT_WORKSHEETS)
    grant(own)
    with open_store(postgres.login(own, "tom"), for_writing=True) as store:
        do(store, "tom", orders.add, "TOM", "5", "CNY", "2026-01-07")
    with open_store(own) as store:
        assert verify(store).faults == ()
