"""A deal is opened on a page of its own."""

import pytest
from page_forms import opened


def test_a_deal_for_a_client_one_knows(desk):
    page = opened(desk.visitor("lin"), "/new?account=ACME")
    assert page.forms["new"].fields["account"] == "ACME"
    done = page.send(
        "new", title="Line 9", amount="75000", close="2026-12-01", behaviour="profit", owner="lin"
    )
    assert page.led_to == "/deals/ACME-3"
    assert "ACME-3 Line 9, CNY 75,000, is open" in done.text
    shown = desk.shell.data("show ACME-3")
    assert (shown["owner"], shown["close_date"], shown["behaviour"]) == ("lin", "2026-12-01", "profit")


def test_a_deal_for_a_new_client(desk):
    page = opened(desk.visitor("lin"), "/new")
    page.send("new", title="First order", new_client="Brand New Ltd")
    assert desk.shell.data("show " + page.led_to.rpartition("/")[2])["account_name"] == "Brand New Ltd"
    page.send("new", title="First order", new_client="Brand New Ltd")  # pressed twice
    assert [d["title"] for d in desk.shell.data("list")].count("First order") == 1
    assert [a["name"] for a in desk.shell.data("account list")].count("Brand New Ltd") == 1


@pytest.mark.parametrize(
    ("typed", "status", "why"),
    [
        ({"title": "x", "amount": "lots"}, 400, "isn't an amount"),
        ({"title": "x", "account": "Nobody"}, 404, "Nobody"),
        ({"title": " "}, 400, "needs a title"),
        ({"title": "x", "close": "soon"}, 400, "isn't a date"),
    ],
)
def test_what_is_refused_comes_back_as_it_was_typed(desk, typed, status, why):
    page = opened(desk.visitor("lin"), "/new")
    again = page.send("new", **typed)
    assert (again.status, why in again.alert) == (status, True)
    assert typed.items() <= again.forms["new"].fields.items()
    assert len(desk.shell.data("list")) == 3


def test_a_client_made_before_the_refusal_is_known_after_it(desk):
    page = opened(desk.visitor("lin"), "/new")
    again = page.send("new", title="x", new_client="Brand New Ltd", amount="lots")
    assert again.forms["new"].fields["new_client"] == ""
    assert again.forms["new"].fields["account"]
    again.send("new", amount="10")
    assert [a["name"] for a in desk.shell.data("account list")].count("Brand New Ltd") == 1


def test_whom_one_may_open_it_for(desk):
    for who, owners in (
        ("lin", ["lin"]),
        ("wei", ["lin", "wei"]),
        ("mia", ["ada", "bo", "lin", "mia", "wei"]),
    ):
        page = opened(desk.visitor(who), "/new")
        assert sorted(page.forms["new"].choices["owner"]) == owners
    assert opened(desk.visitor("lin"), "/new").send("new", title="x", owner="bo").status == 403
