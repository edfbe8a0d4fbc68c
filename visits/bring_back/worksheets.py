"""Answers to the worksheets' questions, gathered into one filling a worksheet."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine import deals
from engine.errors import Usage
from engine.filling import BadFields
from engine.message import Message, Text, msg
from engine.worksheet import Field, Raw
from visits.box import EVIDENCE
from visits.bring_back.bringing import Bringing, Outcome, refused
from visits.places import Place, place_of, row_mark
from visits.readback.reading import Entry, Left


def bring_fills(at: Bringing, entries: Sequence[Entry]) -> Outcome:
    """Worksheet by worksheet; a field that can't stand is left, the others go in."""
    by_sheet: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sheet.setdefault(_place(entry).worksheet, []).append(entry)
    outcomes = [_filled(at, id, tuple(given)) for id, given in by_sheet.items()]
    return Outcome(
        tuple(done for each in outcomes for done in each.done),
        tuple(left for each in outcomes for left in each.left),
        tuple(applied for each in outcomes for applied in each.applied),
    )


def _place(entry: Entry) -> Place:
    return place_of(entry.fills)


def _fields(entry: Entry) -> tuple[str, str]:
    """The field, and the one that says what it rests on, which stands in the same box."""
    field = _place(entry).field
    return field, f"{field}{EVIDENCE}"


def _filled(at: Bringing, worksheet: str, entries: tuple[Entry, ...]) -> Outcome:
    sheet = at.change.worksheets[worksheet]
    fields = {field.id: field for field in sheet.fields}
    left: list[Left] = []
    while entries:
        standing = at.deal.worksheets.get(worksheet)
        raw, nameless = _raw(fields, entries, standing.fields if standing else {})
        for entry in nameless:
            gone = _place(entry).row is not None
            left += refused([entry], msg("readback.row_gone" if gone else "readback.no_row_name"))
        entries = tuple(entry for entry in entries if entry not in nameless)
        try:
            with at.change.store.savepoint():
                before = at.deal.version
                after = deals.fill(at.change, at.key, worksheet, raw)
        except BadFields as bad:
            faulty = {str(fault.path[0]): fault.what for fault in bad.faults}
            wrong = [entry for entry in entries if faulty.keys() & _fields(entry)]
            for entry in wrong or entries:
                why = next((faulty[field] for field in _fields(entry) if field in faulty), bad.message)
                left += refused([entry], why)
            entries = tuple(entry for entry in entries if wrong and entry not in wrong)
        except Usage as error:
            return Outcome(left=(*left, *refused(entries, error.message)))
        else:
            done = (
                [_told(sheet.title, fields, entries, standing.fields if standing else {})]
                if after.version != before
                else []
            )
            return Outcome(tuple(done), tuple(left), entries)
    return Outcome(left=tuple(left))


def _raw(
    fields: Mapping[str, Field], entries: tuple[Entry, ...], standing: Mapping[str, Any]
) -> tuple[dict[str, Raw], tuple[Entry, ...]]:
    """What was typed, as `fill` takes it; and the rows that lack their name, or are there no more."""
    raw: dict[str, Raw] = {}
    rows: dict[str, dict[str, Raw]] = {}
    nameless = []
    for entry in entries:
        id = _place(entry).field
        if fields[id].kind != "rows":
            given = zip(_fields(entry), map(entry.values.get, ("value", "evidence")), strict=True)
            raw |= {field: value for field, value in given if value is not None}
            continue
        name = _row_name(fields[id], entry, standing.get(id) or ())
        if name is None:
            nameless.append(entry)
        else:
            rows.setdefault(id, {})[name] = dict(entry.values)
    return {**raw, **rows}, tuple(nameless)


def _row_name(field: Field, entry: Entry, standing: Sequence[Mapping[str, Any]]) -> str | None:
    """As it was written; where the sheet asked about one row, the name of that row as it stands."""
    name, mark = field.columns[0].id, _place(entry).row
    if mark is None:
        return entry.said(name)
    return next((str(row[name]) for row in standing if row_mark(str(row[name])) == mark), None)


def _told(
    title: Text, fields: Mapping[str, Field], entries: tuple[Entry, ...], standing: Mapping[str, Any]
) -> Message:
    said = tuple(_said(fields[_place(entry).field], entry, standing) for entry in entries)
    return msg("readback.did_fill", worksheet=title, fields=said)


def _said(field: Field, entry: Entry, standing: Mapping[str, Any]) -> Message:
    """As it was written; and what stood there, where that is words as well."""
    if field.kind == "rows":
        columns = {column.id: column for column in field.columns}
        return msg(
            "readback.put",
            label=field.label,
            after=tuple(
                shown for id, value in entry.values.items() for shown in _shown(columns.get(id), value)
            ),
        )
    before = standing.get(field.id)
    old = _shown(field, before) if isinstance(before, str) and before != entry.values.get("value") else ()
    new = tuple(
        shown
        for id, value in entry.values.items()
        for shown in _shown(field if id == "value" else None, value)
    )
    if not old:
        return msg("readback.put", label=field.label, after=new)
    return msg("readback.replaced", label=field.label, before=old, after=new)


def _shown(field: Field | None, value: str | tuple[str, ...]) -> tuple[Text, ...]:
    """A choice by its name, anything else as it was written."""
    choices = field.choices if field else {}
    return tuple(
        choices.get(each, Text(each, each)) for each in ((value,) if isinstance(value, str) else value)
    )
