"""Annotations as GitHub reads them."""

import pytest

from engine.errors import WARNING, Fault
from engine.message import msg
from words.say import say
from workshop.annotations import annotation

WRONG = msg("lint.want_number")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (
            Fault("our.yaml", 31, 9, "stages.find.limits", WRONG),
            "::error file=our.yaml,line=31,col=9,title=want_number"
            "::stages.find.limits: a whole number belongs here",
        ),
        (
            Fault("our.yaml", 31, 9, "", WRONG, WARNING),
            "::warning file=our.yaml,line=31,col=9,title=want_number::a whole number belongs here",
        ),
        # A template that failed nobody knows where; a line without a column.
        (Fault("a.j2", 0, 0, "", WRONG), "::error file=a.j2,title=want_number::a whole number belongs here"),
        (
            Fault("a.j2", 7, 0, "", WRONG),
            "::error file=a.j2,line=7,title=want_number::a whole number belongs here",
        ),
        # What separates has to be escaped in a value, what ends a line everywhere.
        (
            Fault("C:\\50%,a.yaml", 1, 1, "a:b,50%\r\n", WRONG),
            "::error file=C%3A\\50%25%2Ca.yaml,line=1,col=1,title=want_number"
            "::a:b,50%25%0D%0A: a whole number belongs here",
        ),
    ],
)
def test_a_fault_in_one_line(fault, line):
    assert annotation(fault, say) == line
