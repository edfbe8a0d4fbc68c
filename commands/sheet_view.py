"""A worksheet as it is read: labels and values in the reader's language, what is missing, what it tells."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from commands.sheet_subject import Subject
from commands.sheet_value import CURRENCY, shown
from engine.message import Step
from engine.state import Filled
from engine.worksheet import Field, Worksheet
from stages.sheet_form import filled as share
from words.say import clean, say

_RIGHT = ("score", "number", "percent", "money")


class Pair(NamedTuple):
    label: str
    value: str


class Gap(NamedTuple):
    """What is missing, and the question that fills it; of rows, what each of them lacks."""

    field: str
    label: str
    ask: str


class Column(NamedTuple):
    head: str
    right: bool
    """For numbers."""


class Table(NamedTuple):
    """Rows of a field; columns nobody filled in are left out."""

    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class Line(NamedTuple):
    text: str
    standing: str | None = None
    """Of a requirement."""
    below: bool = False
    """Whether it belongs to the line above."""


class Section(NamedTuple):
    """What stands elsewhere about it: at gates, in the playbook."""

    title: str
    lines: tuple[Line, ...]


class SheetView(NamedTuple):
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
        remarks=tuple(map(say, sheet.remarks(values, today))) if standing else (),
        gaps=tuple(_gap(f, values.get(f.id), subject) for f in sheet.fields if _lacks(f, values.get(f.id))),
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
    used = [c for c in field.columns if any(row.get(c.id) not in (None, [], {}) for row in value)]
    rows = tuple(
        tuple(shown(c, row[c.id], subject, values) if row.get(c.id) is not None else "" for c in used)
        for row in value
    )
    return Table(say(field.label), tuple(Column(say(c.label), c.kind in _RIGHT) for c in used), rows)


def _lacks(field: Field, value: Any) -> bool:
    return field.needed and share(field, value) < 1


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
