"""`order`: what clients have bought."""

import pytest


def test_an_order_is_recorded_under_the_next_number_of_its_client(work):
    assert work.ok("order add acme 12万 --on 2026-02-20 --cost 80000 --product 备件") == (
        "Order ACME/1 is recorded: Acme Tools, CNY 120,000, 20 Feb 2026.\n"
    )
    second = work.data("order add ACME 1.2m --currency usd --deal acme-2 --note 'rush order'")
    del second["message"]
    assert second == {
        "key": "ACME/2",
        "account": "ACME",
        "on": "2026-03-02",
        "amount": "1200000.00",
        "cost": None,
        "currency": "USD",
        "product": None,
        "deal": "ACME-2",
        "note": "rush order",
    }


def test_an_order_without_its_cost_says_what_that_means(work):
    assert "--cost" in work.ok("order add ACME 100")
    assert "--cost" not in work.ok("order add ACME 100 --cost 0")


def test_everything_wrong_with_an_order_is_said_at_once(work):
    said = work("order add ACME much --on 2027-01-01 --cost little --deal HNJG-1").err.splitlines()
    assert said[0] == "The order was not entered:"
    wrong = ("much", "little", "1 Jan 2027", "HNJG-1")
    assert all(each in line for each, line in zip(wrong, said[1:], strict=True))
    assert work("order add ACME much").err.count("\n") == 2
    assert work("order add ACME 1 --on someday").code == 2
    assert work("order add NOBODY 1 --json").error["code"] == "not_found"
    assert work.data("order list") == []


def test_a_credit_note_is_negative(work):
    work.ok("order add --cost 0 ACME -- -500")
    assert work.data("order list")[0]["amount"] == "-500.00"


def test_orders_are_listed_the_newest_first_and_never_added_across_currencies(work):
    for line in (
        "ACME 100 --on 2026-01-03 --product Pumps",
        "HNJG 200 --on 2026-01-05 --currency USD",
        "ACME 50.50 --on 2026-01-05 --note 'half of it'",
    ):
        work.ok(f"order add {line}")
    assert [o["key"] for o in work.data("order list")] == ["HNJG/1", "ACME/2", "ACME/1"]
    assert [o["key"] for o in work.data("order list --account ACME --since 2026-01-04")] == ["ACME/2"]
    assert work.ok("order list").splitlines() == [
        "Order   Date           Amount  Cost  Product  Deal  Note",
        "HNJG/1  2026-01-05    USD 200",
        "ACME/2  2026-01-05  CNY 50.50                       half of it",
        "ACME/1  2026-01-03    CNY 100        Pumps",
        "3 orders, CNY 150.50, USD 200 in all",
    ]
    assert work.ok("order list --account ACME --limit 1").splitlines()[-2:] == [
        "2 orders, CNY 150.50 in all",
        "There are more: --after ACME/2, or --limit 0 for all",
    ]
    # Of everybody's orders of all years nothing is summed for a page.
    assert work.ok("order list --limit 2").splitlines()[-2:] == [
        "ACME/2  2026-01-05  CNY 50.50                       half of it",
        "There are more: --after ACME/2, or --limit 0 for all",
    ]
    work.lang = "zh"
    assert work.ok("order list").splitlines()[-1] == "共 3 笔订单，合计 CNY 150.50、USD 200"


def test_an_order_taken_back_stays_in_the_past(work):
    work.ok("order add ACME 100 --on 2026-01-03")
    work.days(2)
    assert "taken back" in work.ok("order drop acme/1 --reason 'entered twice'")
    assert work.data("order list") == []
    assert [o["key"] for o in work.data("order list --as-of 2026-03-02")] == ["ACME/1"]
    assert work.data("order list --as-of 2026-01-02") == []
    assert work("order drop ACME/1 --reason again --json").error["code"] == "refused"
    assert work("order drop ACME/7 --reason x --json").error["code"] == "not_found"


@pytest.mark.parametrize(("lang", "said"), [("en", "No orders."), ("zh", "没有订单。")])
def test_no_orders_yet(work, lang, said):
    work.lang = lang
    assert work.ok("order list --account HNJG").splitlines() == [
        said,
        "  → dealgate order add HNJG … --on …",
    ]


def test_a_dry_run_and_a_repeat_write_nothing_twice(work):
    work.ok("order add ACME 100 --dry-run")
    assert work.data("order list") == []
    work.ok("order add ACME 100 --request r1")
    work.ok("order add ACME 100 --request r1")
    assert len(work.data("order list")) == 1


def test_only_those_who_work_there_record_orders(work):
    work.ok("order add ACME 100", by="wei")
    assert work("order add ACME 100 --json", by="bo").error["code"] == "not_allowed"
    assert work("order drop ACME/1 --reason x --json", by="bo").error["code"] == "not_allowed"


def test_a_sale_costs_nothing_or_something_and_a_credit_note_gives_its_cost_back(work):
    said = work("order add ACME 100 --cost=-5").err
    assert "The cost can't be below zero" in said
    work.ok("order add --cost=-5 ACME -- -100")
    assert [order["cost"] for order in work.data("order list")] == ["-5.00"]


def test_the_limit_of_an_amount_is_said(work):
    assert "less than 1,000,000,000,000,000" in " ".join(work("order add ACME 1000000000000000").err.split())
    work.ok("order add ACME 999999999999999")


def test_a_weekday_is_the_one_behind_us_for_what_happened(work):
    assert work.data("order add ACME 5 --on Friday")["on"] == "2026-02-27"
    assert work.data("order add ACME 5 --on 2月26日")["on"] == "2026-02-26"
