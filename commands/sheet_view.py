"""A worksheet as it is read: labels and values in the reader's language, what is missing, what it tells."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from commands.sheet_subject import Subject
from commands.sheet_value import CURRENCY, shown
from engine.message import Step
from engine.state import Filled
from engine.value import Value
from engine.worksheet import Field, Worksheet
from stages.sheet_form import gaps
from words.say import clean, say

_RIGHT = ("score", "number", "percent", "money")


class Pair(Value):
    label: str
    value: str


class Gap(Value):
    """What is missing, and the question that fills it; of rows, what each of them lacks."""

    field: str
    label: str
    ask: str


class Column(Value):
    head: str
    right: bool
    """For numbers."""


class Table(Value):
    """Rows of a field; columns nobody filled in are left out."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Line(Value):
    text: str
    standing: str | None = None
    """Of a requirement."""
    below: bool = False
    """Whether it belongs to the line above."""


class Section(Value):
    """What stands elsewhere about it: at gates, in the playbook."""

    title: str
    lines: tuple[Line, ...]


class SheetView(Value):
    """To be printed by `sheet_page`, `sheet_markdown`, or as `data` for programs."""

    id: str
    title: str
    whose: str
    about: str
    complete: int
    parts: tuple[Pair | Table, ...]
    figures: tuple[Pair, ...]
    remarks: tuple[str, ...]
    gaps: tuple[Gap, ...]
    sections: tuple[Section, ...]
    fill: Step
    """The command that fills it in."""
    stored: Filled

    @property
    def data(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "complete": self.complete,
            "fields": dict(self.stored.fields),
            "figures": dict(self.stored.figures),
            "remarks": list(self.remarks),
            "gaps": [gap._asdict() for gap in self.gaps],
        }


def view_sheet(
    sheet: Worksheet,
    standing: Filled | None,
    subject: Subject,
    today: date,
    sections: tuple[Section, ...] = (),
) -> SheetView:
    """`standing` is None where nothing was filled in yet."""
    values = standing.fields if standing else {}
    return SheetView(
        id=sheet.id,
        title=say(sheet.title),
        whose=clean(f"{subject.key} {subject.title}"),
        about=say(sheet.about),
        complete=standing.complete if standing else 0,
        parts=tuple(_part(field, values, subject) for field in sheet.fields if _told(field, values)),
        figures=tuple(figures(sheet, standing, subject)) if standing else (),
        remarks=tuple(say(subject.named(remark)) for remark in sheet.remarks(values, today))
        if standing
        else (),
        gaps=tuple(_gap(field, values.get(field.id), subject) for field in gaps(sheet, standing)),
        sections=sections,
        fill=subject.fill(sheet.id),
        stored=standing or Filled({}, 0, {}),
    )


def figures(sheet: Worksheet, standing: Filled, subject: Subject) -> list[Pair]:
    """Those that can be said, with their labels."""
    known = standing.figures
    return [
        Pair(say(f.label), shown(f, known[f.id], subject, standing.fields))
        for f in sheet.results
        if known.get(f.id) not in (None, [], {})
    ]


def _told(field: Field, values: Mapping[str, Any]) -> bool:
    """The currency stands with the amounts."""
    return field.id != CURRENCY and values.get(field.id) not in (None, [], {})


def _part(field: Field, values: Mapping[str, Any], subject: Subject) -> Pair | Table:
    value = values[field.id]
    if field.kind != "rows":
        return Pair(say(field.label), shown(field, value, subject, values))
    table: list[tuple[Column, list[str]]] = []
    for column in field.columns:
        cells = [row.get(column.id) for row in value]
        if column.kind == "scores":
            table += _scored(cells, values)
        elif any(cell not in (None, [], {}) for cell in cells):
            told = ["" if cell is None else shown(column, cell, subject, values) for cell in cells]
            table.append((Column(say(column.label), column.kind in _RIGHT), told))
    heads, columns = zip(*table, strict=True)
    return Table(say(field.label), heads, tuple(zip(*columns, strict=True)))


def _scored(
    cells: Sequence[Mapping[str, int] | None], values: Mapping[str, Any]
) -> list[tuple[Column, list[str]]]:
    """Scores by name as a column each, in the order the worksheet names them elsewhere, as its criteria."""
    rows = (
        row for rows in values.values() if isinstance(rows, list) for row in rows if isinstance(row, dict)
    )
    order = [name for row in rows for name in row.values() if isinstance(name, str)]
    named = dict.fromkeys(name for cell in cells for name in cell or ())
    known = sorted(named, key=lambda name: order.index(name) if name in order else len(order))
    return [
        (Column(clean(name), True), [str(cell[name]) if cell and name in cell else "" for cell in cells])
        for name in known
    ]


def _gap(field: Field, value: Any, subject: Subject) -> Gap:
    if field.kind != "rows" or not value:
        return Gap(field.id, say(field.label), say(field.ask))
    name = field.columns[0]
    lacking = [
        say(
            "sheets.row_lacks",
            row=shown(name, row[name.id], subject, {}),
            columns=tuple(c.label for c in field.columns if c.needed and row.get(c.id) in (None, [], {})),
        )
        for row in value
        if any(c.needed and row.get(c.id) in (None, [], {}) for c in field.columns)
    ]
    return Gap(field.id, say(field.label), say("sheets.separator").join(lacking))
