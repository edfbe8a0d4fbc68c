"""`account classify`: the classes on record, where gates can ask for them."""

import pytest


@pytest.fixture
def sold(shell):
    for code, amount, cost in (("BIG", 800, 790), ("MID", 150, 50), ("LOW", 50, 0)):
        shell.ok(f"account add 'Client {code}' --code {code}")
        shell.ok(f"order add {code} {amount} --on 2026-02-10 --cost {cost}")
    return shell


def classes(shell):
    return {a["code"]: (a["class"], a["class_by"]) for a in shell.data("account list")}


def test_the_ranking_is_put_on_record(sold):
    told = sold.data("account classify", by="wei")
    assert [(each["code"], each["before"], each["after"]) for each in told["changed"]] == [
        ("BIG", None, "A"),
        ("MID", None, "B"),
        ("LOW", None, "C"),
    ]
    assert classes(sold) == {"BIG": ("A", "orders"), "MID": ("B", "orders"), "LOW": ("C", "orders")}
    assert sold.ok("account classify", by="wei").endswith("No class has changed.\n")
    assert "on record" not in sold.ok("account list --by class")


def test_what_changed_is_said(sold):
    assert sold.ok("account classify", by="wei").splitlines() == [
        "3 clients ranked by revenue from 3 Mar 2025 to 2 Mar 2026: A 1, B 1, C 1",
        "3 clients changed class:",
        "  BIG Client BIG: — → A",
        "  MID Client MID: — → B",
        "  LOW Client LOW: — → C",
    ]
    sold.ok("order add LOW 9000 --cost 0")
    assert "  LOW Client LOW: C → A" in sold.ok("account classify", by="wei")


def test_by_contribution_and_since_a_day(sold):
    # Margins are 10, 100 and 50.
    told = sold.data("account classify --by contribution", by="wei")
    assert {each["code"]: each["after"] for each in told["changed"]} == {"MID": "A", "LOW": "A", "BIG": "B"}
    sold.ok("order add LOW 5 --on 2026-02-12")
    told = sold.data("account classify --since 2026-02-11", by="wei")
    assert told["from"] == "2026-02-11"
    assert {code for code, (abc, _) in classes(sold).items() if abc == "C"} == {"BIG", "MID"}
    assert "still to come" in sold("account classify --since 2026-12-31", by="wei").err
    assert sold("account classify --by weight", by="wei").code == 2


def test_a_ranking_in_which_nobody_bought_anything_is_refused(sold):
    sold.ok("account classify", by="wei")
    sold.days(500)
    said = sold("account classify", by="wei")
    assert (said.code, classes(sold)["BIG"]) == (1, ("A", "orders"))
    assert "the last order is of 10 Feb 2026" in said.err
    assert said.err.splitlines()[-1] == "  → dealgate account classify --since 2025-02-11"
    assert sold.data("account classify --since 2025-02-11", by="wei")["changed"] == []
    assert sold("account classify --since 2026-02-11 --dry-run", by="wei").code == 1
    sold.lang = "zh"
    assert "--since 选更早的一天" in sold("account classify", by="wei").err


def test_a_ranking_of_nothing_at_all(shell):
    shell.ok("account add Kunlun --code KL")
    error = shell("account classify --json", by="wei").error
    assert (error["code"], error["hint"]) == ("refused", "dealgate order add … … --on …")


def test_no_version_of_one_account_is_that_of_a_ranking(sold):
    said = sold("account classify --expect 3", by="wei")
    assert (said.code, said.err.splitlines()[0]) == (2, "--expect doesn't go with this command")


def test_a_margin_nobody_told_is_not_classed(sold):
    sold.ok("order add LOW 10")
    told = sold.data("account classify --by contribution", by="wei")
    assert told["not_classed"] == ["LOW"]
    assert classes(sold)["LOW"] == (None, None)


def test_a_class_by_hand_stands(sold):
    sold.ok("account edit LOW class=A")
    told = sold.data("account classify", by="wei")
    assert (told["by_hand"], classes(sold)["LOW"]) == (["LOW"], ("A", "hand"))
    assert "1 class is set by hand and left alone: LOW" in sold.ok("account classify", by="wei")
    assert "on record" not in sold.ok("account list --by class")
    sold.ok("account edit LOW class=")
    sold.ok("account classify", by="wei")
    assert classes(sold)["LOW"] == ("C", "orders")


def test_a_client_bought_in_a_currency_without_a_rate_keeps_its_class(sold):
    sold.ok("account classify", by="wei")
    sold.ok("order add LOW 9000 --cost 0")
    sold.ok("order add LOW 1 --currency JPY")
    told = sold.data("account classify", by="wei")
    assert (told["clients_left_out"], classes(sold)["LOW"]) == (["LOW"], ("C", "orders"))


def test_a_dry_run_only_says_it(sold):
    assert "Dry run" in sold.ok("account classify --dry-run", by="wei")
    assert classes(sold)["BIG"] == (None, None)


def test_a_rep_does_not_class_everybodys_clients(sold):
    assert sold("account classify --json").error["code"] == "not_allowed"


def test_classes_have_a_past(sold):
    sold.ok("account classify", by="wei")
    sold.days(5)
    sold.ok("order add LOW 9000 --cost 0")
    sold.ok("account classify", by="wei")
    then = {a["code"]: a["class"] for a in sold.data("account list --as-of 2026-03-03")}
    assert (then["LOW"], classes(sold)["LOW"][0]) == ("C", "A")
