"""Words for nothing, open ends, and how what was found is shown and asked."""

import pytest
from surveyed import HEADING, amounts, column, days, found, plan, read, table

from engine.errors import BadFile
from exchange.plans.deals import DealPlan
from exchange.styles.survey import survey
from exchange.tables.table import Form, Table
from stages.worksheets import WORKSHEETS
from words.say import say, speak


def shown(known):
    return [say(each.said()).strip() for each in known.found]


@pytest.mark.parametrize("word", ["NULL", "null", "N/A", "#N/A", "NaN", "(null)", "(blank)", "\\N"])
def test_unmistakable_words_say_nothing_anywhere(word):
    [row] = read(
        {"client": word, "cost": word, "day": "2024-01-02", "value": "5"}, constants={"account": "Acme"}
    )
    assert (row.account, row.cost) == ("Acme", None)


@pytest.mark.parametrize(
    "word", ["-", "—", "无", "暂无", "未知", "待定", "TBD", "none", "None", "unknown", "Unknown"]
)
def test_more_words_say_nothing_where_a_number_or_a_day_belongs(word):
    [row] = read({"client": word, "cost": word})
    assert (row.account, row.cost) == (word, None)
    assert read({"day": word}) == [["day: no day"]]
    assert read({"day": "0000-00-00"}) == [["day: no day"]]


def test_the_mapping_replaces_the_words():
    assert read({"cost": "-"}, nulls=["?"]) == [["cost: “-” isn't an amount in CNY; write it like 1200000"]]
    assert read({"client": "NULL"}, nulls=[])[0].account == "NULL"
    assert read({"cost": "0"}, nulls_in={"cost": ["0"]})[0].cost is None
    # Beside a list of its own a column keeps what holds for all.
    assert read({"cost": "-"}, nulls_in={"cost": ["0"]})[0].cost is None
    assert read({"client": "NULL"}, nulls_in={"client": []})[0].account == "NULL"


def test_words_for_nothing_are_shown_where_the_mapping_did_not_name_them():
    known = found({"cost": "待定", "client": "N/A"}, {"cost": "-", "client": "Acme"})
    assert shown(known) == [
        "client: “N/A” says no more than an empty cell (nulls)",
        "cost: “待定” says no more than an empty cell (nulls)",
    ]
    assert found({"cost": "-"}, nulls=["-"]).found == ()


@pytest.mark.parametrize(
    "cell",
    [
        "9999-12-31",
        "9999-12-31 23:59:59",
        "31/12/9999",
        "4000-12-31",
        "2099-12-31",
        "2050-01-01 00:00:00",
        "1970-01-01T00:00",
        "1900-01-01",
        "1899-12-30",
    ],
)
def test_an_open_end_is_no_day(cell):
    assert days(cell) == ["day: no day"]
    (said,) = [each for each in column("day", cell, "25/03/2024").found if each.what == "open_ends"]
    assert say(said.said()).strip() == f"day: “{cell}” stands for no day yet (open_ends)"


def test_what_only_resembles_an_open_end_is_a_day():
    assert days("2050-01-02", "2050-01-01 08:00")[0] == "day: 2050-01-02 has not come yet"
    assert days("1970-01-01 08:30", "1900-01-02") == ["1970-01-01", "1900-01-02"]


def test_the_mapping_says_which_days_are_open_ends():
    assert days("1970-01-01", open_ends=[]) == ["1970-01-01"]
    assert days("2000-01-01", "1970-01-01", open_ends=["2000-01-01"]) == ["day: no day", "1970-01-01"]
    assert days("9999-12-31", open_ends=[]) == ["day: “9999-12-31” is too far away to be meant"]
    assert column("day", "1970-01-01", open_ends=["1970-01-01"]).found == ()


def test_what_is_found_is_shown_with_an_example_and_its_key():
    known = found({"day": "25/03/99", "value": "1.234,50"}, {"day": "25/03/24"})
    assert shown(known) == [
        "day: day first, so “25/03/99” is 25 Mar 1999 (dates)",
        "value: decimals behind a comma, so “1.234,50” is 1234.5 (decimal)",
        "currency: where the table names none, CNY is taken (currency under constants)",
    ]
    speak("zh")
    try:
        assert shown(known) == [
            "day：先日后月，“25/03/99”是1999年3月25日（dates）",
            "value：小数点是“,”，“1.234,50”是 1234.5（decimal）",
            "币种：表里没有写的，按 CNY 计（constants 里的 currency）",
        ]
    finally:
        speak("en")
    assert found({"day": "2024-03-25", "value": "1234"}, constants={"currency": "CNY"}).found == ()


def test_only_columns_the_mapping_uses_and_rows_it_wants_tell_anything():
    assert found({"due": "25/03/2024"}).found == ()
    rows = [{"value": "1,5", "client": "Total"}, {"value": "1.5", "client": "Acme"}]
    assert found(*rows).mixed
    assert found(*rows, only={"client": ["Acme"]}).of("value").decimal == "."


def test_an_answer_settles_every_column_that_can_be_read_so():
    deals = DealPlan.model_validate(
        {
            "source": "crm",
            "columns": {"title": "what", "stage": "stage", "close_date": "due"},
            "stages": {"Open": {"stage": "understand", "on": "began"}},
        }
    )
    rows = iter([(2, ["Line", "Open", "03/04/2024", "05/06/2024"])])
    heading = ("what", "stage", "due", "began")
    known = survey(Table(heading, rows, 1, Form(), []), deals, "UTC", "EUR", WORKSHEETS)
    assert [each.column for each in known.undecided] == ["due", "began"]
    settled = known.decided("due", "month first")
    assert settled.undecided == ()
    assert (settled.of("due").days, settled.of("began").days) == (("month first",),) * 2
    settled.check("crm.csv", heading)


def test_another_column_of_days_helps_and_that_is_shown():
    deals = DealPlan.model_validate(
        {
            "source": "crm",
            "columns": {"title": "what", "stage": "stage", "close_date": "due"},
            "stages": {"Open": {"stage": "understand", "on": "began"}},
        }
    )
    rows = iter([(2, ["Line", "Open", "03/04/2024", "25/06/2024"])])
    known = survey(
        Table(("what", "stage", "due", "began"), rows, 1, Form(), []), deals, "UTC", "EUR", WORKSHEETS
    )
    assert shown(known) == [
        "due: day first, as began is, so “03/04/2024” is 3 Apr 2024 (dates)",
        "began: day first, so “25/06/2024” is 25 Jun 2024 (dates)",
    ]


def test_with_nobody_to_ask_every_column_is_named_with_the_line_to_write():
    known = found({"day": "03/04/2024", "value": "1.234,5", "cost": "7"}, {"value": "1,234.5"})
    with pytest.raises(BadFile) as caught:
        known.check("books.csv", HEADING)
    assert say(caught.value.message) == (
        "How 2 columns of books.csv should be read is not clear; nothing was imported."
    )
    mixed, open = caught.value.faults
    assert (mixed.key, mixed.line, mixed.column) == ("value", 3, 3)
    assert (open.key, open.line, open.column) == ("day", 2, 2)
    assert say(open.what) == (
        "“03/04/2024” may be 3 Apr 2024 (day first), 4 Mar 2024 (month first), and no cell of the column"
        " tells which; write one of these in the mapping: dates_in: {day: day first}, dates_in: {day: month"
        " first}"
    )


def test_the_line_to_write_is_read_as_it_stands():
    from ruamel.yaml import YAML

    (open,) = column("day", "03/04/2024").undecided
    odd = open._replace(column='Close "date": 1')
    assert YAML(typ="safe").load(odd.line("day first")) == {"dates_in": {'Close "date": 1': "day first"}}


def test_a_worksheet_gets_numbers_and_days_in_the_one_spelling(monkeypatch):
    from exchange.rows.cell_reader import Reading
    from exchange.rows.order_row import OrderReader
    from exchange.styles.style import DAY, NUMBER, Style

    known = found({})
    known = known._replace(
        styles={**known.styles, "cost": Style(NUMBER, ","), "due": Style(DAY, days=("day first",))}
    )
    reader = OrderReader(plan(), HEADING, known, "2026-11-21T04:00:00.000000Z", "CNY")
    ((_, cells),) = table([{"cost": "1.234,5", "due": "03/04/2024"}]).rows
    reading = Reading(2, cells)
    assert (reader.plain(reading, "cost"), reader.plain(reading, "due")) == ("1234.5", "2024-04-03")


def test_memory_does_not_grow_with_the_column():
    import tracemalloc

    def rows(n):
        return (
            (i, ["a", f"2024-01-{i % 28 + 1:02} {i % 24:02}:{i % 60:02}:{i}", f"{i}.5", "", "", ""])
            for i in range(n)
        )

    def peak(n):
        tracemalloc.start()
        survey(Table(HEADING, rows(n), n, Form(), []), plan(), "UTC", "EUR", WORKSHEETS)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(120_000) < 1.5 * peak(40_000)


def test_the_bad_amounts_people_fear():
    assert amounts("12万", "1,234.50", "¥ 3.5千") == [12_000_000, 123_450, 350_000]
    assert amounts("1.234,50") == [123_450]
