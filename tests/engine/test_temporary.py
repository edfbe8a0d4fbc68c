"""The disk of the temporary files is full, and nobody knows their names: the place is named."""

import errno
import sqlite3
from contextlib import closing
from tempfile import gettempdir

import pytest

from engine import temporary
from engine.errors import Refused
from engine.sqlite import refusals
from exchange.tables.shared_texts import SharedTexts
from words.say import say

HERE = gettempdir()


@pytest.fixture
def said(monkeypatch):
    """What is said of a database that finds no room, with so many bytes free in these folders."""

    def said(path, free):
        monkeypatch.setattr("engine.sqlite._room", free.__getitem__)
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("PRAGMA max_page_count = 1")
            with pytest.raises(Refused) as caught, refusals(path):
                connection.execute("CREATE TABLE a (b)")
        return say(caught.value.message)

    return said


def test_sqlite_does_not_say_which_of_its_files_and_the_fuller_disk_is_named(said):
    data = "/data/team.sqlite"
    assert said(data, {HERE: 9, "/data": 0}).startswith(f"The disk is full and {data} could not take this")
    assert said(data, {HERE: 5, "/data": 5}).startswith("The disk is full and"), "it is the same disk"
    assert said(data, {HERE: 0, "/data": 9}).startswith(f"The disk of the temporary folder {HERE} is full")


def test_where_scratch_work_is_all_there_is(said):
    assert "TMPDIR" in said(HERE, {HERE: 0})


def test_a_file_without_a_name():
    with pytest.raises(Refused) as caught, temporary.writing():
        raise OSError(errno.ENOSPC, "full")
    assert f"temporary folder {HERE} is full" in say(caught.value.message)
    with pytest.raises(OSError, match="another"), temporary.writing():
        raise OSError(errno.EIO, "another")


def test_the_texts_of_a_workbook():
    """The workbook is not damaged."""

    class Full:
        def write(self, content):
            raise OSError(errno.ENOSPC, "full")

    class Package:
        def read(self, part, start, end):
            start("si", {})
            end("si", "")

    with pytest.raises(Refused):
        SharedTexts(Full()).load(Package(), "xl/sharedStrings.xml")
