"""Answers to the worksheets' questions, gathered into one filling a worksheet."""

from collections.abc import Mapping, Sequence

from engine import deals
from engine.errors import Usage
from engine.filling import BadFields
from engine.message import Message, Text, msg
from engine.worksheet import Field, Raw
from visits.bringing import Bringing, Outcome, refused
from visits.readback.reading import Entry, Left


def bring_fills(at: Bringing, entries: Sequence[Entry]) -> Outcome:
    """Worksheet by worksheet; a field that can't stand is left, the others go in."""
    by_sheet: dict[str, list[Entry]] = {}
    for entry in entries:
        by_sheet.setdefault(_place(entry)[0], []).append(entry)
    outcomes = [_filled(at, id, tuple(given)) for id, given in by_sheet.items()]
    return Outcome(
        tuple(done for each in outcomes for done in each.done),
        tuple(left for each in outcomes for left in each.left),
        tuple(applied for each in outcomes for applied in each.applied),
    )


def _place(entry: Entry) -> tuple[str, str]:
    """The worksheet and its field."""
    sheet, _, field = entry.fills.partition(":")[2].partition(".")
    return sheet, field


def _filled(at: Bringing, worksheet: str, entries: tuple[Entry, ...]) -> Outcome:
    sheet = at.change.worksheets[worksheet]
    fields = {field.id: field for field in sheet.fields}
    left: list[Left] = []
    while entries:
        raw, nameless = _raw(fields, entries)
        left += refused(nameless, msg("readback.no_row_name"))
        entries = tuple(entry for entry in entries if entry not in nameless)
        try:
            with at.change.store.savepoint():
                before = at.deal.version
                after = deals.fill(at.change, at.key, worksheet, raw)
        except BadFields as bad:
            faulty = {str(fault.path[0]): fault.what for fault in bad.faults}
            wrong = [entry for entry in entries if _place(entry)[1] in faulty]
            for entry in wrong or entries:
                left += refused([entry], faulty.get(_place(entry)[1], bad.message))
            entries = tuple(entry for entry in entries if wrong and entry not in wrong)
        except Usage as error:
            return Outcome(left=(*left, *refused(entries, error.message)))
        else:
            done = [_told(sheet.title, fields, entries)] if after.version != before else []
            return Outcome(tuple(done), tuple(left), entries)
    return Outcome(left=tuple(left))


def _raw(fields: Mapping[str, Field], entries: tuple[Entry, ...]) -> tuple[dict[str, Raw], tuple[Entry, ...]]:
    """What was typed, as `fill` takes it; and the rows that lack their name."""
    raw: dict[str, Raw] = {}
    rows: dict[str, dict[str, Raw]] = {}
    nameless = []
    for entry in entries:
        id = _place(entry)[1]
        if fields[id].kind != "rows":
            raw[id] = entry.values["value"]
            continue
        name = entry.said(fields[id].columns[0].id)
        if name is None:
            nameless.append(entry)
        else:
            rows.setdefault(id, {})[name] = dict(entry.values)
    return {**raw, **rows}, tuple(nameless)


def _told(title: Text, fields: Mapping[str, Field], entries: tuple[Entry, ...]) -> Message:
    labels = tuple(dict.fromkeys(fields[_place(entry)[1]].label for entry in entries))
    return msg("readback.did_fill", worksheet=title, fields=labels)
