"""Rows that a change took away from a worksheet, by name: a table typed anew loses them silently else."""

from collections.abc import Mapping
from typing import Any

from commands.sheet_subject import Subject
from commands.sheet_value import shown
from engine.state import Filled
from engine.worksheet import Field, Worksheet
from words.say import say


def told_of(
    sheet: Worksheet, before: Filled | None, after: Filled | None, subject: Subject, message: str
) -> dict[str, Any]:
    """What the result of a change says of them beside the rest; empty where none went."""
    gone = {
        field.id: names
        for field in sheet.fields
        if field.kind == "rows" and (names := _gone(field, before, after, subject))
    }
    if not gone:
        return {}
    labels = {field.id: field.label for field in sheet.fields}
    lines = [say("sheets.rows_gone", label=labels[id], rows=tuple(names)) for id, names in gone.items()]
    return {"rows_gone": gone, "message": "\n".join([message, *lines])}


def _gone(field: Field, before: Filled | None, after: Filled | None, subject: Subject) -> list[str]:
    left = {_same(field, row) for row in _rows(field, after)}
    values = before.fields if before else {}
    name = field.columns[0]
    rows = [row for row in _rows(field, before) if _same(field, row) not in left]
    return [shown(name, row[name.id], subject, values) for row in rows]


def _rows(field: Field, filled: Filled | None) -> list[Mapping[str, Any]]:
    return list(filled.fields.get(field.id) or ()) if filled else []


def _same(field: Field, row: Mapping[str, Any]) -> str:
    return str(row[field.columns[0].id]).casefold()
