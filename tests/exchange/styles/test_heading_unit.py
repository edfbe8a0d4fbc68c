"""The unit a heading names: read, multiplied, shown, and overruled."""

import pytest

from exchange.plans.orders import OrderColumns, OrderPlan
from exchange.rows.order_row import OrderReader
from exchange.styles.heading_unit import unit_of
from exchange.styles.survey import survey
from exchange.tables.table import Form, Table, Typed
from words.say import say


@pytest.mark.parametrize(
    ("heading", "factor", "currency"),
    [
        ("金额（万元）", 10_000, "CNY"),
        ("金额(元)", 1, "CNY"),
        ("金额（单位：百万美元）", 1_000_000, "USD"),
        ("合同金额万元", 10_000, "CNY"),
        ("金额/亿", 100_000_000, None),
        ("Amount (k€)", 1000, "EUR"),
        ("Value in TEUR", 1000, "EUR"),
        ("Betrag [Tsd. EUR]", 1000, "EUR"),
        ("Umsatz in Mio. €", 1_000_000, "EUR"),
        ("Amount (€m)", 1_000_000, "EUR"),
        ("Amount (USD thousands)", 1000, "USD"),
        ("Amount (000s)", 1000, None),
        ("Amount USD", 1, "USD"),
        ("Betrag €", 1, "EUR"),
    ],
)
def test_a_heading_names_a_unit(heading, factor, currency):
    unit = unit_of(heading)
    assert unit is not None
    assert unit.factor == factor
    assert (currency in (unit.currencies or ())) == (currency is not None)


@pytest.mark.parametrize(
    "heading",
    ["Amount", "金额", "客户（北京）", "Talks (in person)", "Amount in company currency", "Total all"],
)
def test_most_name_none(heading):
    assert unit_of(heading) is None


def orders(heading, *cells, currency="CNY", **said):
    """Minor units with their currency, or what is wrong; and what was found out."""
    columns = OrderColumns(on="day", amount=heading, account="client")
    plan = OrderPlan(what="orders", source="books", columns=columns, **said)
    rows = [["2024-01-02", cell, "Acme"] for cell in cells]
    table = Table(("day", heading, "client"), iter(enumerate(rows, 2)), len(rows), Form(), [])
    known = survey(table, plan, "Asia/Shanghai", currency, {})
    reader = OrderReader(plan, table.heading, known, "2026-11-21T04:00:00.000000Z", currency)
    read = [reader.read(number, cells) for number, cells in enumerate(rows, 2)]
    return [(r.amount, r.currency) if r else say(why[0].reason) for r, why in read], [
        say(each.said()).strip() for each in known.found
    ]


def test_the_numbers_below_it_are_multiplied_and_that_is_shown():
    read, shown = orders("金额（万元）", "12", "1.5", Typed("0.125"))
    assert read == [(12_000_000, "CNY"), (1_500_000, "CNY"), (125_000, "CNY")]
    assert "金额（万元）: in 万元, so “12” is 120000 (units)" in shown


def test_a_cell_with_a_unit_of_its_own_is_what_it_says():
    assert orders("金额（万元）", "3", "12万", "￥3.5千")[0] == [
        (3_000_000, "CNY"),
        (12_000_000, "CNY"),
        (350_000, "CNY"),
    ]


def test_its_currency_is_that_of_the_column():
    read, shown = orders("Amount (k€)", "12", "7.25")
    assert read == [(1_200_000, "EUR"), (725_000, "EUR")]
    assert any("amounts without one are EUR too" in line for line in shown)


def test_three_decimals_make_sense_below_it():
    """1,234 thousand, or one and a bit: nobody can say."""
    columns = OrderColumns(on="day", amount="Amount (k€)", account="client")
    plan = OrderPlan(what="orders", source="books", columns=columns)
    table = Table(("day", "Amount (k€)", "client"), iter([(2, ["2024-01-02", "1,234", "A"])]), 1, Form(), [])
    assert [each.column for each in survey(table, plan, "UTC", "EUR", {}).undecided] == ["Amount (k€)"]


def test_the_mapping_overrules_it():
    read, shown = orders("金额（万元）", "12", units={"金额（万元）": 1})
    assert read == [(1200, "CNY")]
    assert not any("units" in line for line in shown)
