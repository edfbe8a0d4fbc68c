from datetime import date

from buying import portfolio, rating

from engine.message import step
from stages.accounts.client import Client
from stages.accounts.review import review


def client(code, **known):
    return Client(code, code, **known)


def asked(id, text, *clients, **rules):
    (question,) = (each for each in review(portfolio(text, *clients, **rules)) if each.id == id)
    return question


def found(question):
    return {f.account: (tuple(fact.id for fact in f.facts), f.do.id) for f in question.findings}


def test_six_questions_in_the_methods_order():
    ids = [question.id for question in review(portfolio(""))]
    assert ids == ["gold", "cost", "wanted", "complaints", "reorder", "cross_sell"]


def test_gold():
    text = "\n".join(f"C{n:02} 2026-05-01 {1000 - n}" for n in range(21))
    gold = asked("gold", text, client("C00", last_visit=date(2026, 10, 1)))
    assert found(gold) == {
        "C00": (("value.class_because", "value.last_order", "value.last_visit"), "value.do_gold"),
        "C01": (("value.class_because", "value.last_order", "value.never_visited"), "value.do_gold"),
    }


def test_gold_can_not_be_told_without_margins():
    gold = asked("gold", "A 2026-05-01 9", value_by="contribution")
    assert gold.findings == ()
    assert gold.open == (("A", step("order add", None, account="A", amount=None, on=None, cost=None)),)


def test_who_causes_the_cost_the_dearest_first():
    text = """
        A 2026-05-01 100 margin 10
        B 2026-05-01 100 margin 10
        C 2024-05-01 100 margin 10
        D 2026-05-01 9 margin 9
    """
    costly = [
        client(code, rating=rating(cost_to_serve=cost)) for code, cost in (("A", 20), ("B", 500), ("D", 1))
    ]
    cost = asked("cost", text, *costly)
    assert [f.account for f in cost.findings] == ["B", "A", "C"]
    assert cost.findings[2].facts[0].id == "value.laggard_silent"


def test_the_most_wanted_and_their_contacts():
    known = [
        client("A", rating=rating(wanted="yes"), contacts=3),
        client("B", rating=rating(wanted="yes"), contacts=2),
    ]
    wanted = asked("wanted", "", *known, client("C", rating=rating(wanted="no")), client("D"))
    assert {account: do for account, (_, do) in found(wanted).items()} == {
        "A": "value.do_wanted",
        "B": "value.do_contacts",
    }
    assert wanted.open == (("B", step("contact add", None, name=None, account="B", part=None)),)


def test_large_accounts_that_complained_repeatedly():
    text = "A 2026-05-01 900\nB 2026-05-01 30\nC 2026-05-01 60"
    days = (date(2026, 3, 1), date(2026, 6, 1))
    old = (date(2024, 3, 1), date(2026, 6, 1))
    complaints = asked("complaints", text, client("A", complaints=days), client("B", complaints=days))
    assert found(complaints) == {"A": (("value.complained",), "value.do_complaints")}
    assert complaints.findings[0].facts[0].params["on"] == date(2026, 6, 1)
    assert asked("complaints", text, client("A", complaints=old)).findings == ()
    by_hand = client("B", complaints=days, by_hand="A")
    assert [f.account for f in asked("complaints", text, by_hand).findings] == ["B"]


def test_last_years_largest_buyers_those_who_have_not_come_back_first():
    text = """
        A 2025-05-01 900
        A 2026-01-01 1
        B 2025-12-31 800
        C 2025-05-01 700
        D 2024-05-01 9999
        E 2026-05-01 9999
    """
    reorder = asked("reorder", text, largest=2)
    assert [(f.account, f.do.id) for f in reorder.findings] == [
        ("B", "value.do_reorder"),
        ("A", "value.do_reordered"),
    ]
    assert reorder.findings[0].facts[0].params == {"amount": (80000, "CNY"), "year": "2025"}


def test_one_product_here_and_many_elsewhere():
    text = """
        A 2026-05-01 900 of valves
        A 2026-06-01 900 of valves
        B 2026-05-01 900 of valves
        B 2026-06-01 900 of pumps
        C 2026-05-01 800 of pumps
        D 2026-05-01 700
        E 2026-05-01 600 of pumps
        F 2026-05-01 500 of pumps
        F 2026-05-02 500
    """
    many = rating(buys_elsewhere="many", elsewhere=("轴承",), share_of_wallet="12.5")
    few = rating(buys_elsewhere="few")
    cross = asked(
        "cross_sell", text, *(client(code, rating=many) for code in "ABDF"), client("E", rating=few)
    )
    assert found(cross) == {
        "A": (("value.buys_only", "value.elsewhere", "value.wallet"), "value.do_cross_sell")
    }
    settle = step("account fill", None, account="C", worksheet="rating", buys_elsewhere=None)
    assert cross.open == (("C", settle),)


# ── what could not be looked at ───────────────────────────────────────────────────────────────


def unseen(id, text, *clients, **rules):
    return {each.what.id: each for each in asked(id, text, *clients, **rules).unseen}


OLD = "A 2024-05-01 100 margin 10\nB 2024-05-01 100 margin 10"


def test_nothing_on_record_is_said_of_each_of_the_six():
    told = {each.id: [u.what.id for u in each.unseen] for each in review(portfolio(OLD))}
    assert told == {
        "gold": ["value.unseen_orders"],
        "cost": ["value.unseen_cost", "value.unseen_dropped"],
        "wanted": ["value.unseen_wanted"],
        "complaints": ["value.unseen_large"],
        "reorder": ["value.unseen_last_year"],
        "cross_sell": ["value.unseen_orders"],
    }


def test_what_it_costs_to_serve_them():
    text = "A 2026-05-01 100 margin 10\nB 2026-05-01 90 margin 10\nC 2026-05-01 50"
    rated = client("A", rating=rating(cost_to_serve=1, always_dropped="no"))
    told = unseen("cost", text, rated)
    assert {id: each.what.params for id, each in told.items()} == {
        "value.unseen_cost": {"n": 2, "of": 3},
        "value.unseen_margin": {"n": 1, "of": 3},
    }
    assert told["value.unseen_cost"].settle == step(
        "account fill", None, account="B", worksheet="rating", cost_to_serve=None
    )
    assert told["value.unseen_margin"].settle.args["account"] == "C"
    assert not any(each.all for each in told.values())
    dropped = unseen("cost", text, client("A", rating=rating(cost_to_serve=1)))["value.unseen_dropped"]
    assert dropped.settle == step("account fill", None, account="A", worksheet="rating", always_dropped=None)
    full = rating(cost_to_serve=1, always_dropped="no")
    assert unseen("cost", "A 2026-05-01 9 margin 1", client("A", rating=full)) == {}


def test_whom_we_want():
    told = unseen("wanted", "", client("A"), client("B"))["value.unseen_wanted"]
    assert told.settle == step("account fill", None, account=None, worksheet="rating", wanted="yes")
    assert told.all
    no, yes = client("B", rating=rating(wanted="no")), client("B", rating=rating(wanted="yes"))
    assert not unseen("wanted", "", client("A"), no)["value.unseen_wanted"].all
    assert unseen("wanted", "", client("A"), yes) == {}
    assert unseen("wanted", "", no) == {}


def test_complaints_nobody_wrote_down():
    text = "A 2026-05-01 900\nB 2026-05-01 30"
    told = unseen("complaints", text, client("B", complaints=(date(2026, 3, 1),)))["value.unseen_complaints"]
    assert (told.what.params["n"], told.settle.args) == (1, {"account": "A"})
    assert unseen("complaints", text, client("A", complaints=(date(2020, 3, 1),))) == {}


def test_last_years_orders():
    assert unseen("reorder", "A 2026-05-01 9")["value.unseen_last_year"].what.params["year"] == "2025"
    assert unseen("reorder", "A 2025-05-01 9") == {}


def test_products_nobody_named():
    text = "A 2026-05-01 900 of valves\nB 2026-05-01 30\nC 2020-01-01 5"
    told = unseen("cross_sell", text)["value.unseen_products"]
    assert (told.what.params, told.settle.args["account"], told.all) == ({"n": 1, "of": 2}, "B", False)
    assert unseen("cross_sell", "B 2026-05-01 30")["value.unseen_products"].all
    assert unseen("cross_sell", "A 2026-05-01 900 of valves") == {}
