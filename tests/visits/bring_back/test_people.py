"""Names in a text that may hold several."""

import time

import pytest

from visits.bring_back.people import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chen Yu", ["Chen Yu"]),
        ("陈宇、李娜，张伟", ["陈宇", "李娜", "张伟"]),
        ("Chen Yu  and \n Gao Yan", ["Chen Yu", "Gao Yan"]),
        ("Chen Yu (buying, east); Gao", ["Chen Yu (buying, east)", "Gao"]),
        ("Anderson", ["Anderson"]),
        (" ", []),
    ],
)
def test_names_are_told_apart(text, found):
    assert names(text) == found


@pytest.mark.parametrize("text", ["a" + " " * 60_000 + "b", "（" * 60_000, "(a" * 30_000, "a and " * 10_000])
def test_whatever_stands_there_it_takes_no_time(text):
    began = time.process_time()
    names(text)
    assert time.process_time() - began < 1
