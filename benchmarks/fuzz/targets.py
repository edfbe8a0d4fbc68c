"""What is read from outside, how much of it is tried, and what it may take: seconds and memory an input."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.fuzz import bombs, company, escapes, inputs, readers, seeds, table_readers
from benchmarks.fuzz.readers import Read


class Target(NamedTuple):
    about: str
    opened: Callable[[Path], Read]
    seeds: Callable[[], Sequence[str]]
    bombs: Sequence[str]
    tokens: Sequence[str]
    share: int
    """Inputs out of a hundred."""
    seconds: float = 5
    """Of processor time, for one input."""
    megabytes: int = 400
    waits: bool = False
    """Its time is the clock's, for another process does the work."""


_YAML, _JINJA = (*inputs.ODD, *inputs.YAML), (*inputs.ODD, *inputs.JINJA)
_TABLE, _SHEET = (*inputs.ODD, *inputs.TABLE), (*inputs.ODD, *inputs.SHEET)
_CONDITION = (
    *_YAML,
    "all: ",
    "any: ",
    "not: ",
    "expression: ",
    "deal.amount",
    "op: in",
    "known",
    "because: ",
)
_EXPRESSION = (*_JINJA, "deal.", "contacts.", "worksheets.", "today", "==", "<=", " and ", "[", "1", "'x'")

TARGETS: Mapping[str, Target] = {
    "playbook": Target(
        "a playbook file", readers.playbook, seeds.playbooks, bombs.PLAYBOOK, _YAML, 12, seconds=10
    ),
    "condition": Target(
        "a condition, checked and judged",
        readers.condition,
        seeds.conditions,
        bombs.YAML,
        _CONDITION,
        10,
        seconds=10,
    ),
    "expression": Target(
        "an expression, checked and evaluated",
        readers.expression,
        seeds.expressions,
        escapes.ESCAPES,
        _EXPRESSION,
        11,
    ),
    "template": Target("a template, linted", readers.template, seeds.templates, escapes.TEMPLATE, _JINJA, 10),
    "rendering": Target(
        "a template at work, in its own process",
        readers.rendering,
        seeds.templates,
        escapes.TEMPLATE,
        _JINJA,
        4,
        seconds=8,
        waits=True,
    ),
    "mapping": Target("a mapping", readers.mapping, seeds.mappings, bombs.MAPPING, _YAML, 10, seconds=10),
    "table": Target(
        "a CSV file, every row read", readers.table, seeds.tables, bombs.TABLE, _TABLE, 10, seconds=10
    ),
    "workbook": Target(
        "an XLSX file, every row read",
        table_readers.workbook,
        seeds.workbooks,
        bombs.WORKBOOK,
        (*inputs.ODD, *inputs.XLSX),
        5,
        seconds=10,
    ),
    "objects": Target(
        "a file of JSON, every row read",
        table_readers.objects,
        seeds.objects,
        bombs.OBJECTS,
        (*inputs.ODD, *inputs.JSON),
        4,
        seconds=10,
    ),
    "import": Target(
        "`import`, into a database", company.importing, seeds.tables, bombs.TABLE, _TABLE, 3, seconds=20
    ),
    "sheet": Target("a sheet that comes back", readers.sheet, seeds.sheets, bombs.SHEET, _SHEET, 5),
    "visit read": Target(
        "`visit read`, into a deal", company.visit_read, seeds.sheets, bombs.SHEET, _SHEET, 2, seconds=10
    ),
    "form": Target("`fill --file`", company.form, seeds.forms, bombs.YAML, _YAML, 4, seconds=10),
    "calendar": Target("a year of the calendar", readers.calendar, seeds.calendars, bombs.YAML, _YAML, 4),
    "words": Target(
        "days, times, amounts and names, as typed",
        readers.words,
        seeds.words,
        bombs.WORDS,
        inputs.EVERYTHING,
        6,
    ),
}
