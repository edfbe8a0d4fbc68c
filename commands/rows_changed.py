"""What changed in the rows of a worksheet, in a few words a row."""

from collections.abc import Mapping, Sequence
from typing import Any

from commands.sheet_subject import Subject
from commands.sheet_value import named_row, shown
from engine.worksheet import Field
from words.say import say, write

_MOST = 3
"""Values that are told of a row."""
Row = Mapping[str, Any]


def rows_changed(
    field: Field, before: Sequence[Row], after: Sequence[Row], subject: Subject, values: Mapping[str, Any]
) -> str:
    """`Install (done, 20 Nov 2026), Train (taken away)`; all alike, it says which rows there are."""
    name = field.columns[0]
    stood = {_same(name, row): row for row in before}
    left = {_same(name, row) for row in after}
    told = [
        _changed(field, stood.get(_same(name, row), {}), row, subject, values)
        for row in after
        if stood.get(_same(name, row)) != row
    ]
    gone = [shown(name, row[name.id], subject, values) for key, row in stood.items() if key not in left]
    told += [say("history.row_gone", row=row) for row in gone]
    return write(tuple(told or (shown(name, row[name.id], subject, values) for row in after))) or write(None)


def _changed(field: Field, before: Row, after: Row, subject: Subject, values: Mapping[str, Any]) -> str:
    """The row by its name, with what it says now that it did not say before."""
    name, *rest = field.columns
    new = [column.id for column in rest if after.get(column.id) not in (None, before.get(column.id))]
    brief = {id: after[id] for id in (name.id, *new[:_MOST])}
    cleared = tuple(c.label for c in rest if c.id in before and after.get(c.id) is None)
    told = named_row(field, brief, subject, values)
    return say("history.row_cleared", row=told, columns=cleared) if cleared else told


def _same(name: Field, row: Row) -> str:
    return str(row[name.id]).casefold()
