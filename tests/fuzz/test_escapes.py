"""Known ways out of the sandbox lead nowhere: not for a condition, and not for a template."""

import contextlib

import pytest

from benchmarks.fuzz import seeds
from benchmarks.fuzz.escapes import ESCAPES
from benchmarks.fuzz.readers import SHORT
from engine.errors import BadFile
from engine.expression import expression_faults
from engine.facts import known_names
from stages.worksheets import WORKSHEETS
from visits.child import Child
from visits.sample_sheets import sample_sheets

NAMES = known_names(("needs_known",), WORKSHEETS)
OUTSIDE = ("<class", "<function", "<built-in", "<module", "<bound", "root:", "__globals__", "object at 0x")
"""What a template would print that had got hold of something."""


@pytest.mark.parametrize("escape", ESCAPES, ids=range(len(ESCAPES)))
def test_no_condition_may_say_it(escape):
    assert expression_faults(escape, NAMES)


@pytest.fixture(scope="module")
def child():
    with Child(SHORT) as child:
        yield child


@pytest.fixture(scope="module")
def sheet():
    return next(iter(sample_sheets(seeds.shipped(), WORKSHEETS)))


@pytest.mark.parametrize("escape", ESCAPES, ids=range(len(ESCAPES)))
def test_no_template_gets_anything_by_it(child, sheet, escape):
    made = ""
    with contextlib.suppress(BadFile):
        made = child.render(sheet, {"sheet.txt.j2": f"{{{{ {escape} }}}}"}, "sheet.txt.j2", "text", "en")
    assert not any(sign in made for sign in OUTSIDE), made[:200]
