"""What came in before two accounts were merged is found again where it is now."""

import pytest

DEALS = "id,what,client,stage\n1,Belts,Lotus Mills,Lead\n2,Pumps,Lotus Mills Ltd,Lead\n"
DEALS_MAP = """
source: crm
columns: {id: id, title: what, account: client, stage: stage}
constants: {currency: CNY}
stages: {Lead: understand}
"""
ORDERS = "no,client,day,value\n1,Lotus Mills,2026-02-01,300\n2,Lotus Mills Ltd,2026-02-02,400\n"
ORDERS_MAP = """
what: orders
source: books
columns: {id: no, account: client, on: day, amount: value}
constants: {currency: CNY}
"""


@pytest.fixture
def merged(shell, tmp_path):
    """Lotus Mills Ltd, and before that a company merged into it, are Lotus Mills now."""
    bring = importer(shell, tmp_path)
    bring("deals", DEALS, DEALS_MAP)
    bring("orders", ORDERS, ORDERS_MAP)
    codes = {a["name"]: a["code"] for a in shell.data("account list", by="ada")}
    gone, into = codes["Lotus Mills Ltd"], codes["Lotus Mills"]
    shell.ok(f"account merge {gone} --into {into}", by="ada")
    return bring, into


def importer(shell, folder):
    def bring(name, table, mapping):
        (folder / f"{name}.csv").write_text(table, encoding="utf-8")
        (folder / f"{name}.yaml").write_text(mapping, encoding="utf-8")
        return shell.data(f"import {folder}/{name}.csv --map {folder}/{name}.yaml", by="ada")

    return bring


def test_the_same_table_changes_nothing(shell, merged):
    bring, _ = merged
    for name, table, mapping in (("deals", DEALS, DEALS_MAP), ("orders", ORDERS, ORDERS_MAP)):
        again = bring(name, table, mapping)
        assert (again["created"], again["updated"], again["rejected"]) == (0, 0, [])
    assert len(shell.data("account list", by="ada")) == 1


def test_what_changed_and_what_is_new_comes_to_the_one_that_goes_on(shell, merged):
    bring, into = merged
    orders = ORDERS.replace("400", "450") + "3,Lotus Mills Ltd,2026-02-03,50\n"
    said = bring("orders", orders, ORDERS_MAP)
    assert (said["created"], said["updated"], said["rejected"]) == (1, 1, [])
    amounts = [order["amount"] for order in shell.data(f"order list --account {into}", by="ada")]
    assert amounts == ["50.00", "450.00", "300.00"]
    said = bring("deals", DEALS + "3,Valves,Lotus Mills Ltd,Lead\n", DEALS_MAP)
    assert (said["created"], said["updated"]) == (1, 0)
    assert {deal["account"] for deal in shell.data("list", by="ada")} == {into}
    assert shell.ok("db verify", by="ada").splitlines()[0].endswith("nothing amiss.")


def test_and_on_from_one_to_the_next(shell, merged):
    bring, into = merged
    shell.ok("account add 'Lotus Group' --code GROUP", by="ada")
    shell.ok(f"account merge {into} --into GROUP", by="ada")
    bring("deals", DEALS + "3,Valves,Lotus Mills Ltd,Lead\n", DEALS_MAP)
    assert {deal["account"] for deal in shell.data("list", by="ada")} == {"GROUP"}
    assert shell.ok("db verify", by="ada").splitlines()[0].endswith("nothing amiss.")


def test_a_cell_with_the_code_of_either_means_the_one_that_goes_on(shell, merged):
    bring, into = merged
    rows = "3,Valves,LOTUS,Lead\n4,Seals,LOTUS2,Lead\n"
    said = bring("deals", DEALS + rows, DEALS_MAP)
    assert (said["created"], said["accounts"]) == (2, 0)
    assert "Named by their codes: LOTUS Lotus Mills, LOTUS2 Lotus Mills Ltd." in said["message"]
    assert {deal["account"] for deal in shell.data("list", by="ada")} == {into}


def test_a_code_this_import_made_itself_is_nobodys_name(shell, tmp_path):
    """An IBM that comes after IBM Bank is no IBM Bank, in whatever batch."""
    bring = importer(shell, tmp_path)
    table = "id,what,client,stage\n1,A,IBM Bank,Lead\n2,B,IBM,Lead\n"
    assert bring("deals", table, DEALS_MAP)["accounts"] == 2
