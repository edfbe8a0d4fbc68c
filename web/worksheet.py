"""The page of a worksheet: what it is for and what it tells, and the form that fills it in."""

from datetime import date
from typing import NamedTuple

from web.figure import Table
from web.forms import Option
from web.page import Said


class Input(NamedTuple):
    """`name` is what a form sends it under. `known`: texts it may well be."""

    name: str
    label: Said
    kind: str
    value: str = ""
    options: tuple[Option, ...] = ()
    faults: tuple[Said, ...] = ()
    known: tuple[str, ...] = ()
    unit: Said = None
    ask: Said = None
    scores: tuple[tuple[str, str], ...] = ()
    """A score for each name."""


class Row(NamedTuple):
    """`title` is its name, None of a new one; `name` what a form sends its columns under."""

    name: str
    title: Said
    inputs: tuple[Input, ...]
    faults: tuple[Said, ...] = ()


class Place(NamedTuple):
    """A field of the worksheet: one thing to fill in, or rows of several. `theirs`: what somebody else put
    there meanwhile."""

    id: str
    label: Said
    ask: Said
    input: Input | None
    rows: tuple[Row, ...] = ()
    faults: tuple[Said, ...] = ()
    theirs: Said = None
    missing: bool = False


class Heading(NamedTuple):
    """What stands elsewhere about it: at gates, in the playbook."""

    title: Said
    lines: tuple[Said, ...]


class WorksheetPage(NamedTuple):
    key: str
    deal: str
    id: str
    title: Said
    about: Said
    complete: int
    facts: tuple[tuple[Said, Said], ...]
    """What was filled in, where there is no form."""
    tables: tuple[tuple[Said, Table], ...]
    figures: tuple[tuple[Said, Said], ...]
    remarks: tuple[Said, ...]
    gaps: tuple[tuple[str, Said, Said], ...]
    headings: tuple[Heading, ...]
    form: tuple[Place, ...]
    was: str
    """What stood in the form when it was made."""
    day: date
    past: bool
    said: tuple[Said, ...] = ()
    trouble: Said = None
