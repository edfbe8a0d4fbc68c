"""Bad rows come out as they came in, and go in again as they are."""

import pytest

from engine.errors import BadFile
from exchange.tables.rejected import RejectedRows
from exchange.tables.table import Form
from exchange.tables.table_file import open_table
from words.say import say, speak


@pytest.fixture
def written(tmp_path):
    """The bytes a table's rows are written as, each wrong in its first column."""

    def written(heading, rows, form, reason="no id"):
        rejected = RejectedRows(str(tmp_path / "bad.csv"), heading, form)
        for number, cells in rows:
            rejected.add(number, cells, [(heading[0], reason)])
        path = rejected.close()
        return path and path.read_bytes()

    return written


def again(tmp_path, **form):
    with open_table(str(tmp_path / "bad.csv"), Form(**form)) as table:
        return list(table.heading), list(table.rows)


def test_they_are_written_the_way_the_table_was(written):
    form = Form("csv", "utf-8", ";", None, 1)
    assert written(["id", "what"], [(7, ["", "a; b"])], form).decode() == (
        'id;what;dealgate_row;dealgate_column;dealgate_reason\r\n;"a; b";7;id;no id\r\n'
    )


def test_every_thing_that_is_wrong_is_said_in_one_row(tmp_path):
    rejected = RejectedRows(str(tmp_path / "bad.csv"), ("id", "value"), Form("csv", "utf-8-sig", ","))
    rejected.add(
        9, ["1", "x"], [("value", "no amount"), ("id", "twice"), ("value", "no day"), (None, "no stage")]
    )
    last = rejected.close().read_text("utf-8-sig").splitlines()[1]
    assert last == "1,x,9,value; id,no amount; twice; no day; no stage"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"])
def test_in_its_encoding_they_come_back_as_they_were(written, tmp_path, encoding):
    rows = [
        (2, ["客戶", "=1+1"]),
        (3, ["'=x", "-5.00"]),
        (4, ["", "a\nb"]),
        (5, ["short"]),
        (6, ["a", "b", "c"]),
    ]
    assert written(["名稱", "x"], rows, Form("csv", encoding, "\t"))
    heading, found = again(tmp_path, encoding=encoding)
    assert heading[:2] == ["名稱", "x"]
    assert [cells[:2] for _, cells in found[:3]] == [cells for _, cells in rows[:3]]
    assert found[3][1].cells == ("short", "", "5", "*", "no id"), "nothing stands under another name"
    assert found[4][1] == ["a", "b", "6", "名稱", "no id", "c"], "what is too much is still too much"


def test_where_a_reason_has_no_letters_in_the_encoding_they_are_in_utf_8(written, tmp_path):
    assert (
        written(["Name"], [(2, ["Müller"])], Form("csv", "cp1252", ";"), reason="没有编号")[:3]
        == b"\xef\xbb\xbf"
    )
    assert again(tmp_path, encoding="cp1252")[1][0][1] == ["Müller", "2", "Name", "没有编号"]
    assert "Müller".encode("cp1252") in written(["Name"], [(2, ["Müller"])], Form("csv", "cp1252", ";"))


def test_the_rows_of_a_workbook_become_csv_and_objects_stay_objects(written, read):
    assert written(["id"], [(2, ["华南"])], Form("xlsx", None, None, "S", 3)).startswith(
        b"\xef\xbb\xbfid,dealgate_row"
    )
    source = read('{"id": 12345678901234567890, "on": true, "what": "=1", "none": null}\n')
    made = written(source.heading, source.rows, source.form).decode()
    assert made == (
        '{"id": 12345678901234567890, "on": true, "what": "=1", '
        '"dealgate_row": "1", "dealgate_column": "id", "dealgate_reason": "no id"}\n'
    )


def test_a_row_whose_cells_nobody_could_tell_is_named_all_the_same(written):
    assert written(["id", "x"], [(7, ["{torn"])], Form("jsonl", "utf-8")) == (
        b'{"id": "{torn", "dealgate_row": "7", "dealgate_column": "*", "dealgate_reason": "no id"}\n'
    )
    (made,) = written(["id", "x"], [(7, ['1,"a"b'])], Form("csv", "utf-8", ",")).splitlines()[1:]
    assert made == b'"1,""a""b",,7,*,no id'


def test_their_heading_is_found_whatever_row_the_tables_was_in(written, tmp_path):
    written(["id", "what"], [(7, ["1", "x"]), (8, ["2", "y"])], Form("csv", "utf-8", ",", None, 4))
    assert len(again(tmp_path, heading=4)[1]) == 2


def test_what_is_rejected_again_says_so_once(written):
    heading = ["id", "dealgate_row", "dealgate_column", "dealgate_reason"]
    made = written(heading, [(2, ["1", "7", "id", "no id"])], Form("csv", "utf-8", ","), reason="twice")
    assert made.decode() == "id,dealgate_row,dealgate_column,dealgate_reason\r\n1,2,id,twice\r\n"


def test_nothing_is_there_before_it_is_whole_and_nothing_without_rows(tmp_path):
    rejected = RejectedRows(str(tmp_path / "bad.csv"), ("id",), Form("csv", "utf-8", ","))
    assert rejected.close() is None
    rejected.add(2, ["1"], [(None, "no")])
    assert not (tmp_path / "bad.csv").exists()
    assert rejected.close() == tmp_path / "bad.csv"
    assert [each.name for each in tmp_path.iterdir()] == ["bad.csv"]


def test_a_row_still_marked_stays_out_whatever_else_was_done(written, tmp_path, read):
    heading = ["id", "note", "dealgate_row", "dealgate_column", "dealgate_reason"]
    rows = [["1", "", "7", "*", "1 cell where the table has 2"], ["2", "x", "8", "", "1 cell where …"]]
    text = "\n".join(",".join(row) for row in [heading, *rows])
    found = read(text).rows
    assert found[0] == (2, "still as it was: put its cells right, and then empty dealgate_column of its *")
    assert found[1][1][:2] == ["2", "x"], "who has put it right empties the mark"
    again = written(heading, [(2, rows[0])], Form("csv", "utf-8", ","), reason="still as it was")
    assert again.splitlines()[1] == b"1,,2,*,still as it was"
    lines = [
        f'{{"id": "{n}", "dealgate_row": "1", "dealgate_column": "{mark}"' for n, mark in ((1, "*"), (2, ""))
    ]
    assert isinstance(read("\n".join(f'{line}, "dealgate_reason": "x"}}' for line in lines)).rows[0][1], str)


def test_nothing_that_is_there_is_replaced_for_somebody_may_be_correcting_it(written, tmp_path):
    form, rows = Form("csv", "utf-8", ","), [(2, ["1"])]
    first = written(["id"], rows, form)
    (tmp_path / "bad.csv").write_bytes(first + b"2,corrected,,\r\n")
    assert (written(["id"], rows, form), written(["id"], rows, form)) == (first, first)
    assert (tmp_path / "bad.csv").read_bytes().endswith(b"corrected,,\r\n")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bad-2.csv", "bad-3.csv", "bad.csv"]


@pytest.mark.parametrize(
    ("there", "then"),
    [
        ("x.rejected.csv", "x.rejected-2.csv"),
        ("x.rejected-2.csv", "x.rejected-3.csv"),
        ("q-1.csv", "q-1-2.csv"),
    ],
)
def test_the_next_one_has_the_next_number(tmp_path, there, then):
    (tmp_path / there).touch()
    rejected = RejectedRows(str(tmp_path / there), ("id",), Form("csv", "utf-8", ","))
    rejected.add(2, ["1"], [(None, "no")])
    assert rejected.close() == tmp_path / then


def test_a_folder_that_is_not_there(tmp_path):
    speak("en")
    rejected = RejectedRows(str(tmp_path / "no" / "bad.csv"), ("id",), Form("csv", "utf-8", ","))
    with pytest.raises(BadFile) as caught:
        rejected.add(2, ["1"], [])
    assert say(caught.value.message).startswith("No file can be written in the folder of")
