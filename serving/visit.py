"""The sheet for a visit on a phone, and what was written on it brought back as `visit read` brings a file."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from starlette.responses import Response

from commands import titles
from commands.desk import Desk
from commands.prep import expected, person, sheet_of
from commands.visit_file import LARGEST
from commands.visit_page import Page
from commands.visit_read import carried
from engine import bulk, people, reads, rights
from engine.bulk import Known
from engine.contacts import Contact
from engine.errors import DealgateError, Usage
from engine.message import Message, msg
from serving.asker import Asker
from serving.printing import printed
from serving.trouble import status_of
from stages.worksheets import WORKSHEETS
from visits.absent import left_on
from visits.box import box_of
from visits.bring_back.sheet import COMMAND
from visits.marks import Head
from visits.places import place_of
from visits.readback.fields import lines_of, read_fields
from visits.readback.reading import Left
from visits.sheet import Sheet
from web.forms import Option
from web.page import Said
from web.visit import Around, Asked, Part, Sent, VisitPage, left_line, parts_of
from words.say import say

_ID = re.compile(r"[0-9a-f]{12}")
_WAITS = "readback.waits_for"


class _Made(NamedTuple):
    """A sheet, and the deal it is for; None of a deal that is done meanwhile."""

    desk: Desk
    known: Known
    head: Head
    sheet: Sheet | None

    @property
    def mine(self) -> bool:
        owner = people.find_any(self.desk.store, self.known.opened.deal.owner)
        return rights.may(self.desk.actor, "work", owner)

    @property
    def there(self) -> dict[str, str]:
        """Those still at the client, by key."""
        facts = self.known.opened.facts
        return {c.key: c.name or c.key for c in self.known.people if left_on(facts, c.key) is None}


def visit(asker: Asker) -> Response:
    if asker.request.method == "POST":
        return _sent(asker)
    desk = asker.desk()
    known = bulk.one(desk.view, reads.find_key(desk.store, asker.request.path_params["key"]))
    named = asker.request.query_params.getlist("with")
    met = [person(desk, known, name) for name in named] if named else expected(known)
    on = asker.asked("on")
    sheet = sheet_of(known, met, date.fromisoformat(desk.day(on)) if on else None)
    made = _Made(desk, known, _head(sheet), sheet)
    around = Around(made.there, WORKSHEETS)
    return _printed(asker, made, tuple(parts_of(sheet.sections, around, mine=made.mine)))


def _head(sheet: Sheet) -> Head:
    return Head(sheet.id, sheet.deal, sheet.on.isoformat(), tuple(c.key for c in sheet.people))


# ── sent ──────────────────────────────────────────────────────────────────────────────────────


def _sent(asker: Asker) -> Response:
    """What can go in goes in; what could not comes back with its reason, as it was written."""
    if sum(map(len, asker.form.values())) > LARGEST:
        raise Usage(msg("readback.too_big", limit=LARGEST // 1_000))
    desk = asker.desk()
    made = _made(
        asker, desk, bulk.one(desk.view, reads.find_key(desk.store, asker.request.path_params["key"]))
    )
    now, form = made.known.opened, asker.form
    reading = read_fields(form, made.head, now.playbook, WORKSHEETS)
    try:
        page = carried(desk.change(), now, reading, COMMAND, dry_run=False)
    except DealgateError as error:
        left = [Left(line, "", error.message) for line, _ in enumerate(lines_of(form), 1)]
        part = _left(made, form, left)
        return _printed(asker, made, part, trouble=error.message, status=status_of(error))
    sent = Sent(page.brought.done, _notes(page), _gate(page), len({one.line for one in page.left}))
    return _printed(asker, made, _left(made, form, page.left), sent=sent, status=409 if page.left else 200)


def _made(asker: Asker, desk: Desk, known: Known) -> _Made:
    """The sheet that was filled in, made once more."""
    id, on = asker.form.get("sheet", ""), asker.form.get("on", "")
    try:
        day = date.fromisoformat(on)
    except ValueError:
        day = None
    if day is None or not _ID.fullmatch(id):
        raise Usage(msg("phone.no_sheet"))
    keys = asker.form.get("met", "").split()
    met: list[Contact] = [contact for contact in known.people if contact.key in keys]
    head = Head(id, known.opened.deal.key, day.isoformat(), tuple(contact.key for contact in met))
    try:
        return _Made(desk, known, head, sheet_of(known, met, day, id))
    except DealgateError:
        return _Made(desk, known, head, None)


def _notes(page: Page) -> tuple[Said, ...]:
    if page.brought.done:
        return tuple(page.notes)
    return (*page.notes, msg("readback.nothing_new" if page.brought.earlier else "readback.nothing"))


def _gate(page: Page) -> Message | None:
    if page.before is None or page.after is None or not page.brought.done:
        return None
    met = [sum(c.passes for c in verdict.checked) for verdict in (page.before, page.after)]
    return msg("readback.gate", before=met[0], after=met[1], all=len(page.after.checked))


def _left(made: _Made, form: Mapping[str, str], left: Sequence[Left]) -> tuple[Part, ...]:
    """The lines something is left of, each with every reason."""
    anchors = lines_of(form)
    texts = {line.fills: line.text for s in made.sheet.sections for line in s.lines} if made.sheet else {}
    said = [texts.get(fills) or _called(made, fills) for fills in anchors]
    around = Around(made.there, WORKSHEETS, form)
    lines: list[Asked] = []
    for n in sorted({one.line for one in left}):
        fills = anchors[n - 1]
        why = dict.fromkeys(_why(one.why, said) for one in left if one.line == n)
        box = box_of(fills, made.known.opened.playbook, WORKSHEETS)
        lines.append(left_line(fills, said[n - 1], box, tuple(why), around))
    return (Part("left", msg("phone.left"), None, tuple(lines)),) if lines else ()


def _why(why: Message, said: Sequence[Said]) -> str:
    """Lines have no numbers here: what it waits for is called by what it asks."""
    if why.id != _WAITS:
        return say(why)
    at = why.params["line"]
    return say("phone.waits_for", line=said[at - 1] if isinstance(at, int) else "")


def _called(made: _Made, fills: str) -> Said:
    """A line the sheet no longer has, by what it was about."""
    kind, _, name = fills.partition(":")
    if kind == "answer":
        return titles.question(made.known.opened.playbook, name)
    sheet = WORKSHEETS.get(place_of(fills).worksheet) if kind == "fill" else None
    return sheet.title if sheet else msg("phone.line")


# ── showing ───────────────────────────────────────────────────────────────────────────────────


def _printed(
    asker: Asker,
    made: _Made,
    parts: tuple[Part, ...],
    *,
    sent: Sent | None = None,
    trouble: Said = None,
    status: int = 200,
) -> Response:
    deal, head, sheet = made.known.opened.deal, made.head, made.sheet
    shown = sheet if sent is None and trouble is None else None
    page = VisitPage(
        id=head.id or "",
        key=deal.key,
        title=deal.title,
        account=made.known.account.name if made.known.account else None,
        who=sheet.who if sheet else None,
        on=date.fromisoformat(head.on or ""),
        met=head.people,
        people=tuple(Option(key, name, key in head.people) for key, name in made.there.items()),
        head=tuple((line.text, line.because) for line in shown.head) if shown else (),
        parts=parts,
        mine=made.mine,
        sent=sent,
        trouble=trouble,
    )
    return printed(asker, "visit", page, status=status)
