"""What worksheets lack: what to ask the client, and what only we can tell."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from engine.message import Text, msg
from engine.worksheet import Field
from stages.sheet_form import gaps
from visits.box import EVIDENCE
from visits.line import Line, Said
from visits.meeting import Meeting
from visits.places import row_anchor

BEHAVIOUR = ("buying_behaviour", "behaviour")
COMPLAINTS = ("complaints", "complaints")
_NAMED = 3
"""Rows of another deal a question names."""

OURS = {
    "qualification": ("creditworthiness", "creditworthiness_evidence", "signs_checked_on"),
    "customer_facts": ("source", "checked_on"),
    "value_canvas": ("segment", "products", "relievers", "creators"),
    "action_plan": ("credit_limit", "receivables", "notes_receivable"),
    "delivery_plan": ("reports",),
    "complaints": ("asked",),
    "satisfaction": (
        *("asked", "praise", "ask_by_name", "buy_again", "sold"),
        *("complaints", "offered", "consumed_on_offer"),
    ),
}
"""Fields nobody at the client can be asked, by worksheet."""


def lacking(meeting: Meeting, id: str) -> list[Field]:
    """What a worksheet needs and lacks, ours and the client's."""
    sheet = meeting.worksheets.get(id)
    if sheet is None:
        return []
    return [f for f in gaps(sheet, meeting.deal.worksheets.get(id)) if _wanted(meeting, id, f)]


def is_ours(worksheet: str, field: Field) -> bool:
    return field.id in OURS.get(worksheet, ())


def asked(meeting: Meeting, worksheet: str, field: Field) -> Line:
    """The question that fills a gap: about the first row that lacks something; else whether what another
    deal of the client found still holds; else as the worksheet has it."""
    fills, title = f"fill:{worksheet}.{field.id}", meeting.worksheets[worksheet].title
    for row in meeting.filled(worksheet, field.id) or () if field.kind == "rows" else ():
        missing = _missing(field, row)
        if missing:
            return _about_row(meeting, worksheet, field, row, missing)
    if known := meeting.beside(worksheet, field.id):
        value, deal = known
        text = msg("visits.still_holds", field=field.label, value=told(meeting, field, value))
        return Line(text, msg("visits.why_still_holds", worksheet=title, deal=deal), fills)
    return Line(field.ask, msg("visits.why_gap", worksheet=title, field=field.label), fills)


def told(meeting: Meeting, field: Field, value: Any) -> Said | tuple[Said, ...]:
    """A value of a worksheet in words; of rows their names."""
    if field.kind == "rows":
        names = tuple(row_name(meeting, field, row) for row in value[:_NAMED])
        return names if len(value) <= _NAMED else msg("visits.and_more", names=names, n=len(value) - _NAMED)
    if field.kind == "many":
        return tuple(field.choices.get(each, Text(each, each)) for each in value)
    if field.kind == "contact":
        return meeting.name(str(value))
    if field.kind == "day":
        return msg("visits.on_day", on=date.fromisoformat(value))
    return field.choices.get(str(value)) or Text(str(value), str(value))


def row_name(meeting: Meeting, field: Field, row: Mapping[str, Any]) -> Said:
    name = str(row[field.columns[0].id])
    return meeting.name(name) if field.columns[0].kind == "contact" else Text(name, name)


def _about_row(
    meeting: Meeting, worksheet: str, field: Field, row: Mapping[str, Any], missing: Sequence[Field]
) -> Line:
    name, column = row_name(meeting, field, row), missing[0]
    why = msg(
        "visits.why_gap_in_row",
        worksheet=meeting.worksheets[worksheet].title,
        row=name,
        fields=tuple(each.label for each in missing),
    )
    # A score for each criterion needs more room than a blank has.
    columns = [each.id for each in missing if each.kind != "scores"]
    fills = row_anchor(worksheet, field.id, str(row[field.columns[0].id]), columns) if columns else None
    return Line(msg("visits.ask_of_row", row=name, ask=column.ask), why, fills)


def _missing(field: Field, row: Mapping[str, Any]) -> list[Field]:
    return [c for c in field.columns if c.needed and row.get(c.id) in (None, [], {})]


def _wanted(meeting: Meeting, worksheet: str, field: Field) -> bool:
    if (worksheet, field.id) == BEHAVIOUR and meeting.deal.behaviour is not None:
        return False  # the deal itself says it
    if (worksheet, field.id) == COMPLAINTS and meeting.filled(worksheet, field.id):
        return False  # its recovery goes step by step, which the delivery tells
    # What a score rests on is asked for once there is a score.
    explained = field.id.removesuffix(EVIDENCE)
    return explained == field.id or meeting.filled(worksheet, explained) is not None
