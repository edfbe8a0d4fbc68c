import os

import pytest

from engine.errors import BadFile
from exchange.tables.file_text import probe
from words.say import say, speak

CHINESE = "商机,客户\n三号产线改造,华南精工\n"


@pytest.fixture
def file(tmp_path):
    def write(content: bytes) -> str:
        path = tmp_path / "x.csv"
        path.write_bytes(content)
        return str(path)

    return write


def complaint(path, encoding=None):
    speak("en")
    with pytest.raises(BadFile) as caught:
        probe(path, encoding)
    return say(caught.value.message).replace(path, "x.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_text_is_recognised_in_every_usual_encoding(file, encoding):
    found = probe(file(CHINESE.encode(encoding)))
    assert (found.encoding, found.lines) == (encoding, 2)


def test_western_text_is_not_taken_for_chinese(file):
    western = "name,city\nMüller,Köln\nJürgen,Düren\n".encode("cp1252")
    found = probe(file(western))
    assert (found.encoding, found.guessed) == ("cp1252", True)


def test_two_readings_of_one_text_are_shown(file):
    path = file("name\nSão Paulo\n".encode("cp1252"))
    speak("en")
    with pytest.raises(BadFile) as caught:
        probe(path)
    assert say(caught.value.message).startswith("Line 2 of ")
    assert say(caught.value.hint) == (
        "See which is right, and say so in the mapping: "
        "encoding: cp1252 (“São Paulo”), encoding: cp1250 (“Săo Paulo”)"
    )


def test_bytes_no_encoding_known_makes_sense_of(file):
    assert complaint(file(b"id,name\n1,\x81\x8d\xff\xfe\n")) == (
        "The encoding of x.csv is unknown: line 2 is not UTF-8; nothing was imported."
    )


ROWS = [f"{n};客户{n};公司{n}\n" for n in range(40)]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("kept", [1, 2])
@pytest.mark.parametrize("lines", [1, 2, 40])
def test_utf_8_that_breaks_off_in_the_middle_of_a_character(file, lines, kept, mark):
    """Read in another encoding, it would be nonsense without a word."""
    path = file(mark + "".join(ROWS[:lines]).encode() + b"9;" + "客".encode()[:kept])
    assert complaint(path) == (
        f"Line {lines + 1} of x.csv breaks off in the middle of a character; nothing was imported."
    )


@pytest.mark.parametrize(
    ("rows", "wrong", "fine"),
    [
        ([*ROWS, "98;" + "Größe\n"], 41, 1),
        (["98;Größe\n", "99;客户\n"], 1, 2),
        (["1;plain\n", *ROWS, "98;Größe\n", "99;plain"], 42, 2),
    ],
)
def test_a_line_that_is_not_utf_8_among_others_that_are(file, rows, wrong, fine):
    def coded(row):
        return row.encode("cp1252" if "ö" in row else "utf-8")

    assert complaint(file(b"".join(map(coded, rows)))) == (
        f"Line {wrong} of x.csv is not UTF-8, though line {fine} is; nothing was imported."
    )


def test_western_letters_in_two_encodings(file):
    assert complaint(file("Größe;Ä\n".encode() + "Größe;Ü\n".encode("cp1252"))) == (
        "Line 2 of x.csv is not UTF-8, though line 1 is; nothing was imported."
    )


def test_a_line_of_utf_8_in_gb_18030(file):
    path = file("".join(ROWS).encode("gb18030") + "99;客户名称\n".encode())
    assert complaint(path) == "Line 1 of x.csv is not UTF-8, though line 41 is; nothing was imported."


@pytest.mark.parametrize("rows", [["小", "中国移动", "位"], ["一", "华南"], ["位小", "小位", *ROWS]])
def test_characters_that_are_utf_8_by_chance_are_none(file, rows):
    assert probe(file("\n".join(rows).encode("gb18030"))).encoding == "gb18030"


@pytest.mark.parametrize("start", ["id,name\n", "", "一,二\n1,x\n"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_whose_mark_was_lost(file, encoding, start):
    assert probe(file((start + CHINESE * 50).encode(encoding))).encoding == encoding


def test_a_mark_counts_more_than_what_the_mapping_says(file):
    assert probe(file(CHINESE.encode("utf-8-sig")), "cp1252").encoding == "utf-8-sig"


def test_an_encoding_the_mapping_names_is_used(file):
    path = file("name\nMüller\n".encode("cp1252"))
    assert probe(path, "cp1252").encoding == "cp1252"
    assert complaint(path, "utf-8") == "Line 2 of x.csv is not UTF-8; nothing was imported."


def test_nothing_to_read(file, tmp_path):
    assert complaint(file(b" \n\n")) == "x.csv is empty; nothing was imported."
    assert "is a folder" in complaint(str(tmp_path))
    assert "There is no file" in complaint(str(tmp_path / "nope.csv"))


def test_a_character_no_text_has_makes_it_a_binary_file(file):
    """However late it comes, and in UTF-16 as well: no database would take it."""
    rows = b"1,a\n" * 400_000
    for content in (b"id,name\n" + rows + b"2,a\0b\n", "id\na\0b\n".encode("utf-16")):
        assert complaint(file(content)) == (
            "x.csv is a binary file, not a table; save it as .xlsx or CSV first."
        )


def test_a_line_without_an_end_is_not_read_into_memory(file):
    path = file(b"id,name\n1," + b"x" * 11_000_000)
    assert complaint(path).startswith("Line 2 of x.csv is over 10000000 characters")


def test_utf_16_without_its_mark(file):
    assert complaint(file(b"id,name\n"), "utf-16") == "Line 1 of x.csv is not UTF-16; nothing was imported."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_read_once_and_a_table_more_often(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert complaint(str(tmp_path / "pipe")).endswith(
        "is no regular file; save what it holds as a file first."
    )
