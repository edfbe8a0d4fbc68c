"""A table of orders: entered for their accounts, recognised when they come again, corrected where changed."""

import pytest

from engine import accounts, orders

HEADING = "no,client,day,value,cost,what,deal"
MAP = """
what: orders
source: crm
columns: {id: no, account: client, on: day, amount: value, cost: cost, product: what, deal: deal}
constants: {currency: EUR}
"""


@pytest.fixture
def books(team):
    """Import these rows of the books."""
    return lambda *lines, map=MAP, **how: team.bring(*lines, map=map, heading=HEADING, **how)


def known(team):
    """Every order as `ACME/1 2026-03-02 100.50−70 EUR`."""
    return [
        f"{o.key} {o.on} {o.amount / 100:g}−{'?' if o.cost is None else f'{o.cost / 100:g}'} {o.currency}"
        for o in orders.everyone(team.store)
    ]


def counts(outcome):
    return outcome.created, outcome.updated, outcome.unchanged, outcome.rejected_rows


def test_orders_come_in_for_accounts_known_or_opened(team, books):
    outcome = books(
        "1,Acme Corp,2026-03-02,100.50,70,Pump,",
        "2,Bohai,2026-03-05,10,,,",
        "3,acme corp,2026-04-01,-5,,Pump,",
    )
    assert (outcome.what, counts(outcome), outcome.accounts) == ("orders", (3, 0, 0, 0), 2)
    assert known(team) == [
        "ACME/1 2026-03-02 100.5−70 EUR",
        "ACME/2 2026-04-01 -5−? EUR",
        "BOHAI/1 2026-03-05 10−? EUR",
    ]
    assert [o.product for o in orders.of_account(team.store, "ACME")] == ["Pump", "Pump"]


def test_a_margin_is_what_the_cost_leaves(team, books):
    books("1,ACME,2026-03-02,100,30,,", map=MAP.replace("cost: cost", "margin: cost"))
    assert known(team) == ["ACME/1 2026-03-02 100−70 EUR"]


def test_the_same_table_again_changes_nothing(team, books):
    rows = ("1,ACME,2026-03-02,100,70,Pump,", "2,ACME,2026-03-05,10,,,")
    books(*rows)
    before = team.count("event")
    assert counts(books(*rows)) == (0, 0, 2, 0)
    assert team.count("event") == before


def test_what_changed_in_the_table_is_corrected(team, books):
    books("1,ACME,2026-03-02,100,70,Pump,")
    assert counts(books("1,ACME,2026-03-03,90,70,Pump,", "2,ACME,2026-05-01,1,,,")) == (1, 1, 0, 0)
    assert known(team) == ["ACME/1 2026-03-03 90−70 EUR", "ACME/2 2026-05-01 1−? EUR"]
    assert accounts.find(team.store, "ACME").version == 4


def test_rows_without_a_number_are_told_apart_by_content_and_occurrence(team, books):
    no_id = MAP.replace("id: no, ", "")
    twin = "x,ACME,2026-03-02,100,70,Pump,"
    assert counts(books(twin, twin, map=no_id)) == (2, 0, 0, 0)
    assert counts(books(twin, twin, twin, map=no_id)) == (1, 0, 2, 0)
    assert len(known(team)) == 3


def test_an_order_of_a_deal_is_named_by_its_key_or_its_id(team, books, named):
    team.bring("77,Line 3,ACME,lin,1,Lead,,")
    outcome = books(
        "1,ACME,2026-03-02,1,,,77",
        "2,,2026-03-02,2,,,acme-1",
        "3,ACME,2026-03-02,3,,,78",
        "4,Bohai,2026-03-02,4,,,77",
        "5,,2026-03-02,5,,,",
    )
    assert [o.deal for o in orders.of_account(team.store, "ACME")] == ["ACME-1", "ACME-1"]
    assert named(outcome) == [
        "4 deal: there is no deal “78”, by its key here or by the id this source's deals came in under",
        "5 deal: the deal ACME-1 is not one of Bohai",
        "6 client: no account",
    ]
    # Nothing of a refused row stays behind.
    assert [a.code for a in accounts.everyone(team.store)] == ["ACME"]


def test_a_table_of_deals_may_bring_orders_too(team):
    """The same source and ids: what a row is as a deal and as an order is remembered apart."""
    won = "9,Line 3,ACME,lin,5000,Won,2026-03-02,2026-04-10"
    as_orders = """
what: orders
source: crm
columns: {id: id, account: client, on: closed, amount: value, deal: id}
only: {stage: [Won]}
"""
    lead = "10,MES,,lin,1,Lead,,"
    team.bring(won, lead)
    outcome = team.bring(won, lead, map=as_orders)
    assert (outcome.created, outcome.skipped) == (1, 1)
    assert [(o.deal, o.amount) for o in orders.everyone(team.store)] == [("ACME-1", 500_000)]
    assert counts(team.bring(won, lead)) == (0, 0, 2, 0)
    assert counts(team.bring(won, lead, map=as_orders)) == (0, 0, 1, 0)


def test_bad_rows_are_named_and_the_good_ones_go_in(team, books, named):
    outcome = books(
        "1,ACME,,100,,,",
        "2,ACME,2026-03-02,ten,,,",
        "3,ACME,2026-03-02,,,,",
        "4,ACME,2026-12-24,1,,,",
        "5,ACME,soon,1,,,",
        ",,2026-03-02,1,x,,",
        "7,ACME,2026-03-02,7,,,",
        "7,ACME,2026-03-02,7,,,",
    )
    assert named(outcome) == [
        "2 day: no day",
        "3 value: “ten” isn't an amount in EUR; write it like 1200000",
        "4 value: no amount",
        "5 day: 2026-12-24 has not come yet",
        "6 day: “soon” isn't a day; write it like 2026-03-31",
        "7 no: no id",
        "7 client: no account",
        "7 cost: “x” isn't an amount in EUR; write it like 1200000",
        "9 no: the id 7 stands in row 8 already",
    ]
    assert known(team) == ["ACME/1 2026-03-02 7−? EUR"]


def test_an_order_does_not_change_its_account(team, books, named):
    books("1,ACME,2026-03-02,100,,,", "2,ACME,2026-03-02,1,,,")
    outcome = books("1,Bohai,2026-03-02,100,,,", "2,ACME,2026-03-02,1,,,")
    assert named(outcome)[0].startswith("2 client: it came in as ACME/1 before")
    assert [a.code for a in accounts.everyone(team.store)] == ["ACME"]


def test_all_or_nothing_and_dry_run_leave_nothing(team, books, refused):
    refused(books, "1,ACME,2026-03-02,100,,,", "2,ACME,,1,,,", all_or_nothing=True)
    books("1,ACME,2026-03-02,100,,,", dry_run=True)
    assert (team.count("purchase"), team.count("account"), team.count("external")) == (0, 0, 0)


def test_faults_of_a_mapping_for_orders(team, books, refused):
    def faults(map):
        return refused(books, "1,ACME,2026-03-02,100,,,", map=map)[1:]

    assert faults(MAP.replace("what: orders", "what: oders")) == [
        "2:1 what: no such value: oders; did you mean orders?"
    ]
    assert faults(MAP + "stages: {Won: done}\n")[0].startswith("6:1 stages: unknown key")
    assert faults(MAP.replace("on: day, ", "")) == ["4:1 columns.on: on is missing"]
    assert faults(MAP.replace("product: what", "margin: what")) == [
        "4:72 columns.margin: cost or margin, not both: one gives the other"
    ]
    assert faults(MAP.replace("account: client, ", "").replace(", deal: deal", "")) == [
        "4:1 columns: nothing says whose orders these are: name a column for account or deal, or an account"
        " under constants"
    ]
    assert faults(MAP + "only: {sttus: [Paid]}\n") == ["6:8 only.sttus: the file has no column sttus"]
