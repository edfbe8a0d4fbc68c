import random

import pytest
from python_calamine import CalamineWorkbook
from workbooks import MAIN, RELATIONS, cell, packed, parts, row, sheet, texts, workbook
from xlsxwriter import Workbook

from exchange.tables.table import Typed
from words.say import say

HEAD = row(1, texts(1, "id", "value"))


def values(read, *cells, **given):
    """One row of cells, as they were read."""
    heading = row(1, texts(1, *(f"c{n}" for n in range(len(cells)))))
    return read(workbook(heading, row(2, *cells), **given), "x.xlsx").rows[0][1]


def test_numbers_are_spelled_as_a_spreadsheet_shows_them(read):
    written = ["42", "0.30000000000000004", "1e-05", "1.5E3", "-7", "12345678901234567", "1199.9", "00"]
    cells = values(read, *(cell(f"{chr(65 + at)}2", text) for at, text in enumerate(written)))
    assert cells == ["42", "0.3", "0.00001", "1500", "-7", "12345678901234567", "1199.9", "00"]
    assert all(isinstance(each, Typed) for each in cells)


def test_days_times_and_durations_are_known_by_their_format(read):
    written = [
        ("45356", 1),
        ("45356.604166666664", 2),
        ("0.75", 3),
        ("1.510416666666667", 4),
        ("45356", 5),
        ("45356.5", 1),
    ]
    cells = values(read, *(cell(f"{chr(65 + at)}2", text, style=s) for at, (text, s) in enumerate(written)))
    assert cells == [
        "2024-03-05",
        "2024-03-05T14:30:00",
        "18:00:00",
        "36:15:00",
        "45356",
        "2024-03-05T12:00:00",
    ]


def test_days_before_march_1900_and_the_other_beginning(read):
    assert values(read, cell("A2", "1", style=1), cell("B2", "61", style=1)) == ["1900-01-01", "1900-03-01"]
    assert values(read, cell("A2", "0", style=1), cell("B2", "43894", style=1), since_1904=True) == [
        "1904-01-01",
        "2024-03-05",
    ]
    assert values(read, cell("A2", "-1", style=1), cell("B2", "99999999", style=1)) == ["-1", "99999999"]


def test_truths_errors_results_of_formulas_and_days_of_the_strict_kind(read):
    cells = (
        cell("A2", "1", "b"),
        cell("B2", "#N/A", "e"),
        cell("C2", "6", formula="2*3"),
        cell("D2", "ab", "str", formula="A&amp;B"),
        cell("E2", "", "str", formula="IF(A1,1,)"),
        cell("F2", "2024-03-05T00:00:00", "d"),
        cell("G2", text="a_x000D_b"),
    )
    found = values(read, *cells)
    assert found == ["true", "#N/A", "6", "ab", "", "2024-03-05", "a\rb"]
    assert [isinstance(each, Typed) for each in found] == [True, False, True, False, False, True, False]


def test_a_formula_that_was_never_calculated_is_named(read):
    found = read(workbook(HEAD, row(2, texts(2, "1"), cell("B2", None, formula="SUM(A1)"))), "x.xlsx")
    assert found.rows == [(2, ["1", ""])]
    assert say(found.rows[0][1][1].why) == (
        "the cell B2 is a formula that was never calculated; open the file in Excel, save it, and import it"
        " again"
    )


def test_of_a_row_of_nothing_but_formulas_nothing_is_lost(read):
    never = [cell(None, None, formula="1+1").replace('r="None" ', "") for _ in range(2)]
    found = read(workbook(HEAD, f'<row r="2">{"".join(never)}</row>', row(3, texts(3, "1", "x"))), "x.xlsx")
    assert [number for number, _ in found.rows] == [2, 3]
    assert [say(each.why).split(" is")[0] for each in found.rows[0][1]] == ["the cell A2", "the cell B2"]


def test_a_total_that_was_never_calculated_is_a_total(read):
    heading = row(1, texts(1, "id", "name", "owner", "value"))
    rows = [row(n, texts(n, f"D{n}", "x", "lin", "5")) for n in range(2, 9)]
    total = row(9, cell("A9", text="合计"), cell("D9", None, formula="SUM(D2:D8)"))
    found = read(workbook(heading, *rows, total), "x.xlsx")
    assert [number for number, _ in found.rows] == list(range(2, 9))
    assert found.notes == ["Row 9 at the end is no part of the table and was left out (“合计”)."]


def test_shared_texts_with_their_runs_and_without_how_they_are_pronounced(read):
    runs = "<r><t>华南</t></r><r><t xml:space='preserve'> 精工</t></r><rPh><t>ka</t></rPh>"
    shared = f"<si>{runs}</si><si><t>B&amp;C</t></si>"
    found = values(read, cell("A2", "0", "s"), cell("B2", "1", "s"), shared=shared)
    assert found == ["华南 精工", "B&C"]
    lost = read(workbook(HEAD, row(2, cell("A2", "7", "s"))), "x.xlsx")
    assert say(lost.rows[0][1][0].why) == "the text of cell A2 is missing from the file"


def test_rows_and_cells_keep_their_places(read):
    found = read(
        workbook(HEAD, row(4, cell("B4", "5")), "<row/>", "<row><c><v>1</v></c><c><v>2</v></c></row>"),
        "x.xlsx",
    )
    assert found.rows == [(4, ["", "5"]), (6, ["1", "2"])]


def test_rows_and_cells_that_lie_about_their_place_are_refused(read):
    late, back = row(3, texts(3, "a")), row(2, texts(2, "b"))
    twice = '<row r="5">' + cell("B5", "1") + cell("A5", "2") + "</row>"
    rows = read(workbook(HEAD, late, back, twice, row(6, texts(6, "c", "d"))), "x.xlsx").rows
    assert rows == [
        (3, ["a", ""]),
        (3, "the file has row 2 behind row 3, so it can't be told which row this is"),
        (5, "the cell A5 is out of its place, so the columns can't be told"),
        (6, ["c", "d"]),
    ]


def test_merged_cells_count_for_every_row_they_span(read):
    merged = '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="C1:D1"/></mergeCells>'
    rows = [
        HEAD,
        row(2, texts(2, "ACME", "x")),
        row(3, cell("B3", text="y")),
        row(4, cell("B4", text="z")),
        row(5, cell("B5", text="-")),
    ]
    found = read(packed(parts({"S": sheet(*rows, after=merged)})), "x.xlsx")
    assert [cells for _, cells in found.rows] == [["ACME", "x"], ["ACME", "y"], ["ACME", "z"], ["", "-"]]
    assert found.notes == ["1 group of cells merged downwards: what they say counts for every row they span."]


def test_the_first_sheet_that_shows_a_table_is_read_and_the_others_named(read, refused):
    table = sheet(HEAD, row(2, texts(2, "1", "x")))
    book = packed(
        parts(
            {
                "Old": table,
                "Cover": sheet(row(1, texts(1, "Pipeline")), row(2, texts(2, "by Wei"))),
                "Deals": table,
                "Notes": table,
            },
            states=("Old",),
        )
    )
    found = read(book, "x.xlsx")
    assert found.form.sheet == "Deals"
    assert found.notes == [
        "The sheet Deals was read, and not Old, Cover, Notes; to read another, name it under sheet in the"
        " mapping."
    ]
    assert read(book, "x.xlsx", sheet="old ").form.sheet == "Old"
    assert refused(book, "x.xlsx", sheet="Orders") == [
        "x.xlsx has no sheet Orders.",
        "The file has: Old, Cover, Deals, Notes",
    ]
    hidden = packed(parts({"Old": table}, states=("Old",)))
    assert refused(hidden, "x.xlsx")[0].startswith("No sheet of x.xlsx that is visible has rows")


def test_the_strict_kind_whose_names_are_others(read):
    strict = {
        name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replace("<row", "<x:row")
        .replace("</row", "</x:row")
        .replace("<worksheet ", "<worksheet xmlns:x='x' ")
        for name, text in parts({"S": sheet(HEAD, row(2, texts(2, "1", "x")))}).items()
    }
    found = read(packed(strict), "x.xlsx")
    assert (found.rows, found.lines) == ([(2, ["1", "x"])], 1)


def test_what_else_a_zip_archive_may_be(refused):
    assert "binary workbook (.xlsb)" in refused(packed({"xl/workbook.bin": ""}), "x.xlsb")[0]
    assert "OpenDocument" in refused(packed({"content.xml": ""}), "x.ods")[0]
    assert "ZIP archive without a workbook" in refused(packed({"deals.csv": "id"}), "x.zip")[0]


def test_a_workbook_that_was_cut_off_anywhere_is_damaged_or_whole(read, refused):
    whole = workbook(HEAD, *(row(n, texts(n, f"D-{n}", "x" * 50)) for n in range(2, 400)))
    for end in range(4, len(whole) - 1, 97):
        assert refused(whole[:end], "x.xlsx") == [
            "x.xlsx is incomplete or damaged, perhaps only half downloaded; export or download it again."
        ]
    changed = bytearray(whole)
    changed[len(whole) // 2] ^= 0xFF
    assert "damaged" in refused(bytes(changed), "x.xlsx")[0]


def test_declarations_that_could_unfold_are_refused(refused):
    book = parts({"S": sheet(HEAD)})
    laugh = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for part in ("xl/workbook.xml", "xl/worksheets/s1.xml", "xl/sharedStrings.xml"):
        assert (
            "XML declarations no workbook has"
            in refused(packed({**book, part: laugh + book[part]}), "x.xlsx")[0]
        )


@pytest.mark.parametrize(
    "inside",
    [
        lambda: sheet(HEAD, row(2, cell("A2", text="x" * 100_000_000))),
        lambda: sheet(HEAD, after=" " * 100_000_000),
        lambda: sheet(HEAD, *["<row><c><v>1</v></c></row>"] * 6_000_000),
    ],
    ids=["a text", "blanks", "rows"],
)
def test_a_bomb_is_known_by_what_comes_out_of_it(refused, inside):
    book = packed(parts({"S": inside()}))
    assert refused(book, "x.xlsx") == ["x.xlsx unpacks to more than any workbook holds; reading was stopped."]


@pytest.mark.parametrize("named", ["<x{} />", '<x a{}="" />'], ids=["tags", "attributes"])
def test_more_names_than_the_parser_should_remember(refused, named):
    inside = "".join(named.format(number) for number in range(20_000))
    book = packed(parts({"S": sheet(HEAD, after=inside)}))
    assert refused(book, "x.xlsx") == ["x.xlsx unpacks to more than any workbook holds; reading was stopped."]


def test_a_parser_without_memory(refused, monkeypatch):
    def parse(self, chunk, final=False):
        raise MemoryError

    monkeypatch.setattr("exchange.tables.package._Reader.feed", parse)
    assert "unpacks to more" in refused(workbook(HEAD), "x.xlsx")[0]


def test_numbers_as_python_alone_writes_them_are_texts(read):
    cells = values(
        read, *(cell(f"{chr(65 + at)}2", text) for at, text in enumerate(["1_0", "٣", "1_0.5", "1"]))
    )
    assert cells == ["1_0", "٣", "1_0.5", "1"]
    assert [isinstance(each, Typed) for each in cells] == [False, False, False, True]


def test_a_heading_wider_than_any_table(read, refused):
    wide = row(1, cell("A1", text="id"), *(cell(f"{place}1", text="x") for place in ("B", "XFE", "ZZZ")))
    assert refused(workbook(wide, row(2, texts(2, "1"))), "x.xlsx") == [
        "The column names of x.xlsx can't be read, in row 1: more than 16384 cells; nothing was imported."
    ]


def test_of_many_sheets_a_few_are_named(read, refused):
    table = sheet(HEAD, row(2, texts(2, "1", "x")))
    book = packed(parts({f"{'S' * 200}{n}": table for n in range(20)}))
    assert (
        read(book, "x.xlsx")
        .notes[0]
        .endswith("14 more; to read another, name it under sheet in the mapping.")
    )
    hint = refused(book, "x.xlsx", sheet="Orders")[1]
    assert (hint.endswith("15 more"), len(hint) < 800) == (True, True)


def test_more_parts_than_any_workbook(refused):
    assert "unpacks to more" in refused(packed({f"xl/{n}": "" for n in range(6000)}), "x.xlsx")[0]


def test_another_reader_finds_the_same(read, tmp_path):
    """What one stranger writes and another stranger reads."""
    path, chance = tmp_path / "x.xlsx", random.Random(1)
    book = Workbook(str(path))
    made = book.add_worksheet("Deals")
    made.write_row(0, 0, ["id", "name", "value", "on"])
    day = book.add_format({"num_format": "d.m.yy"})
    for n in range(1, 500):
        made.write_string(n, 0, f"D-{n}")
        made.write_string(
            n, 1, chance.choice(["华南精工", "=1+1", "Müller & Söhne", " x ", "_x000D_", "a\nb"])
        )
        made.write_number(n, 2, chance.choice([n, n / 7, -n * 1e9, 1e-7 * n]))
        made.write_number(n, 3, 40_000 + n, day)
    book.close()
    theirs = CalamineWorkbook.from_path(str(path)).get_sheet_by_name("Deals").to_python()
    for (number, ours), other in zip(read(None, "x.xlsx").rows, theirs[1:], strict=True):
        assert (ours[0], ours[1], ours[3]) == (other[0], other[1], other[3].isoformat()), number
        assert float(ours[2]) == pytest.approx(other[2], rel=1e-14)
