"""`account review`: six questions, each with the clients it finds."""

import csv
import io

import pytest

from commands.printing import width

ASKED = ("gold", "cost", "wanted", "complaints", "reorder", "cross_sell")


@pytest.fixture
def known(work):
    """ACME bought last year and this; 华南精工 last year only, and is wanted."""
    work.ok("order add ACME 90000 --on 2025-06-01 --cost 50000 --product Pumps")
    work.ok("order add ACME 90000 --on 2026-01-15 --cost 50000 --product Pumps")
    work.ok("order add HNJG 8000 --on 2025-05-01 --cost 5000 --product Pumps")
    work.ok("account fill ACME rating buys_elsewhere=many share_of_wallet=20")
    work.ok("account fill HNJG rating wanted=yes always_dropped=yes")
    return work


def asked(shell, line="account review"):
    return {each["question"]: each for each in shell.data(line)["questions"]}


def test_the_six_questions_each_with_a_command(known):
    told = asked(known)
    assert tuple(told) == ASKED
    assert [each["code"] for each in told["gold"]["clients"]] == ["ACME"]
    assert told["gold"]["clients"][0]["command"] == "dealgate account value ACME"
    assert [each["code"] for each in told["cost"]["clients"]] == ["HNJG"]
    assert told["wanted"]["clients"][0]["command"] == "dealgate contact add … --account HNJG --part …"
    again = {each["code"]: each for each in told["reorder"]["clients"]}
    assert list(again) == ["HNJG", "ACME"]
    assert again["HNJG"]["command"] == "dealgate new … --account HNJG"
    cross = told["cross_sell"]
    assert [each["code"] for each in cross["clients"]] == ["ACME"]
    assert cross["open"][0]["command"] == "dealgate account fill HNJG rating buys_elsewhere=…"


def test_contacts_and_visits_are_counted(known):
    known.ok("account fill ACME rating wanted=yes")
    found = {each["code"]: each["facts"] for each in asked(known)["wanted"]["clients"]}
    assert found["ACME"] == ["2 of 3 contacts", "last visit 2 Mar 2026"]
    assert found["HNJG"][0] == "0 of 3 contacts"
    known.ok("contact leave gao")
    assert asked(known)["wanted"]["clients"][0]["facts"][0] == "1 of 3 contacts"


def test_complaints_of_a_clients_deals_are_counted(known):
    rows = " ".join(
        f"complaints.'{what}'.kind=quality complaints.'{what}'.raised_on={day}"
        for what, day in (("late", "2026-02-01"), ("broken", "2026-02-20"))
    )
    known.ok(f"fill ACME-1 complaints {rows}")
    found = asked(known)["complaints"]["clients"]
    assert [each["code"] for each in found] == ["ACME"]
    assert "2 complaints in 365 days, the last on 20 Feb 2026" in found[0]["facts"]
    assert asked(known, "account review --as-of 2026-03-01")["complaints"]["clients"] == []


def test_the_page(known):
    page = known.ok("account review")
    assert [line for line in page.splitlines() if line[:2] in ("1.", "2.", "3.", "4.", "5.", "6.")] == [
        "1. Which are our gold 5 %?",
        "2. Who causes the cost?",
        "3. Which firms do we want most this year? (At least 3 contacts each.)",
        "4. Which large accounts complained repeatedly?",
        "5. Did last year's largest buyers order again?",
        "6. Who buys one product here and many elsewhere?",
    ]
    assert "   1 client can't be judged yet; begin with 华南精工:" in page


def test_a_long_answer_is_cut_unless_all_are_asked_for(work):
    for n in range(7):
        work.ok(f"account add 'Client {n}' --code C{n}")
        work.ok(f"order add C{n} {n + 1}00 --on 2025-06-01 --cost 0")
    page = work.ok("account review")
    assert "   … and 2 more; to see all: --all" in page
    assert work.ok("account review --all").count("bought CNY") == 7
    assert len(asked(work)["reorder"]["clients"]) == 7


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_fits_80_columns(known, lang):
    known.lang = lang
    page = known.ok("account review")
    assert [line for line in page.splitlines() if width(line) > 80 and "→" not in line] == []


def test_rows_for_a_spreadsheet(known):
    page = known.ok("account review --csv").splitlines()
    assert page[0] == "question,ask,code,name,open,facts,do,command"
    assert page[1].startswith("gold,")


def test_what_is_not_on_record_is_not_answered_with_none(work):
    told = asked(work)
    assert {id: [each["all"] for each in question["unseen"]] for id, question in told.items()} == {
        "gold": [True],
        "cost": [False, False],
        "wanted": [True],
        "complaints": [True],
        "reorder": [True],
        "cross_sell": [True],
    }
    assert told["wanted"]["unseen"][0]["command"] == "dealgate account fill … rating wanted=yes"
    page = work.ok("account review")
    assert "   None.\n" not in page
    assert page.count("   Not known.\n") == 5
    assert (
        "2. Who causes the cost?\n"
        "   None seen so far.\n"
        "   What a year of serving them costs is not told of 2 of 2 clients.\n"
        "     → dealgate account fill ACME rating cost_to_serve=…\n" in page
    )
    work.lang = "zh"
    assert work.ok("account review").count("   还不知道。\n") == 5


def test_none_is_said_where_it_is_the_truth(known):
    for code in ("ACME", "HNJG"):
        known.ok(f"account fill {code} rating wanted=no always_dropped=no cost_to_serve=0")
    page = known.ok("account review")
    assert "2. Who causes the cost?\n   None.\n\n3." in page
    assert "contacts each.)\n   None.\n\n4." in page


def test_nobody_to_go_through(shell):
    assert shell.ok("account review") == "No accounts yet.\n  → dealgate account add …\n"


def test_what_was_not_seen_has_rows_for_a_spreadsheet(work):
    rows = list(csv.DictReader(io.StringIO(work.ok("account review --csv"))))
    wanted = next(row for row in rows if row["question"] == "wanted")
    assert (wanted["code"], wanted["open"]) == ("", "true")
    assert wanted["command"] == "dealgate account fill … rating wanted=yes"


def test_a_buyer_with_an_open_deal_is_followed_up_there(known):
    """HNJG has none open; at ACME the one opened last is in hand."""
    open = [deal["key"] for deal in known.data("list --account ACME") if deal["status"] == "open"]
    again = {each["code"]: each["command"] for each in asked(known)["reorder"]["clients"]}
    assert again["ACME"] == f"dealgate show {open[-1]}"
