"""`stats retention`, as a manager runs it: purchases come in by a table, a client and a day each."""

import csv
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from commands.printing import width

ORDERS = """
source: books
what: orders
columns: {id: no, account: client, on: day, amount: net, currency: in}
"""
BOUGHT = (
    "Acme 2023-02-01 1000",
    "Acme 2024-02-01 1000",
    "Acme 2025-02-01 2000",
    "Acme 2025-12-01 2000",
    "Beta 2023-05-01 500",
    "Beta 2024-05-01 700",
    "Beta 2024-11-20 300",
    "Ceta 2023-06-01 400",
    "Delta 2024-01-31 5000",
    "Delta 2026-02-28 100",
)
"""On 2 March 2026: 2023 A B C, of whom A B in 2024; 2024 A B D, of whom A in 2025; 2025 A, not judged yet.
In the last 365 days (from 3 March 2025) A bought once and D once."""

ROOT = Path(__file__).parents[2]
PLAYBOOKS = ROOT / "playbooks"
PIPELINE = ROOT.parent / "shared" / "data" / "crm_sales" / "sales_pipeline.csv"
READY = ROOT / "docs" / "examples" / "pipeline-map.yaml"


@pytest.fixture
def sold(shell):
    """The command line after these purchases."""
    bring(shell, *BOUGHT)
    return shell


def bring(shell, *lines):
    """`Acme 2023-02-01 1000`, in CNY unless a currency follows."""
    rows = []
    for n, line in enumerate(lines, 1):
        client, day, net, currency = (*line.split(), "CNY")[:4]
        rows.append(f"{n},{client},{day},{net},{currency}")
    Path("orders-map.yaml").write_text(ORDERS, encoding="utf-8")
    Path("orders.csv").write_text("\n".join(["no,client,day,net,in", *rows]) + "\n", encoding="utf-8")
    shell.ok("import orders.csv --map orders-map.yaml", by="ada")


def flat(text):
    return re.sub(r"\s+", " ", text)


def periods(found):
    return [
        (each["period"], each["buyers"], each["again"], each["lost"], each["retention"])
        for each in found["periods"]
    ]


def test_year_by_year(sold):
    found = sold.data("stats retention")
    assert periods(found) == [
        ("2023", 3, 2, 1, "0.666667"),
        ("2024", 3, 1, 2, "0.333333"),
        ("2025", 1, None, None, None),
        ("2026", 1, None, None, None),
    ]
    assert [each["who"] for each in found["periods"]] == [["CETA"], ["BETA", "DELTA"], [], []]
    assert [each["churn"] for each in found["periods"][:3]] == ["0.333333", "0.666667", None]
    assert (found["period"], found["running"], found["source"]) == ("year", "2026", "orders")
    assert found["silent_since"] is None


def test_all_periods_together_and_the_life_that_follows(sold):
    # 3 of 6 bought again: a half, and 1 / (1 − 0.5) = 2
    found = sold.data("stats retention")
    assert (found["retention"], found["churn"]) == ("0.500000", "0.500000")
    assert found["lifetime"] == {"periods": "2.000000", "endless": False}
    page = flat(sold.ok("stats retention"))
    assert "of 6 that bought in one, 3 bought again in the next: 50% retention, 50% churn." in page
    assert "expected life at that rate, in years: 1 / (1 − retention) = 2." in page


def test_who_was_lost_and_who_came_back(sold):
    found = sold.data("stats retention")["lost"]
    assert [found[name] for name in ("bought_in", "not_in", "value", "of")] == [
        *("2024", "2025", "6000.00", "7000.00")
    ]
    assert [
        (each["code"], each["last_order"], each["value"], each["left_because"], each["back"])
        for each in found["clients"]
    ] == [
        ("BETA", "2024-11-20", "1000.00", None, None),
        ("DELTA", "2024-01-31", "5000.00", None, "2026-02-28"),
    ]


def test_reasons_beside_the_reference(sold):
    sold.ok("account fill CETA rating left_on=2024-02-01 left_because=neglect")
    sold.ok("account fill BETA rating left_because=product")
    found = sold.data("stats retention")
    counted = {each["reason"]: (each["clients"], each["share"]) for each in found["reasons"]}
    assert (counted["neglect"], counted["product"]) == ((1, "0.500000"), (1, "0.500000"))
    assert sum(n for n, _ in counted.values()) == 2
    assert [each["reference"] for each in found["reasons"]] == [
        *("0.010000", "0.030000", "0.060000", "0.140000", "0.680000", "0.080000")
    ]
    # Delta came back, and nobody knows why it had stayed away
    assert found["unknown_reasons"] == 1
    assert found["command"] == "dealgate account fill DELTA rating left_because=…"


def test_who_stayed_away_is_asked_before_who_came_back(sold):
    assert sold.data("stats retention")["command"] == "dealgate account fill BETA rating left_because=…"


def test_the_sales_estimate(sold):
    # 2 customers × 50 % × 1 purchase in 12 months × 12 × 2100 / 2 = 1050
    assert sold.data("stats retention")["sales_estimate"] == {
        "amount": "1050.00",
        "customers": 2,
        "retention": "0.500000",
        "retention_from": "counted",
        "purchases_per_month": "0.083333",
        "amount_per_purchase": "1050.00",
    }


def test_a_playbook_says_period_and_retention(sold):
    shipped = (PLAYBOOKS / "client-value" / "playbook.yaml").read_text(encoding="utf-8")
    named = shipped.replace("playbook: client-value", "playbook: ours", 1)
    rules = 'accounts: {period: quarter, retention: "0.9"}\n'
    ours = re.sub(r"^accounts:.*?(?=^\w|\Z)", rules, named, flags=re.DOTALL | re.MULTILINE)
    Path("ours").mkdir()
    Path("ours/playbook.yaml").write_text(ours, encoding="utf-8")
    sold.ok("playbook install ours", by="ada")
    found = sold.data("stats retention --playbook ours")
    assert found["period"] == "quarter"
    assert found["sales_estimate"]["retention_from"] == "playbook"
    assert found["sales_estimate"]["amount"] == "1890.00"
    assert sold.data("stats retention --playbook ours --period year")["period"] == "year"
    assert "retention as the playbook sets it" in flat(sold.ok("stats retention --playbook ours"))
    assert sold.data("stats retention --playbook client-value")["period"] == "year"


def test_the_page(sold):
    page = sold.ok("stats retention")
    assert page.startswith("4 clients, 10 purchases, 1 Feb 2023 to 28 Feb 2026\n")
    assert re.search(r"\n2023 +3 +2 +1 +66\.7% +33\.3%  █{13}\n2024 +3 +1 +2 +33\.3% +66\.7%  █{7}\n", page)
    assert re.search(r"\n2025 +1( +–){4}\n2026 +1( +–){4}\n", page)
    assert "2026 is still running and not judged: how many clients of 2025" in flat(page)
    assert "\nLost in 2025: 2 clients that had bought CNY 6,000 in 2024\n" in page
    assert re.search(r"\nDELTA +Delta +31 Jan 2024 +CNY 5,000  back on 28 Feb 2026\n", page)
    assert re.search(r"\nBETA +Beta +20 Nov 2024 +CNY 1,000  \?\n", page)
    assert "\n1 of them has bought again since.\n" in page
    assert "\nThey brought 85.7% of the revenue of 2024.\n" in page
    assert re.search(r"\nfelt we did not care +0 +– +68%\n", page)
    assert "Of 2 nobody noted why" in page
    assert "\nAnnual sales estimate: CNY 1,050\n" in page
    said = "2 clients × 50% retention × 1 purchase a year × CNY 1,050 a purchase"
    assert said in flat(page)


def test_the_page_in_chinese(sold):
    page = sold.ok("stats retention --lang zh")
    assert page.startswith("4 家客户，共采购 10 次，2023年2月1日至2026年2月28日\n")
    assert "\n2026 年还没有结束，不作评判；2025 年的客户留住了多少" in page
    assert "\n其中 1 家后来又买了。\n" in page
    assert "\n2025 年流失 2 家客户，他们在 2024 年买了 CNY 6,000\n" in page
    assert re.search(r"\n觉得我们不在乎他们 +0 +– +68%\n", page)
    assert "2 家客户 × 留存率 50% × 每年采购 1 次 × 每次 CNY 1,050" in page


def test_by_quarter(sold):
    found = sold.data("stats retention --period quarter")
    # 2023: Q1 A, Q2 B C, each gone the quarter after; 2025-Q4 A, and 2026-Q1 still runs
    assert [each["period"] for each in found["periods"]][:2] == ["2023-Q1", "2023-Q2"]
    assert [each["period"] for each in found["periods"]][-2:] == ["2025-Q4", "2026-Q1"]
    assert periods(found)[1] == ("2023-Q2", 2, 0, 2, "0.000000")
    assert periods(found)[2] == ("2023-Q3", 0, 0, 0, None)
    page = sold.ok("stats retention --period quarter --lang zh")
    assert "2026 年第 1 季度还没有结束" in page
    assert "隔一个季度才买一次的客户也算流失" in page
    assert sold.data("stats retention --period 季度")["period"] == "quarter"


def test_an_unknown_period(sold):
    said = sold("stats retention --period quater")
    assert said.code == 2
    assert "choose from: year, quarter" in said.err
    assert "Did you mean quarter?" in said.err


def test_nothing_to_compare_yet(shell):
    bring(shell, "Acme 2025-07-01 100", "Acme 2025-12-01 100", "Beta 2025-08-01 300")
    page = flat(shell.ok("stats retention"))
    assert "Nothing to compare yet: retention takes two whole years" in page
    assert "→ dealgate stats retention --period quarter" in page
    assert "Annual sales estimate: not known yet 2 clients × ? retention × 1.5 purchases a year" in page
    assert "Lost in" not in page
    found = shell.data("stats retention")
    assert [found[name] for name in ("retention", "lifetime", "lost", "command")] == [None] * 4
    assert found["sales_estimate"]["amount"] is None
    assert found["sales_estimate"]["customers"] == 2


def test_one_quarter_only(shell):
    bring(shell, "Acme 2026-02-01 100")
    page = flat(shell.ok("stats retention --period quarter"))
    assert "retention takes two whole quarters" in page
    assert "→ dealgate stats" not in page
    assert "→" not in flat(shell.ok("stats retention")).partition("Nothing")[2]


def test_nobody_was_lost(shell):
    bring(shell, "Acme 2024-02-01 100", "Acme 2025-02-01 100", "Acme 2026-02-01 100")
    page = flat(shell.ok("stats retention"))
    assert "Everybody who bought in 2024 bought again in 2025: nobody was lost." in page
    assert "1 / (1 − retention) is endless" in page
    assert "Why" not in page
    assert shell.data("stats retention")["lifetime"] == {"periods": None, "endless": True}


def test_nothing_bought_for_long(shell):
    """What stopped may be the books, not the buying."""
    bring(shell, "Acme 2022-02-01 100", "Beta 2022-03-01 100", "Beta 2023-03-01 100")
    page = shell.ok("stats retention")
    assert "Nobody has bought since 2023: either all have left" in page
    assert "\n  → dealgate stats retention --period year --as-of 2024-01-01\n" in page
    assert not re.search(r"^202[456] ", page, re.MULTILINE)
    assert "No sales estimate: nobody bought from" in page
    found = shell.data("stats retention")
    assert (found["silent_since"], len(found["periods"])) == ("2023", 5)
    then = shell.data("stats retention --as-of 2024-01-01")
    assert periods(then)[0] == ("2022", 2, 1, 1, "0.500000")


def test_nothing_sold_and_nobody_there(shell):
    assert shell.ok("stats retention") == "No accounts yet.\n  → dealgate account add …\n"
    assert shell.data("stats retention")["periods"] == []
    shell.ok("account add Acme --code ACME")
    assert "→ dealgate order add … … --on …" in shell.ok("stats retention")
    assert shell.ok("stats retention --csv").count("\n") == 1


def test_won_deals_stand_in_for_orders(shell):
    Path("map.yaml").write_text(
        "source: past\ncolumns: {title: what, account: client, amount: net, stage: how}\n"
        "constants: {currency: CNY, owner: lin}\nstages: {won: {stage: execute, on: day}}\n",
        encoding="utf-8",
    )
    Path("past.csv").write_text(
        "what,client,net,how,day\nA,Acme,100,won,2023-05-01\nB,Acme,100,won,2024-05-01\n"
        "C,Beta,100,won,2023-05-01\nD,Acme,100,won,2025-05-01\n",
        encoding="utf-8",
    )
    shell.ok("import past.csv --map map.yaml", by="ada")
    found = shell.data("stats retention")
    assert found["source"] == "deals"
    assert periods(found)[0] == ("2023", 2, 1, 1, "0.500000")
    assert "Counted from won deals: no orders are recorded." in shell.ok("stats retention")


def test_what_has_no_rate_is_left_out_and_said(sold):
    bring(sold, *BOUGHT, "Echo 2023-03-01 100 USD", "Echo 2024-03-01 100 USD")
    page = flat(sold.ok("stats retention"))
    assert page.startswith("4 clients, 10 purchases")
    assert "1 client is left out (ECHO): there is no rate for USD" in page
    assert "→ dealgate db rate USD …" in page
    sold.ok("db rate USD 7.1", by="ada")
    assert periods(sold.data("stats retention"))[0] == ("2023", 4, 3, 1, "0.750000")


def test_a_long_list_is_cut_unless_all_are_asked_for(shell):
    lost = (f"{name} 2024-02-01 {n}00" for n, name in enumerate("ABCDEFGHIJKLM", 1))
    bring(shell, *lost, "Zeta 2024-02-01 900", "Zeta 2025-02-01 900")
    page = shell.ok("stats retention")
    assert re.findall(r"^\S+ +([A-M])  ", page, re.MULTILINE) == list("MLKJIHGFED")
    assert "… and 3 more; to see all: --all" in page
    assert "Lost in 2025: 13 clients that had bought CNY 9,100 in 2024" in page
    assert re.findall(r"^\S+ +([A-M])  ", shell.ok("stats retention --all"), re.MULTILINE)[-1] == "A"
    assert len(shell.data("stats retention")["lost"]["clients"]) == 13


def test_as_things_stood(sold):
    found = sold.data("stats retention --as-of 2025-06-30")
    assert periods(found) == [
        ("2023", 3, 2, 1, "0.666667"),
        ("2024", 3, None, None, None),
        ("2025", 1, None, None, None),
    ]
    assert found["lost"]["clients"][0]["code"] == "CETA"
    assert (found["retention"], found["churn"]) == ("0.666667", "0.333333")


def test_as_a_table(sold):
    heading, *lines = sold.ok("stats retention --csv").splitlines()
    assert heading == "period,from,to,buyers,judged,again,lost,retention,churn,who"
    assert lines[0] == '2023,2023-01-01,2023-12-31,3,true,2,1,0.666667,0.333333,"[""CETA""]"'
    assert lines[2] == "2025,2025-01-01,2025-12-31,1,false,,,,,[]"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("unit", ["year", "quarter"])
@pytest.mark.parametrize("day", ["2024-06-30", "2026-03-02", "2030-01-01"])
def test_eighty_columns_will_do(shell, language, unit, day):
    long = "北海阀门与泵业集团（华南）股份有限公司-第二采购中心-Procurement"
    bring(shell, *BOUGHT, f"{long} 2023-09-01 98765432.10", f"{long} 2024-01-01 98765432.10")
    page = shell.ok(f"stats retention --period {unit} --as-of {day} --lang {language}")
    assert max(map(width, page.splitlines())) <= 80


@pytest.mark.skipif(not PIPELINE.exists(), reason=f"the public CRM pipeline is not there: {PIPELINE}")
def test_the_public_pipeline_recounted(shell):
    shell.ok(f"import {PIPELINE} --map {READY}", by="ada")
    bought = defaultdict(set)
    with PIPELINE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["deal_stage"] == "Won" and row["account"]:
                year, month = row["close_date"].split("-")[:2]
                bought[f"{year}-Q{(int(month) + 2) // 3}"].add(row["account"])
    quarters = sorted(bought)
    shell.ok("db rate USD 7.1", by="ada")  # a workspace in CNY leaves out what it can't convert
    found = shell.data("stats retention --period quarter --as-of 2018-01-01")
    assert [each["period"] for each in found["periods"]] == [*quarters, "2018-Q1"]
    assert [each["buyers"] for each in found["periods"]] == [*(len(bought[q]) for q in quarters), 0]
    again = [len(bought[q] & bought[after]) for q, after in pairwise(quarters)]
    assert [each["again"] for each in found["periods"]] == [*again, None, None]
    lost = sorted(bought[quarters[-2]] - bought[quarters[-1]])
    assert sorted(each["name"] for each in found["lost"]["clients"]) == lost


def test_only_credit_notes_are_said_to_be_no_purchase(shell):
    shell.ok("account add Acme --code ACME")
    shell.ok("order add --cost 0 --on 2026-01-05 ACME -- -500")
    page = flat(shell.ok("stats retention"))
    assert page.startswith("There are only credit notes and not one purchase")


def test_what_keeping_clients_is_worth(sold):
    page = flat(sold.ok("stats retention"))
    assert "raise profit by 25 to 85 %" in page
