import os

import pytest

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "x.csv is a PDF, not a table; save it as .xlsx or CSV first."),
        (b"\x1f\x8b\x08", "x.csv is a compressed file, not a table; save it as .xlsx or CSV first."),
        (b"SQLite format 3\0", "x.csv is a database, not a table; save it as .xlsx or CSV first."),
        (b"a,b\n1,\0\0\0", "x.csv is a binary file, not a table; save it as .xlsx or CSV first."),
        (
            OLD + b"Workbook",
            "x.csv is of an older Excel, or another Office file; open it in Excel and save it as .xlsx"
            " first.",
        ),
        (
            OLD + "EncryptedPackage".encode("utf-16-le"),
            "x.csv is protected by a password; take it away in Excel, and save the file first.",
        ),
        (
            b"\xef\xbb\xbf\n<html><table><tr><td>id",
            "x.csv is a web page or XML under the name of a table; open it in Excel and save it as .xlsx"
            " first.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_named(refused, content, said):
    assert refused(content)[0] == said


def test_it_is_known_by_what_it_holds_and_not_by_its_name(read):
    assert read('{"id": 1}\n', name="x.csv").form.kind == "jsonl"
    assert read("id,name\n1,x\n", name="x.xlsx").form.kind == "csv"
    assert read('{id},name\n1,"{""a"": 1}"\n').heading == ["{id}", "name"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_read_once_and_a_table_more_often(refused, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(None, "pipe") == ["pipe is no regular file; save what it holds as a file first."]
