"""`account value`: one client's whole picture."""

import pytest

from commands.printing import width


@pytest.fixture
def known(shell):
    """ACME bought twice a year for two years and a bit; two others give it somebody to be compared with."""
    for code in ("ACME", "KL", "BOHAI"):
        shell.ok(f"account add 'Client {code}' --code {code}")
    for day, amount in (("2024-02-01", 100), ("2024-08-01", 120), ("2025-02-01", 140), ("2025-08-01", 160)):
        shell.ok(f"order add ACME {amount}000 --on {day} --cost {amount - 40}000 --product Pumps")
    shell.ok("order add ACME 180000 --on 2026-02-01 --cost 140000 --product Pumps")
    shell.ok("order add KL 20000 --on 2025-06-01 --cost 15000")
    shell.ok("order add BOHAI 5000 --on 2024-06-01 --cost 1000")
    return shell


def lines(shell, line="account value ACME"):
    return {each["id"]: each for each in shell.data(line)["lines"]}


def test_every_figure_with_its_reason(known):
    told = lines(known)
    # From 3 March 2025: 160,000 + 180,000 of 360,000 sold, 80,000 of it margin.
    assert (told["class"]["value"], told["revenue"]["value"]) == ("A", "340000.00")
    assert told["profit"]["value"] == "80000.00"
    assert "rank 1 of 3" in told["class"]["because"]
    assert (told["gold"]["value"], told["laggard"]["value"]) == (True, False)
    # Of two buyers in 2024 one bought again in 2025: 1 / (1 − 0.5) = 2 years.
    assert told["lifetime"]["value"] == "2"
    # 80,000 a year, half of them staying, at 10 % over five years: 80,000 × Σ (0.5/1.1)^t.
    clv = sum(80_000 * (0.5 / 1.1) ** t for t in range(5))
    assert float(told["lifetime_value"]["value"]) == pytest.approx(clv, abs=0.01)
    assert told["lifetime_value"]["settle"] == ["dealgate account fill ACME rating acquisition_cost=…"]
    assert all(each["because"] for each in told.values())


def test_what_is_unknown_says_what_would_settle_it(known):
    told = lines(known)
    assert told["value_loyalty"]["value"] is None
    assert told["value_loyalty"]["settle"] == ["dealgate account fill ACME rating loyalty=…"]
    known.ok("account fill ACME rating loyalty=5")
    told = lines(known)
    assert told["value_loyalty"]["value"] == "golden"
    assert told["value_loyalty"]["do"]


def test_the_page(known):
    page = known.ok("account value acme").splitlines()
    assert page[0].startswith("ACME  Client ACME · known since 1 Feb 2024")
    assert page[2].split(maxsplit=3)[:3] == ["ABC", "class", "A:"]
    at = page.index("To find out:")
    assert page[at + 1 : at + 5] == [
        "  → dealgate account fill ACME rating",
        "  → dealgate account fill ACME composition",
        "  → dealgate account fill ACME switching_cost",
        "  → dealgate account fill ACME perceived_value",
    ]
    bars = page[page.index("Period       Revenue") + 1 :]
    assert [bar.split()[0] for bar in bars] == [
        *("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"),
        *("2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"),
    ]
    assert bars[-1] == f"2026-Q1  CNY 180,000  {'█' * 40}"
    assert bars[0] == f"2024-Q1  CNY 100,000  {'█' * 22}"


def test_a_long_story_is_told_by_the_year(known):
    known.ok("order add ACME 90000 --on 2019-01-01 --cost 0")
    periods = known.data("account value ACME")["periods"]
    assert [each["period"] for each in periods] == [str(year) for year in range(2019, 2027)]
    assert (periods[0]["revenue"], periods[1]["revenue"]) == ("90000.00", "0.00")


def test_what_was_told_of_one_client_alone_is_not_asked_for_again(known):
    known.ok("account fill BOHAI rating cost_to_serve=1000")
    index = lines(known, "account value BOHAI")["index"]
    assert "known, but of no other client to compare with: Yearly cost to serve" in index["because"]
    assert index["because"].count("Yearly cost to serve") == 1
    assert "cost_to_serve" not in index["settle"][0]
    known.ok("account fill KL rating cost_to_serve=500")
    assert "no other client" not in lines(known, "account value BOHAI")["index"]["because"]


def test_the_case_for_winning_them(known):
    known.ok("account add Kunlun --code KUN")
    missing = lines(known, "account value KUN")["case_npv"]
    assert missing["settle"] == ["dealgate account fill KUN new_customer flows=…"]
    assert "case_npv" not in lines(known)
    known.ok(
        "account fill KUN new_customer flows.0.outflow=100000 flows.1.inflow=60000 flows.2.inflow=60000"
        " discount_rate=10"
    )
    told = lines(known, "account value KUN")
    assert {id: told[id]["value"] for id in ("case_npv", "case_irr", "case_payback")} == {
        "case_npv": "4132.23",
        "case_irr": "13.07",
        "case_payback": "1.67",
    }
    page = known.ok("account value KUN")
    assert "Winning them: net present value  CNY 4,132.23: money in and out of the years 0" in page
    assert "Do: the net present value is positive: winning them pays" in " ".join(page.split())
    assert [line for line in page.splitlines() if width(line) > 80 and "→" not in line] == []


def test_a_client_that_never_bought(known):
    known.ok("account add Kunlun --code KUN")
    page = known.ok("account value KUN")
    assert "no revenue in 365 days" in page
    assert "Period" not in page


def test_a_past_day(known):
    then = lines(known, "account value ACME --as-of 2025-08-31")
    assert then["revenue"]["value"] == "300000.00"
    assert known("account value ACME --as-of 2023-01-01").code == 4


def test_a_client_with_purchases_nobody_can_convert(known):
    known.ok("order add ACME 5 --currency JPY")
    error = known("account value ACME --json").error
    assert (error["code"], error["hint"]) == ("refused", "dealgate db rate JPY …")
    assert "ACME" in known.ok("account value KL").splitlines()[1]


def test_costs_in_a_currency_without_a_rate_are_said(known):
    known.ok("account fill ACME rating cost_to_serve=100 currency=EUR")
    page = known.ok("account value ACME")
    assert "Amounts in the worksheets of 1 client are left out: there is no rate for EUR." in page
    assert "  → dealgate db rate EUR …" in page
    known.ok("db rate EUR 8", by="ada")
    assert lines(known)["profit"]["value"] == "79200.00"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_fits_80_columns(known, lang):
    known.lang = lang
    page = known.ok("account value ACME")
    assert [line for line in page.splitlines() if width(line) > 80 and "→" not in line] == []


def test_a_table_for_a_spreadsheet(known):
    assert known.ok("account value ACME --csv").startswith("id,title,value,shown,because,do,settle\nclass,")


def test_nobody_of_that_name(known):
    assert known("account value nobody --json").error["hint"] == "dealgate account add nobody"
