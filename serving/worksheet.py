"""A worksheet's page, and what is typed into it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from starlette.responses import Response

from commands.deal_sheet import sections
from commands.desk import Desk
from commands.form_base import OutOfDate, stamp
from commands.form_file import LARGEST
from commands.sheet_fault import readable
from commands.sheet_subject import Subject, of_deal
from commands.sheet_value import shown
from commands.sheet_view import Pair, SheetView, view_sheet
from commands.worksheet import put_in
from engine import history, people, reads, rights
from engine.errors import Conflict, DealgateError, NotFound, Usage
from engine.filling import BadFields
from engine.message import msg
from engine.reads import Opened
from engine.state import Filled
from engine.worksheet import Field, FieldFault, Worksheet
from serving.asker import Asker
from serving.printing import printed
from serving.trouble import status_of
from stages.worksheets import WORKSHEETS
from web.figure import Table
from web.page import Said
from web.worksheet import Heading, WorksheetPage
from web.worksheet_fields import Around, places
from web.worksheet_merge import Merged, merge
from web.worksheet_typed import Typed, as_raw, is_typed, read_form, typed_all

_TRIES = 3
"""Of writing what was typed beside others who write."""


class _At(NamedTuple):
    """A worksheet of a deal as it stands at this moment."""

    desk: Desk
    now: Opened
    sheet: Worksheet
    subject: Subject

    @property
    def standing(self) -> Filled | None:
        return self.now.deal.worksheets.get(self.sheet.id)

    @property
    def typed(self) -> dict[str, Typed]:
        return typed_all(self.sheet.fields, self.standing.fields if self.standing else {})


class _Told(NamedTuple):
    """What is said beside the form: what came of it, or why nothing did, and where. `typed` stays there."""

    typed: Mapping[str, Typed] | None = None
    faults: Sequence[FieldFault] = ()
    theirs: Mapping[str, Said] = {}
    said: tuple[Said, ...] = ()
    trouble: Said = None
    status: int = 200


def worksheet(asker: Asker) -> Response:
    if asker.request.method == "GET":
        return _page(asker, _at(asker, asker.desk()), _Told())
    told = _saved(asker)
    return _page(asker, _at(asker, asker.desk()), told)


def _at(asker: Asker, desk: Desk) -> _At:
    given = asker.request.path_params
    if given["id"] not in WORKSHEETS:
        raise NotFound(msg("phone.no_worksheet", worksheet=given["id"]))
    now = reads.opened(desk.view, reads.find_key(desk.store, given["key"]))
    return _At(desk, now, WORKSHEETS[given["id"]], of_deal(desk.view, now))


# ── writing ───────────────────────────────────────────────────────────────────────────────────


def _saved(asker: Asker) -> _Told:
    if sum(map(len, asker.form.values())) > LARGEST:
        raise Usage(msg("sheets.form_too_big", limit=LARGEST // 1_000_000))
    at = _at(asker, asker.desk())
    mine, was = read_form(at.sheet.fields, asker.form), _was(asker, at.sheet)
    for _ in range(_TRIES):
        merged = merge(at.sheet.fields, was, mine, at.typed)
        if merged.clashes:
            return _clashed(at, mine, was, merged)
        try:
            return _written(asker, at, merged)
        except OutOfDate:
            at = _at(asker, asker.desk())
        except BadFields as bad:
            faults = tuple(readable(fault, at.sheet, at.subject) for fault in bad.faults)
            said = msg("phone.mend", n=len(faults))
            return _Told({**at.typed, **merged.changes}, faults, trouble=said, status=400)
        except DealgateError as error:
            typed = {**at.typed, **merged.changes}
            return _Told(typed, trouble=error.message, status=status_of(error))
    raise Conflict(msg("phone.busy"))


def _was(asker: Asker, sheet: Worksheet) -> dict[str, Typed]:
    """What stood in the form when it was made, as it says itself."""
    try:
        was = json.loads(asker.form.get("was", ""))
    except ValueError:
        was = None
    fields = {field.id: field for field in sheet.fields}
    if not isinstance(was, dict) or not all(
        id in fields and is_typed(fields[id], value) for id, value in was.items()
    ):
        raise Usage(msg("phone.no_form"))
    return was


def _written(asker: Asker, at: _At, merged: Merged) -> _Told:
    if not merged.changes:
        return _Told(said=(msg("phone.nothing_changed"),))
    fields = {field.id: field for field in at.sheet.fields}
    raw = {id: as_raw(fields[id], value) for id, value in merged.changes.items()}
    seen = stamp(at.sheet, at.subject, at.standing)
    data = asker.caller.carry(lambda desk: put_in(desk, at.subject.key, at.sheet, raw, seen))
    return _Told(said=_sentences(data["message"]))


def _sentences(message: str) -> tuple[Said, ...]:
    """What a command says, without the commands it would go on with."""
    return tuple(line for line in message.split("\n") if not line.startswith("  →"))


def _clashed(at: _At, mine: Mapping[str, Typed], was: Mapping[str, Typed], merged: Merged) -> _Told:
    """Both values beside one another. What else was typed stays, and what others typed elsewhere is shown."""
    typed = dict(at.typed)
    for field in at.sheet.fields:
        if field.id in merged.changes:
            typed[field.id] = merged.changes[field.id]
        elif field.id in merged.clashes:
            typed[field.id] = mine[field.id]
    values = at.standing.fields if at.standing else {}
    theirs = {
        field.id: msg("phone.theirs", value=_now(field, values, at.subject))
        for field in at.sheet.fields
        if field.id in merged.clashes
    }
    who, told = _last_writer(at), msg("phone.clash", n=len(merged.clashes))
    return _Told(typed, theirs=theirs, trouble=msg("phone.clashed", who=who, what=told), status=409)


def _now(field: Field, values: Mapping[str, Any], subject: Subject) -> Said:
    value = values.get(field.id)
    return msg("phone.emptied") if value in (None, [], {}) else shown(field, value, subject, values)


def _last_writer(at: _At) -> str:
    told = history.events(at.desk.store, f"deal:{at.subject.key}")
    wrote = (e.actor for e in reversed(told) if e.kind == "fill" and e.data.get("worksheet") == at.sheet.id)
    return next(wrote, at.desk.actor.user)


# ── showing ───────────────────────────────────────────────────────────────────────────────────


def _page(asker: Asker, at: _At, told: _Told) -> Response:
    desk, now = at.desk, at.now
    there = reads.people_there(desk.view, now.deal.account)
    view = view_sheet(at.sheet, at.standing, at.subject, desk.today, sections(now, at.sheet.id, there))
    past = desk.view.until is not None
    mine = not past and rights.may(desk.actor, "work", people.find_any(desk.store, now.deal.owner))
    typed = at.typed
    around = Around(
        at.sheet, at.subject.people, _called(at), at.subject.currency, told.typed or typed, told.faults
    )
    missing = [gap.field for gap in view.gaps]
    page = WorksheetPage(
        key=now.deal.key,
        deal=now.deal.title,
        id=at.sheet.id,
        title=at.sheet.title,
        about=at.sheet.about,
        complete=view.complete,
        facts=() if mine else _facts(view),
        tables=() if mine else _tables(view),
        figures=tuple((each.label, each.value) for each in view.figures),
        remarks=view.remarks,
        gaps=tuple((gap.field, gap.label, gap.ask) for gap in view.gaps),
        headings=tuple(Heading(s.title, tuple(line.text for line in s.lines)) for s in view.sections),
        form=tuple(places(around, told.theirs, missing)) if mine else (),
        was=json.dumps(typed, ensure_ascii=False),
        day=desk.today,
        past=past,
        said=told.said,
        trouble=told.trouble,
    )
    return printed(asker, "worksheet", page, status=told.status)


def _facts(view: SheetView) -> tuple[tuple[Said, Said], ...]:
    return tuple((each.label, each.value) for each in view.parts if isinstance(each, Pair))


def _tables(view: SheetView) -> tuple[tuple[Said, Table], ...]:
    return tuple(
        (each.label, Table(tuple(column.head for column in each.columns), each.rows))
        for each in view.parts
        if not isinstance(each, Pair)
    )


def _called(at: _At) -> dict[str, dict[str, Said]]:
    """What choices are called, by the field or column they belong to."""
    every = [*at.sheet.fields, *(column for field in at.sheet.fields for column in field.columns)]
    return {
        field.id: {id: names[0] for id, names in at.subject.choices(field).items()}
        for field in every
        if field.choices
    }
