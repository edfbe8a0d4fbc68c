"""`account list --by`: the portfolio by class, by grid cell, by quadrant."""

import csv
import io
from pathlib import Path

import pytest

from commands.printing import width

READY = Path(__file__).parents[2] / "docs" / "examples" / "pipeline-map.yaml"
SHIPPED = Path(__file__).parents[2] / "playbooks" / "client-value" / "playbook.yaml"

CLIENTS = {"BIG": 800, "MID": 150, "LOW": 40, "TINY": 10}
"""Of 1,000 in all: what is above each is 0 %, 80 %, 95 % and 99 %."""


@pytest.fixture
def sold(shell):
    """Four clients, what each bought this February; a fifth that bought nothing."""
    for code, amount in CLIENTS.items():
        shell.ok(f"account add 'Client {code}' --code {code}")
        shell.ok(f"order add {code} {amount} --on 2026-02-10 --cost {amount // 2}")
    shell.ok("account add 华南精工 --code HNJG")
    return shell


def test_classes_follow_the_cumulative_share(sold):
    told = sold.data("account list --by class")
    rows = {row["code"]: row for row in told["clients"]}
    assert {code: row["class"] for code, row in rows.items()} == {
        "BIG": "A",
        "MID": "B",
        "LOW": "C",
        "TINY": "C",
        "HNJG": "C",
    }
    assert [row["cumulative"] for row in told["clients"]][:4] == [
        "0.800000",
        "0.950000",
        "0.990000",
        "1.000000",
    ]
    assert [code for code, row in rows.items() if row["gold"]] == ["BIG"]
    assert told["summary"]["B"] == {"clients": 1, "share": "0.150000"}
    assert (told["source"], told["currency"], told["to"]) == ("orders", "CNY", "2026-03-02")
    assert rows["BIG"]["value"] == "800.00"


def test_the_portfolio_by_class_as_people_read_it(sold):
    assert sold.ok("account list --by class").splitlines() == [
        "5 clients, CNY 1,000 of revenue from 3 Mar 2025 to 2 Mar 2026",
        "",
        "Class  Clients  Revenue  Share",
        "A            1  CNY 800  80.0%  ████████████████████████",
        "B            1  CNY 150  15.0%  ████",
        "C            3   CNY 50   5.0%  ██",
        "",
        "   #  Code  Name         Revenue  Share     Sum",
        "A  1  BIG   Client BIG   CNY 800  80.0%   80.0%  gold",
        "B  2  MID   Client MID   CNY 150  15.0%   95.0%",
        "C  3  LOW   Client LOW    CNY 40   4.0%   99.0%",
        "C  4  TINY  Client TINY   CNY 10   1.0%  100.0%",
        "C  5  HNJG  华南精工       CNY 0   0.0%  100.0%",
        "",
        "5 clients have another class on record, or none. To put it on record:",
        "  → dealgate account classify",
    ]


def test_a_class_by_hand_counts_and_shows(sold):
    sold.ok("account edit TINY class=A")
    told = sold.data("account list --by class")
    tiny = next(row for row in told["clients"] if row["code"] == "TINY")
    assert (tiny["class"], tiny["class_ranked"], tiny["class_by"]) == ("A", "C", "hand")
    page = sold.ok("account list --by class")
    assert "A*  4  TINY" in page
    assert "* class set by hand" in page


def test_laggards_are_marked_with_their_reason(sold):
    sold.days(400)
    told = sold.data("account list --by class")
    assert "last order on 10 Feb 2026" in told["clients"][0]["laggard"][0]
    page = sold.ok("account list --by class")
    assert page.count("  laggard\n") == 5
    assert "another class on record" not in page  # there is nothing to rank them by
    assert "the last order is of 10 Feb 2026" in page
    assert "  → dealgate account list --by class --as-of 2026-02-10" in page


def test_laggards_are_not_said_to_cost_more_than_they_bring(sold):
    """BIG bought again; of the others nothing is known but their silence, and of TINY its cost."""
    sold.days(400)
    sold.ok("order add BIG 5 --cost 1")
    sold.ok("order add TINY 5 --cost 1")
    sold.ok("account fill TINY rating cost_to_serve=100")
    page = " ".join(sold.ok("account list --by class").split())
    laggards = page[
        page.index("4 laggards") : page.index(" Usually they are about 20 %. Why, and what to do:")
    ]
    assert set(laggards.removeprefix("4 laggards: ").removesuffix(".").split(", ")) == {
        "1 that cost more than they bring",
        "2 without an order for more than 365 days",
        "1 that never ordered",
    }
    sold.lang = "zh"
    assert "2 家 365 天以上没有下单" in sold.ok("account list --by class")


def imported(shell, *rows):
    """An old pipeline: a deal a row, by id, client, stage, closing day and value; a dollar is worth ten."""
    heads = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
    told = [
        f"{id},Ann Lee,Pump,{who},{stage},2025-06-01,{day},{value}" for id, who, stage, day, value in rows
    ]
    Path("pipeline.csv").write_text("\n".join([heads, *told]), encoding="utf-8")
    shell.ok(f"import pipeline.csv --map {READY}", by="ada")
    shell.ok("db rate USD 10", by="ada")


def test_where_no_order_is_recorded_won_deals_stand_in(shell):
    imported(
        shell,
        ("A1", "Northwind", "Won", "2025-12-01", "3000"),
        ("A2", "Northwind", "Won", "2026-02-01", "500"),
        ("A3", "Contoso", "Lost", "2026-02-01", "0"),
    )
    told = shell.data("account list --by class")
    assert (told["source"], told["left_out"]) == ("deals", {})
    assert [(row["code"], row["value"]) for row in told["clients"]] == [
        ("NORTHWIND", "35000.00"),
        ("CONTOSO", "0.00"),
    ]
    said = "Counted from won deals: no orders are recorded."
    for line in ("account list --by class", "account value NORTHWIND", "account review", "account list"):
        assert said in shell.ok(line)
    assert said in shell.ok("account classify --dry-run", by="ada")
    shown = shell.data("account show NORTHWIND")
    assert (shown["orders"], shown["last_order"]) == (
        [{"amount": "3500.00", "currency": "USD"}],
        "2026-02-01",
    )
    assert "2 won deals, USD 3,500 in all · the last won on 1 Feb 2026" in shell.ok("account show NORTHWIND")
    assert "order list" not in shell.ok("account show NORTHWIND")
    shell.ok("order add CONTOSO 1", by="ada")
    assert shell.data("account show NORTHWIND")["orders_from"] == "orders"
    assert "won deals" not in shell.ok("account list --by class")


def test_won_deals_that_can_t_be_counted_are_said(shell):
    imported(
        shell,
        ("A1", "Northwind", "Won", "2025-12-01", "3000"),
        ("A2", "Northwind", "Won", "2025-12-01", ""),
        ("A3", "", "Won", "2025-12-01", "700"),
    )
    assert shell.data("account list --by class")["left_out"] == {"no_amount": 1, "no_account": 1}
    page = shell.ok("account list --by class")
    assert "1 won deal has no amount and is left out." in page
    assert "1 won deal belongs to no client and is left out." in page


def test_a_pipeline_brought_in_has_a_past(shell):
    """Its clients were entered today, and bought long ago."""
    imported(shell, ("A1", "Northwind", "Won", "2025-12-01", "3000"))
    assert shell.data("account list --by class --as-of 2025-12-31")["clients"][0]["value"] == "30000.00"
    assert [a["code"] for a in shell.data("account list --as-of 2025-12-31")] == ["NORTHWIND"]
    assert shell.data("account value NORTHWIND --as-of 2025-12-31")["lines"][0]["value"] == "A"
    assert shell.data("account show NORTHWIND --as-of 2025-12-31")["deals"][0]["status"] == "won"
    assert shell("account value NORTHWIND --as-of 2024-12-31").code == 4


def test_currencies_without_a_rate_are_left_out_and_said(sold):
    sold.ok("order add MID 10 --currency USD")
    sold.ok("order add LOW 10 --currency EUR")
    told = sold.data("account list --by class")
    assert told["left_out"] == {"no_rate": 2}
    assert (told["clients_left_out"], told["no_rate"]) == (["LOW", "MID"], ["EUR", "USD"])
    assert {row["code"] for row in told["clients"]} == {"BIG", "TINY", "HNJG"}
    lines = sold.ok("account list --by grid").splitlines()
    assert lines[1:4] == [
        "2 clients are left out (LOW, MID): there is no rate for EUR, USD, in which they",
        "bought.",
        "  → dealgate db rate EUR …",
    ]
    sold.ok("db rate USD 7.1", by="wei")
    sold.ok("db rate EUR 8", by="wei")
    told = sold.data("account list --by class")
    assert told["left_out"] == {}
    assert {r["code"]: r["value"] for r in told["clients"]}["MID"] == "221.00"


def test_the_value_grid(shell):
    """Often and much, seldom and little, and one that can't be placed yet. Of the amounts 10, 500, 700 and
    9,000 the second begins the middle third and the third the upper."""
    for code, amount, days in (
        ("OFTEN", 9000, ("2026-01-01", "2026-01-31", "2026-03-02")),
        ("SOMETIMES", 500, ("2025-10-01", "2026-01-31")),
        ("SELDOM", 10, ("2025-01-01", "2025-12-31")),
        ("ONCE", 700, ("2026-02-02",)),
    ):
        shell.ok(f"account add {code} --code {code}")
        for day in days:
            shell.ok(f"order add {code} {amount} --on {day} --cost 0")
    told = shell.data("account list --by grid")
    assert [(row["code"], row["cell"], row["cycle_days"]) for row in told["clients"]] == [
        ("OFTEN", "platinum", "30"),
        ("SOMETIMES", "silver", "122"),
        ("SELDOM", "adjust", "364"),
        ("ONCE", None, None),
    ]
    assert (told["summary"]["unknown"], told["summary"]["short_cycle"]) == (1, 90)
    page = shell.ok("account list --by grid")
    assert "platinum: large amounts, short cycle, 1 client" in page
    assert "1 client has no cell, one purchase has no cycle yet: ONCE" in page
    heat = shell.ok("account list --by grid --plot")
    assert "██ platinum 1" in heat
    assert "adjust 0" not in heat.split("\n\n", 2)[2].splitlines()[1]


def test_the_quadrants(sold):
    for code, loyalty in (("BIG", 5), ("MID", 1), ("LOW", 4), ("TINY", 2)):
        sold.ok(f"account fill {code} rating loyalty={loyalty}")
    told = sold.data("account list --by quadrant --matrix value-loyalty")
    # The median of 800, 150, 40 and 10 is 95.
    assert {row["code"]: row["cell"] for row in told["clients"]} == {
        "BIG": "golden",
        "MID": "at_risk",
        "LOW": "over_service",
        "TINY": "marginal",
        "HNJG": None,
    }
    assert told["summary"] == [
        {
            "matrix": "value-loyalty",
            "across": {"id": "value", "cut": "95.00"},
            "up": {"id": "loyalty", "cut": "3"},
            "cells": {"golden": 1, "at_risk": 1, "over_service": 1, "marginal": 1},
            "unknown": 1,
            "before_cost_to_serve": 0,
        }
    ]
    assert sold.data("account list --matrix value_loyalty")["by"] == "quadrant"
    assert sold.data("account list --matrix '价值 × 忠诚度'")["summary"] == told["summary"]
    page = sold.ok("account list --matrix value-loyalty").splitlines()
    assert page[2:9] == [
        "Value × loyalty",
        "              value (by revenue)",
        "  loyalty     low (< CNY 95)        high (≥ CNY 95)",
        "  high (≥ 3)  don't over-service 1  golden 1",
        "  low (< 3)   marginal 1            at risk 1",
        "  1 client bought nothing in 365 days: what they are worth is not known",
        "    → dealgate order add HNJG … --on … --cost …",
    ]
    assert "golden, 1 client" in "\n".join(page)


def test_a_cut_at_zero_is_said_as_it_cuts(shell):
    """Margins of −9, −1, 0 and 0: nobody brings anything."""
    for code, cost in (("A", 109), ("B", 101), ("C", 100), ("D", 100)):
        shell.ok(f"account add {code} --code {code}X")
        shell.ok(f"order add {code}X 100 --on 2026-02-10 --cost {cost}")
    told = shell.data("account list --matrix volume-profit")
    assert told["summary"][0]["up"] == {"id": "profit", "cut": "0.00"}
    page = shell.ok("account list --matrix volume-profit").splitlines()
    assert "  high (> CNY 0)  selective" not in page
    assert [line.split(")")[0] for line in page[5:7]] == ["  high (> CNY 0", "  low (≤ CNY 0"]
    assert {row["cell"] for row in told["clients"]} == {"unprofitable"}
    shell.lang = "zh"
    assert "高（> CNY 0）" in shell.ok("account list --matrix volume-profit")


def test_clients_who_bought_nothing_lately_stand_in_no_cell(sold):
    sold.days(400)
    told = sold.data("account list --matrix volume-profit")
    assert {row["cell"] for row in told["clients"]} == {None}
    page = sold.ok("account list --matrix volume-profit")
    assert "5 clients bought nothing in 365 days: what they are worth is not known" in page
    assert "likely to leave" not in page


def test_profit_before_the_cost_to_serve_is_said_once(sold):
    sold.ok("account fill BIG rating cost_to_serve=100")
    said = "Of 4 clients here, the cost to serve 3 is not told"
    page = sold.ok("account list --by quadrant")
    assert page.count(said) == 1
    assert "  → dealgate account fill LOW rating cost_to_serve=…" in page
    assert sold.data("account list --matrix volume-profit")["summary"][0]["before_cost_to_serve"] == 3
    for code in ("MID", "LOW", "TINY"):
        sold.ok(f"account fill {code} rating cost_to_serve=0")
    assert "not told" not in sold.ok("account list --by quadrant")


def test_all_matrices_say_what_they_lack(sold):
    told = sold.data("account list --by quadrant")
    assert [each["matrix"] for each in told["summary"]] == [
        "volume-profit",
        "current-potential",
        "value-loyalty",
        "value-response",
        "function",
    ]
    assert len(told["clients"]) == 25
    assert "  → dealgate account fill BIG rating response=…" in sold.ok("account list --by quadrant")


def test_rows_for_a_spreadsheet(sold):
    rows = list(csv.DictReader(io.StringIO(sold.ok("account list --by class --csv"))))
    assert (rows[0]["code"], rows[0]["share"], rows[0]["gold"]) == ("BIG", "0.800000", "true")
    rows = list(csv.DictReader(io.StringIO(sold.ok("account list --by quadrant --csv"))))
    assert len(rows) == 25
    assert "ONCE" not in sold.ok("account list --by grid --csv")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("way", ["class", "grid", "quadrant"])
def test_every_page_fits_80_columns_in_both_languages(sold, lang, way):
    sold.lang = lang
    sold.ok("account fill BIG rating loyalty=5 response=4 direct_function=3 indirect_function=1")
    sold.ok("account add '一家名字特别特别特别特别特别特别特别特别特别长的客户有限责任公司' --code LONG")
    for page in (sold.ok(f"account list --by {way}"), sold.ok(f"account list --by {way} --plot")):
        assert [line for line in page.splitlines() if width(line) > 80 and "→" not in line] == []
        assert "\x1b" not in page


def test_a_plot_names_clients_and_cells(sold):
    for code, loyalty in (("BIG", 5), ("MID", 1), ("LOW", 4), ("TINY", 2)):
        sold.ok(f"account fill {code} rating loyalty={loyalty}")
    drawn = sold.ok("account list --matrix value-loyalty --plot")
    assert all(f"Client {code}" in drawn for code in ("BIG", "MID", "LOW", "TINY"))
    assert all(cell in drawn for cell in ("golden", "at risk", "marginal", "don't over-service"))
    curve = sold.ok("account list --plot")
    assert "A 80%" in curve
    assert "B 95%" in curve
    assert "clients, the largest first (4 clients)" in curve


def test_there_is_nothing_to_draw_yet(shell):
    shell.ok("account add Kunlun")
    assert "too few clients to draw" in shell.ok("account list --by class --plot")
    assert "too few clients to draw" in shell.ok("account list --by quadrant --plot")


def test_a_plot_without_a_value_says_which_is_missing(sold):
    assert "Nothing can be drawn: loyalty is not known." in sold.ok(
        "account list --matrix value-loyalty --plot"
    )
    drawn = sold.ok("account list --by quadrant --plot")  # volume and profit are known of four
    assert "Nothing can be drawn" not in drawn
    sold.ok("account add Two --code TWO")
    sold.days(400)
    for page in ("--by class", "--matrix volume-profit"):
        assert "nobody bought anything in that time" in sold.ok(f"account list {page} --plot")


def test_a_curve_of_contributions_nobody_knows(shell):
    ours = SHIPPED.read_text("utf-8").replace("playbook: client-value", "playbook: contribution", 1)
    Path("contribution.yaml").write_text(ours.replace("value_by: revenue", "value_by: contribution"), "utf-8")
    shell.ok("playbook install contribution.yaml", by="ada")
    for code in ("AX", "BX"):
        shell.ok(f"account add {code} --code {code}")
        shell.ok(f"order add {code} 100")
    page = shell.ok("account list --by class --plot --playbook contribution")
    assert "Nothing can be drawn: contribution is not known." in page
    assert "  contribution is not known of 2 clients\n    → dealgate order add AX … --on … --cost …" in page


def test_what_does_not_go_together(sold):
    assert "choose from: class, grid, quadrant" in sold("account list --by size").err
    assert "function" in sold("account list --matrix loyalty").err
    assert sold("account list --by class --matrix function").code == 2
    assert sold("account list --by class --playbook nobodys").code == 4
    assert sold.data("account list --by class --playbook client-value")["summary"]["A"]["clients"] == 1
    assert sold.data("account list --by 等级")["by"] == "class"


def test_the_portfolio_of_a_past_day(sold):
    sold.days(3)
    sold.ok("order add TINY 5000 --on 2026-03-04")
    sold.ok("account add Newcomer --code NEW")
    now, then = (sold.data(f"account list --by class {day}")["clients"] for day in ("", "--as-of 2026-03-02"))
    assert (now[0]["code"], then[0]["code"]) == ("TINY", "BIG")
    assert "NEW" not in {row["code"] for row in then}


def test_one_client_alone_in_a_matrix_is_told_so(shell):
    shell.ok("account add Acme --code ACME")
    shell.ok("order add ACME 100 --on 2026-02-10 --cost 40")
    shell.ok("account fill ACME rating cost_to_serve=1")
    lines = shell.ok("account list --matrix volume-profit").splitlines()
    assert lines[-1] == "  there is no other client to compare with"


def test_equal_amounts_are_not_settled_by_another_order(shell):
    for code in ("AX", "BX"):
        shell.ok(f"account add {code} --code {code}")
        for day in ("2026-01-10", "2026-02-10"):
            shell.ok(f"order add {code} 100 --on {day} --cost 40")
    page = shell.ok("account list --by grid")
    assert "too few different amounts" in page
    assert "order add" not in page


def test_who_has_left_is_marked(sold):
    sold.ok("account fill BIG rating left_on=2026-03-01 left_because=competitor")
    (line,) = (line for line in sold.ok("account list --by class").splitlines() if " BIG " in line)
    assert line.endswith("left")


def test_concentration_names_what_it_measures(shell):
    for n in range(10):
        shell.ok(f"account add C{n} --code C{n}X")
        shell.ok(f"order add C{n}X {100 + n} --on 2026-02-10 --cost 40")
    page = " ".join(shell.ok("account list --by class").split())
    assert "By revenue, the best 20 % of clients bring" in page


def test_who_is_late_is_named_below_the_cell(shell):
    for code, amount, days in (
        ("OFTEN", 9000, ("2025-08-01", "2025-09-01", "2025-10-01")),
        ("SOME", 500, ("2026-01-01", "2026-02-01")),
        ("FEW", 10, ("2026-01-01", "2026-02-01")),
    ):
        shell.ok(f"account add {code} --code {code}")
        for day in days:
            shell.ok(f"order add {code} {amount} --on {day} --cost 0")
    page = " ".join(shell.ok("account list --by grid").split())
    assert "Of them OFTEN should have bought again by now: find out why they stopped" in page
