"""Any table through CSV, JSON lines and a workbook comes back as it was."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from engine.new_file import appearing
from exchange.outgoing.column import Sheet, day, flag, instant, money, number, text
from exchange.outgoing.csv_file import ENCODING, write_csv
from exchange.outgoing.jsonl_file import write_jsonl
from exchange.outgoing.spelling import harmless, spelled
from exchange.outgoing.xlsx_file import write_xlsx
from exchange.tables.table import Form, Typed
from exchange.tables.table_file import open_table

SHANGHAI = ZoneInfo("Asia/Shanghai")
COLUMNS = (
    text("key", "编号", "Key"),
    text("what", "内容", "What"),
    money("amount", "金额", "Amount"),
    text("currency", "币种", "Currency"),
    number("version", "版本", "Version"),
    day("on", "日期", "On"),
    instant("at", "时间", "At"),
    flag("kept", "兑现", "Kept"),
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
    st.text(st.sampled_from("'=+-@\t\r\n\",; 0123456789.eE_xA中，．＝🦜"), max_size=12),
    st.lists(st.sampled_from(["_x0041", "_x005F", "_", "x0042_", "\x01", "<r>", "</r>"]), max_size=5).map(
        "".join
    ),
    st.sampled_from(
        [
            *("=1+1", "'=1", "''@x", "+49 30", "007", "123456789012345678901", "1e5", "true", "2024-03-05"),
            *("#N/A", "_x0041_", "_x005F_x0041_", "a\r\nb", "\r", "\x01", "\x1b[31m", "\uffff", "，", " x "),
            *("-5", "null", "_x0041_x0042_", "_x0041\x01", "<r>a</r>", "<r><x>\n</r>", "<r>&amp;</r>"),
        ]
    ),
)
DAYS = st.dates(datetime(1900, 3, 1).date(), datetime(2999, 12, 31).date()).map(str)
INSTANTS = st.datetimes(datetime(1900, 3, 2), datetime(2999, 12, 30)).map(
    lambda moment: moment.isoformat(timespec="microseconds") + "Z"
)
AMOUNTS = st.integers(-(10**17), 10**17).map(lambda minor: Decimal(minor).scaleb(-2))
ROWS = st.lists(
    st.tuples(
        st.integers(1, 10**6).map(lambda n: f"K-{n}"),
        TEXTS,
        st.none() | AMOUNTS,
        st.just("CNY"),
        st.integers(-(2**31), 2**31 - 1),
        st.none() | DAYS,
        st.none() | INSTANTS,
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


def sheet(rows):
    return Sheet("deals", COLUMNS[0].title, COLUMNS, iter(rows))


def read(path, **form):
    with open_table(str(path), Form(**form)) as table:
        assert list(table.heading) == [column.id for column in COLUMNS]
        return [cells for _, cells in table.rows]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("out")


@settings(max_examples=150)
@given(rows=ROWS)
@example(rows=[("K-1", "=cmd|' /C calc'!A0", Decimal("-1.50"), "CNY", 1, None, None, True)])
def test_csv(folder, rows):
    path = folder / "t.csv"
    with open(path, "w", encoding=ENCODING, newline="") as file:
        assert write_csv(sheet(rows), file, None) == len(rows)
    assert read(path) == [[spelled(cell) for cell in row] for row in rows]


@settings(max_examples=150)
@given(rows=ROWS)
def test_json_lines(folder, rows):
    path = folder / "t.jsonl"
    with open(path, "w", encoding="utf-8", newline="") as file:
        assert write_jsonl(sheet(rows), file, None) == len(rows)
    assert read(path) == [[spelled(cell) for cell in row] for row in rows]


@settings(max_examples=150)
@given(rows=ROWS)
def test_workbook(folder, rows):
    path = folder / "t.xlsx"
    path.unlink(missing_ok=True)
    assert write_xlsx([sheet(rows)], str(path), None, SHANGHAI).rows == {"deals": len(rows)}
    found = read(path, sheet="deals")
    assert [numbers_plain(row) for row in found] == [
        [in_workbook(cell, c) for cell, c in zip(row, COLUMNS, strict=True)] for row in rows
    ]


@settings(max_examples=100)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8))
def test_texts_of_a_workbook_in_another_reader(folder, texts):
    path = folder / "t.xlsx"
    path.unlink(missing_ok=True)
    said = [text.replace("\ufffe", "").replace("\uffff", "") for text in texts]  # it leaves them escaped
    rows = [(f"K-{n}", text, None, "CNY", 1, None, None, True) for n, text in enumerate(said, 1)]
    write_xlsx([sheet(rows)], str(path), None, SHANGHAI)
    found = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("deals").to_python()[1:]
    assert [row[1] for row in found] == said


def in_workbook(cell, column):
    """Instants stand there in the team's zone, to the second; `1.50` is the number 1.5."""
    if column.kind == "instant" and cell:
        moment = datetime.fromisoformat(cell).astimezone(SHANGHAI)
        return moment.replace(microsecond=0, tzinfo=None).isoformat()
    return plain(spelled(cell)) if column.kind == "money" and cell is not None else spelled(cell)


def numbers_plain(row):
    return [
        plain(cell) if column.kind == "money" and cell else cell
        for cell, column in zip(row, COLUMNS, strict=True)
    ]


def plain(digits):
    return f"{Decimal(digits).normalize():f}"


def test_cells_of_a_workbook_are_typed(tmp_path):
    rows = [("K-1", "5", Decimal("-12.50"), "CNY", 7, "2026-03-05", "2026-03-05T16:30:00.000000Z", False)]
    write_xlsx([sheet(rows)], str(tmp_path / "t.xlsx"), None, SHANGHAI)
    (found,) = read(tmp_path / "t.xlsx")
    assert found == ["K-1", "5", "-12.5", "CNY", "7", "2026-03-05", "2026-03-06T00:30:00", "false"]
    assert [type(cell) for cell in found] == [str, str, Typed, str, Typed, Typed, Typed, Typed]


def test_days_before_excels_calendar_stay_text(tmp_path):
    rows = [("K-1", "", None, "CNY", 7, "1900-02-28", "1900-02-01T00:00:00.000000Z", None)]
    write_xlsx([sheet(rows)], str(tmp_path / "t.xlsx"), None, SHANGHAI)
    assert read(tmp_path / "t.xlsx")[0][5:7] == ["1900-02-28", "1900-02-01T00:00:00.000000Z"]


def sheet_text(path, number=1):
    with ZipFile(path) as archive:
        return archive.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_amounts_are_written_digit_by_digit(tmp_path):
    """15 digits a workbook holds; a cent more is a text."""
    amounts = ["0.10", "9999999999999.99", "99999999999999.99", "-12345678901234.50", "-0.07"]
    rows = [("K", "", Decimal(amount), "CNY", 10**18 + 1, None, None, None) for amount in amounts]
    write_xlsx([sheet(rows)], str(tmp_path / "t.xlsx"), None, SHANGHAI)
    found = read(tmp_path / "t.xlsx")
    assert [row[2] for row in found] == [
        "0.1",
        "9999999999999.99",
        "99999999999999.99",
        "-12345678901234.5",
        "-0.07",
    ]
    assert [type(row[2]) for row in found] == [Typed, Typed, str, Typed, Typed]
    assert (found[0][4], type(found[0][4])) == ("1000000000000000001", str)
    assert re.findall(r'<c r="C\d+" s="\d+"><v>([^<]*)', sheet_text(tmp_path / "t.xlsx")) == [
        *("0.10", "9999999999999.99", "-12345678901234.50", "-0.07")
    ]


def test_heading_in_sight_a_filter_and_widths_by_what_stands_there(tmp_path):
    rows = [(f"K-{n}", "一台激光切割机" * 2, None, "CNY", n, None, None, True) for n in range(3)]
    write_xlsx([sheet(rows)], str(tmp_path / "t.xlsx"), lambda title: title.zh, SHANGHAI)
    made = sheet_text(tmp_path / "t.xlsx")
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in made
    assert '<autoFilter ref="A1:H4"/>' in made
    columns = re.findall(r'<col min="(\d)" max="(\d)" width="(\d+)', made)
    widths = {at: int(width) for first, last, width in columns for at in range(int(first), int(last) + 1)}
    assert widths == {1: 10, 2: 28 + 2, 3: 10, 4: 10, 5: 10, 6: 10, 7: 19 + 2, 8: 10}
    assert "<f>" not in made


def test_what_ends_half_way_leaves_nothing(tmp_path):
    def rows():
        yield ("K-1", "a", None, "CNY", 1, None, None, True)
        raise RuntimeError("the connection is gone")

    with pytest.raises(RuntimeError, match="gone"), appearing(str(tmp_path / "t.xlsx")) as path:
        write_xlsx([sheet(rows())], path, None, SHANGHAI)
    assert list(tmp_path.iterdir()) == []


def test_what_the_disk_refuses_is_an_error_of_the_system(tmp_path):
    (tmp_path / "t.xlsx").mkdir()
    with pytest.raises(OSError):  # noqa: PT011 — which one, the system says
        write_xlsx([sheet([])], str(tmp_path / "t.xlsx"), None, SHANGHAI)
    assert [each.name for each in tmp_path.iterdir()] == ["t.xlsx"]


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1", "'=1"), ("'=1", "''=1"), ("-5", "'-5"), ("\t", "'\t"), ("x=1", "x=1"), ("'a", "'a"), ("", "")],
)
def test_a_text_never_runs_as_a_formula(text, written):
    assert harmless(text) == written


def test_a_negative_amount_stays_a_number():
    assert harmless(Decimal("-5.00")) == "-5.00"


def test_headings_in_the_readers_language(tmp_path):
    path = tmp_path / "t.csv"
    with open(path, "w", encoding=ENCODING, newline="") as file:
        write_csv(sheet([]), file, lambda title: title.zh)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + "编号,内容,金额".encode())
    assert path.read_bytes().endswith(b"\r\n")


class TestWhatIsTooMuchForASheet:
    def rows(self, *texts):
        return [(f"K-{n}", said, None, "CNY", 1, None, None, True) for n, said in enumerate(texts, 1)]

    def test_more_rows_go_to_another_sheet(self, tmp_path):
        told = write_xlsx([sheet(self.rows(*"abcdefg"))], str(tmp_path / "t.xlsx"), None, SHANGHAI, most=4)
        assert told.rows == {"deals": 7}
        assert [(note.id, note.params["sheets"]) for note in told.notes] == [("exporting.split_rows", 3)]
        found = [
            row[1]
            for name in ("deals", "deals (2)", "deals (3)")
            for row in read(tmp_path / "t.xlsx", sheet=name)
        ]
        assert found == list("abcdefg")

    def test_rows_that_just_fit_need_no_other(self, tmp_path):
        told = write_xlsx([sheet(self.rows(*"abc"))], str(tmp_path / "t.xlsx"), None, SHANGHAI, most=4)
        assert told.notes == ()

    def test_the_rest_of_a_long_cell_stands_on_a_sheet_of_its_own(self, tmp_path):
        said = "很" * 32_765 + "=_x0041_\x01" + "长" * 40_000
        told = write_xlsx([sheet(self.rows(said))], str(tmp_path / "t.xlsx"), None, SHANGHAI)
        assert [(note.id, note.params["n"]) for note in told.notes] == [("exporting.split_cells", 1)]
        (row,) = read(tmp_path / "t.xlsx", sheet="deals")
        with open_table(str(tmp_path / "t.xlsx"), Form(sheet="continued")) as table:
            rest = [cells for _, cells in table.rows]
        assert [cells[:4] for cells in rest] == [["deals", "2", "what", "2"], ["deals", "2", "what", "3"]]
        assert row[1] + "".join(cells[4] for cells in rest) == said


def test_the_legend_says_which_column_is_what(tmp_path):
    write_xlsx([sheet([])], str(tmp_path / "t.xlsx"), lambda title: title.zh, SHANGHAI)
    with open_table(str(tmp_path / "t.xlsx"), Form(sheet="列说明")) as table:
        assert next(table.rows)[1] == ["编号", "编号", "key", "text"]


def test_another_reader_finds_the_same(tmp_path):
    at = datetime(2026, 3, 5, 16, 30, tzinfo=UTC)
    rows = [("K-1", "=1+1", Decimal("0.10"), "CNY", 7, "2026-03-05", at.isoformat(), True)]
    write_xlsx([sheet(rows)], str(tmp_path / "t.xlsx"), None, SHANGHAI)
    book = CalamineWorkbook.from_path(str(tmp_path / "t.xlsx"))
    assert book.sheet_names == ["deals", "columns"]
    (found,) = book.get_sheet_by_name("deals").to_python(skip_empty_area=True)[1:]
    there = at.astimezone(SHANGHAI).replace(tzinfo=None)
    assert found == ["K-1", "=1+1", 0.1, "CNY", 7, datetime(2026, 3, 5).date(), there, True]
    assert there - at.replace(tzinfo=None) == timedelta(hours=8)
