"""The stamp of a form is found in its comments, whatever else stands in them."""

import time
from datetime import date

import pytest

from commands.form_base import stamp, stamp_in
from commands.sheet_subject import Subject
from engine.errors import Refused
from stages.worksheets import WORKSHEETS

RISKS = WORKSHEETS["risks"]
ACME = Subject("ACME-1", "Line 3", 1, "CNY", {}, lambda name: None, date(2026, 11, 22))
STAMP = stamp(RISKS, ACME, None)


@pytest.mark.parametrize("line", [f"# {STAMP}", f"#{STAMP}", f"# Made from {STAMP}  "])
def test_it_stands_at_the_end_of_a_comment(line):
    assert stamp_in(f"# Risks\n{line}\nrisks:\n", RISKS, ACME) == STAMP


@pytest.mark.parametrize(
    "line", [f"risks: # {STAMP}", f"# {STAMP} and more", "# ACME-1/risks@short", "#", "# a@b"]
)
def test_elsewhere_it_is_none(line):
    assert stamp_in(f"{line}\nrisks:\n", RISKS, ACME) is None


def test_one_of_another_deal_is_refused():
    with pytest.raises(Refused):
        stamp_in(f"# {STAMP.replace('ACME-1', 'ACME-2')}\n", RISKS, ACME)


@pytest.mark.parametrize(
    "comment", ["a" * 900_000, "a/" * 400_000, "a/b@ " * 180_000, "a/" + "b" * 900_000 + "@"]
)
def test_a_long_comment_takes_no_time(comment):
    began = time.process_time()
    assert stamp_in(f"# {comment}\n", RISKS, ACME) is None
    assert time.process_time() - began < 1
