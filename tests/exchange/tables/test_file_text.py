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
