"""Amounts in any style: understood exactly, or named."""

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surveyed import HEADING, amounts, column, found, read

from engine.errors import BadFile
from exchange.styles.amounts import Amounts
from exchange.tables.table import Typed
from words.say import say


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("1234", 123_400),
        ("1,234.50", 123_450),
        ("1.234,50", 123_450),
        ("1 234,50", 123_450),
        ("1\u00a0234,50", 123_450),
        ("1\u202f234,50", 123_450),
        ("1'234.50", 123_450),
        ("1’234.50", 123_450),
        ("12,34,567.89", 123_456_789),
        ("(1,234.50)", -123_450),
        ("1,234.50-", -123_450),
        ("−5", -500),
        ("¥-5", -500),
        ("-¥5", -500),
        ("１２，３４５．６", 1_234_560),
        ("－５", -500),
        ("¥ 3.5千", 350_000),
        ("￥12万", 12_000_000),
        ("12万", 12_000_000),
        ("1.2亿", 12_000_000_000),
        ("3百万", 300_000_000),
        ("12万元", 12_000_000),
        ("12 万", 12_000_000),
        ("12万元整", 12_000_000),
        ("12k", 1_200_000),
        ("1.2M", 120_000_000),
        ("1.5 bn", 150_000_000_000),
        ("十二万", 12_000_000),
        ("壹佰元整", 10_000),
        ("人民币12万", 12_000_000),
        ("RMB 5", 500),
        ("5元", 500),
        ("CN¥3", 300),
        ("1e5", 10_000_000),
        ("1.5E+05", 15_000_000),
        ("1054.0000", 105_400),
        (".5", 50),
        ("+5", 500),
    ],
)
def test_an_amount_as_people_write_it(cell, minor):
    assert amounts(cell) == [minor]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("ten", "“ten” isn't an amount in CNY; write it like 1200000"),
        ("12,5o", "“12,5o” isn't an amount in CNY; write it like 1200000"),
        ("12%", "“12%” is a percentage, not an amount"),
        ("12m", "the m of “12m” may mean thousands or millions; write the number out, or k or M"),
        ("1.2345", "“1.2345” has more decimals than CNY"),
        ("三千五", "“三千五” isn't an amount in CNY; write it like 1200000"),
        ("12 34", "“12 34” isn't an amount in CNY; write it like 1200000"),
        ("1,23,4", "“1,23,4” isn't an amount in CNY; write it like 1200000"),
        ("--5", "“--5” isn't an amount in CNY; write it like 1200000"),
        ("(5", "“(5” isn't an amount in CNY; write it like 1200000"),
        ("9" * 16, f"“{'9' * 16}” isn't an amount in CNY; write it like 1200000"),
        ("1e99", "“1e99” isn't an amount in CNY; write it like 1200000"),
        ("#REF!", "“#REF!” isn't an amount in CNY; write it like 1200000"),
    ],
)
def test_what_is_no_amount_is_named(cell, why):
    assert amounts(cell) == [f"value: {why}"]


def test_the_mark_is_decided_over_the_whole_column():
    assert amounts("1,234", "2.5") == [123_400, 250]
    assert amounts("1.234", "2,5") == [123_400, 250]
    # Three decimals where the column has commas for them, and more than CNY has.
    (why, _) = amounts("1,234", "2,5")
    assert why == (
        "value: “1,234” looks like 1234, while decimals stand behind “,” elsewhere in this column;"
        " write both one way, or say which counts under decimal_in"
    )


def test_groups_of_three_alone_are_thousands_unless_the_currency_has_three_decimals():
    assert amounts("1,234", "2,500") == [123_400, 250_000]
    assert amounts("1.234", "2.500", currency="EUR") == [123_400, 250_000]
    (open,) = column("value", "1,234", currency="KWD").undecided
    assert [(way.way, way.reads) for way in open.ways] == [(".", Decimal(1234)), (",", Decimal("1.234"))]
    assert column("value", "1,234", "2,5", currency="KWD").of("value").decimal == ","


def test_zeros_finer_than_the_currency_say_nothing_unless_they_look_like_thousands():
    assert amounts("1054.00", "7.0", currency="JPY") == [1054, 7]
    assert amounts("1054.50", currency="JPY") == ["value: “1054.50” has more decimals than JPY"]
    (half, five) = amounts("2.5", "5.000")
    assert half == 250
    assert five.startswith("value: “5.000” looks like 5000, while decimals stand behind “.” elsewhere")
    assert amounts("2.5", "5.000", decimal=".") == [250, 500]


@pytest.mark.parametrize(
    ("cell", "minor"),
    [
        ("500,-", 50_000),
        ("1.234,-", 123_400),
        ("-1.234,--", -123_400),
        ("500.—", 50_000),
        ("500,- €", 50_000),
    ],
)
def test_no_cents_are_written_as_a_dash(cell, minor):
    assert amounts(cell, currency="EUR") == [minor]
    assert column("value", "1.234,-", "1.500").of("value").decimal == ","


def test_where_a_point_is_written_a_group_behind_it_is_asked_for():
    (open,) = column("value", "1.000", "2.000", country="US").undecided
    assert [(way.way, way.reads) for way in open.ways] == [(".", Decimal(1)), (",", Decimal(1000))]
    for settled in (
        column("value", "1.000", country="DE"),
        column("value", "1.000", "1.000,50", country="US"),
        column("value", "1,000", country="US"),
    ):
        assert settled.undecided == ()
    assert open.line(".") == 'decimal_in: {value: "."}'
    assert amounts("1.000", decimal_in={"value": "."}) == [100]
    asked = column("value", "1.000", country="US").decided("value", ".")
    assert (asked.of("value").decimal, asked.of("value").said) == (".", True)


def test_a_currency_of_three_decimals_in_any_row_makes_it_open():
    from surveyed import found

    assert found({"value": "1,234", "currency": "KWD"}).undecided
    assert found({"value": "KWD 1,234"}).undecided


def test_a_latin_unit_may_well_have_three_decimals():
    assert column("value", "1.234M").undecided
    assert column("value", "1.234万").of("value").decimal == "."


def test_a_column_with_both_marks_is_a_fault_that_names_one_cell_of_each():
    (mixed,) = column("value", "7", "1,234.50", "1.234,50").mixed
    assert (mixed.one.row, mixed.other.row) == (3, 4)
    assert "“1.234,50” here, and “1,234.50” in row 3" in say(mixed.said())
    assert column("value", "1,234", "1.234").mixed


def test_what_the_mapping_says_counts():
    assert amounts("1,234.50", decimal=".") == [123_450]
    assert amounts("1.5", decimal=",")[0].endswith('say decimal: "." in the mapping')
    assert column("value", "1,234.50", "1.234,50", decimal_in={"value": "."}).mixed == ()


def test_another_column_of_the_file_helps():
    rows = [{"value": "1,234", "cost": "2,5", "currency": "KWD"}]
    from surveyed import found

    known = found(*rows)
    assert known.undecided == ()
    assert (known.of("value").decimal, known.of("cost").decimal) == (",", ",")
    assert [(each.column, each.after) for each in known.found] == [("value", "cost"), ("cost", None)]


def test_a_currency_in_the_cell():
    [row] = read({"value": "$12", "currency": "USD"})
    assert (row.amount, row.currency) == (1200, "USD")
    assert read({"value": "€12", "currency": "USD"}) == [["value: “€12” is in EUR, and the row is in USD"]]
    # Where the row names none, the cell does.
    [row] = read({"value": "USD 12", "cost": "5"})
    assert (row.amount, row.cost, row.currency) == (1200, 500, "USD")
    [row] = read({"value": "¥12"}, currency="JPY")
    assert (row.amount, row.currency) == (12, "JPY")
    [[why]] = read({"value": "$12"})
    assert why.startswith("value: “$12” may be any of ARS, AUD,")
    assert read({"value": "$12"}, constants={"currency": "CAD"})[0].currency == "CAD"
    [row] = read({"value": "12", "currency": "US$"})
    assert row.currency == "USD"


def test_what_the_file_holds_as_a_number_is_one_whatever_the_style():
    assert Amounts().minor(Typed("1.234"), ",", "KWD") == 1234
    reading = Amounts()
    assert (reading.minor("1.234", ",", "EUR"), reading.minor(Typed("12.34"), ",", "EUR")) == (123_400, 1234)
    assert say(reading.minor(Typed("true"), ".", "EUR")).startswith("“true” isn't an amount")


def test_refusals_in_chinese():
    from words.say import speak

    speak("zh")
    try:
        assert amounts("12m") == ["value: “12m”里的 m 可能是千，也可能是百万；请写成数字，或写 k、M、万"]
        assert amounts("12%") == ["value: “12%”是百分比，不是金额"]
    finally:
        speak("en")


# ── any amount, in any style ──────────────────────────────────────────────────────────────────

STYLES = (("", "."), (",", "."), (".", ","), (" ", ","), ("\u202f", ","), ("'", "."), ("", ","))
AROUND = ("{}", "{} 元", "¥{}", "RMB {}", "{}元", "CNY {}", "{} CNY")
values = st.integers(0, 10**13)


def spelled(minor: int, style: tuple[str, str], around: str = "{}", sign: str = "") -> str:
    group, mark = style
    whole, cents = divmod(abs(minor), 100)
    text = around.format(f"{whole:,}".replace(",", group) + f"{mark}{cents:02}")
    return text if minor >= 0 else {"": f"-{text}", "(": f"({text})", "-": f"{text}-"}[sign]


@given(
    st.lists(st.integers(-(10**13), 10**13), min_size=1, max_size=8),
    st.sampled_from(STYLES),
    st.lists(st.sampled_from(AROUND), min_size=8, max_size=8),
    st.sampled_from(["", "(", "-"]),
    st.randoms(use_true_random=False),
)
def test_any_amount_in_any_style_comes_back_exact(minors, style, around, sign, chance):
    cells = [spelled(minor, style, each, sign) for minor, each in zip(minors, around, strict=False)]
    assert amounts(*cells) == minors
    shuffled = random.Random(chance.random()).sample(cells, len(cells))
    assert column("value", *shuffled).of("value").decimal == column("value", *cells).of("value").decimal


@given(st.lists(st.text("0123456789.,' -¥万", min_size=1, max_size=9), max_size=6))
def test_a_column_never_reads_two_ways(cells):
    """Whatever stands there: a cell that is read is read by the mark of its column."""
    known = column("value", *cells)
    if known.mixed or known.undecided:
        return
    mark = known.of("value").decimal
    for cell in cells:
        read = Amounts().minor(cell.strip(), mark, "CNY")
        other = Amounts().minor(cell.strip(), "," if mark in (None, ".") else ".", "CNY")
        if isinstance(read, int) and isinstance(other, int) and mark is None:
            assert read == other, cell


# ── whose money ───────────────────────────────────────────────────────────────────────────────


def monies(*cells, currency="CNY", **said):
    rows = read(*({"value": cell} for cell in cells), currency=currency, **said)
    return [(row.amount, row.currency) for row in rows]


def test_bare_amounts_beside_a_currency_are_in_it_too():
    assert monies("€1.200,00", "500") == [(120_000, "EUR"), (50_000, "EUR")]
    assert monies("$1,200", "US$ 5", "500")[2] == (50_000, "USD")
    # The workspace's own sign makes them the workspace's.
    assert monies("¥1,200", "500")[1] == (50_000, "CNY")


@pytest.mark.parametrize("cells", [("$1,200", "500"), ("€5", "US$5", "500"), ("¥5", "€5", "500")])
def test_where_several_may_be_meant_nothing_goes_in(cells):
    known = column("value", *cells)
    with pytest.raises(BadFile) as refused:
        known.check("orders.csv", HEADING)
    [fault] = refused.value.faults
    assert (fault.key, fault.line) == ("value", 1 + len(cells))
    assert "“500” names no currency" in say(fault.what)
    assert "name the currency under constants in the mapping" in say(fault.what)


def test_the_mapping_says_whose_they_are():
    known = column("value", "$1,200", "500", constants={"currency": "USD"})
    known.check("orders.csv", HEADING)
    assert monies("$1,200", "500", constants={"currency": "USD"}) == [(120_000, "USD"), (50_000, "USD")]


def test_it_is_always_said_what_the_table_does_not():
    assert [say(each.said()).strip() for each in column("value", "5").found] == [
        "currency: where the table names none, CNY is taken (currency under constants)"
    ]
    assert column("value", "5", constants={"currency": "CNY"}).found == ()
    assert found({"value": "5", "currency": "EUR"}).found == ()
    assert len(found({"value": "5", "currency": "EUR"}, {"value": "5"}).found) == 1


def test_where_every_amount_names_its_own_there_is_nothing_to_say():
    assert column("value", "5 €", "$7").found == ()
