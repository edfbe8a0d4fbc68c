"""One entry of a sheet, written through the door: what it was, in a sentence; None where it stood already.

Each raises DealgateError where it is refused.
"""

from collections.abc import Callable, Mapping
from datetime import date

from engine import account_sheets, accounts, contacts, deals
from engine.answers import HOPE
from engine.clock import parse_day
from engine.contacts import Details
from engine.errors import NotFound, Usage
from engine.message import Message, Text, msg
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from visits.box import promise_anchor
from visits.bring_visit import people_met
from visits.bringing import Bringing, named
from visits.readback.reading import Entry

Writer = Callable[[Bringing, Entry], Message | None]
RECORD = "customer_record"


def bring_answer(at: Bringing, entry: Entry) -> Message | None:
    """By the client's own word where somebody is named; with neither a name nor a kind it is what we saw."""
    point, given = _name(entry), entry.said("answer")
    if given is None:
        raise Usage(msg("readback.no_answer"))
    who = at.person(text).key if (text := entry.said("who")) else None
    kind = entry.said("kind") or ("client_said" if who else HOPE)
    if kind == "client_said" and who is None:
        met, _ = people_met(at)
        who = met[0].key if len(met) == 1 else None
    now, evidence = at.opened, entry.said("evidence") or ""
    standing = now.deal.answers.get(point)
    if standing and (standing.answer, standing.evidence, standing.kind, standing.contact, standing.on) == (
        *(given, evidence, kind, who, at.on),
    ):
        return None
    deals.answer(at.change, at.key, point, given, evidence=evidence, kind=kind, contact=who, on=at.on)
    ask = next(d.ask for stage in now.playbook.stages for d in stage.decisions if d.point == point)
    said = "readback.did_answer_hope" if kind == HOPE and given == "yes" else "readback.did_answer"
    return msg(said, ask=ask, answer=msg(f"gate.answer_{given}"))


def bring_contact(at: Bringing, entry: Entry) -> Message | None:
    """Somebody new with this part in the decision; or the part, for somebody known."""
    part, name = _name(entry), entry.said("name")
    if name is None:
        raise Usage(msg("readback.no_name"))
    job = entry.said("job")
    title = _part_title(at, part)
    try:
        known = contacts.find(at.change.store, name, at.account)
    except NotFound:
        added = contacts.add(at.change, at.account, name, part, details=Details(job=job))
        return msg("readback.did_contact", name=named(added), part=title)
    if known.part == part and (job is None or known.details.job == job):
        return None
    contacts.edit(at.change, known, part=part, details={"job": job} if job else None)
    return msg("readback.did_part", name=named(known), part=title)


def bring_style(at: Bringing, entry: Entry) -> Message | None:
    known, style = at.person(_name(entry)), entry.said("style")
    if style is None or style == known.style:
        return None
    contacts.edit(at.change, known, style=style)
    return msg("readback.did_style", name=named(known), style=at.opened.playbook.styles[style].title)


def bring_record(at: Bringing, entry: Entry) -> Message | None:
    """What is liked and talked about; what was known before stays, unless it is said anew."""
    known = at.person(_name(entry))
    given = {id: text for id in ("preferences", "topics") if (text := entry.said(id))}
    if all(getattr(known.details, id) == text for id, text in given.items()):
        return None
    contacts.edit(at.change, known, details=given)
    return msg("readback.did_record", name=named(known))


def bring_field(at: Bringing, entry: Entry) -> Message | None:
    """A field of the deal itself: how this client buys, or whose deal it is."""
    field = _name(entry)
    value = entry.said(field) or entry.said("value") or ""
    before = at.deal.version
    after = deals.set_fields(at.change, at.key, {field: value})
    if after.version == before:
        return None
    shown: Text | str = value
    if field == "behaviour":
        shown = at.opened.playbook.behaviours[value].title
    elif field == "account" and after.account:
        shown = accounts.find(at.change.store, after.account).name
    return msg("readback.did_field", field=msg(f"deals.field_{field}"), value=shown)


def bring_tick(at: Bringing, entry: Entry) -> Message | None:
    now, item = at.opened, _name(entry)
    if item in now.deal.items:
        return None
    deals.tick(at.change, at.key, item)
    title = next(i.title for stage in now.playbook.stages for i in stage.checklist if i.id == item)
    return msg("readback.did_tick", item=title)


def bring_promise(at: Bringing, entry: Entry) -> Message | None:
    """Kept, by whoever made it."""
    made = next((p for p in at.deal.promises if promise_anchor(p) == entry.fills), None)
    if made is None:
        raise Usage(msg("readback.no_such_promise"))
    if made.kept:
        return None
    deals.promise(at.change, at.key, made.what, by=made.by, on=None, kept=True)
    return msg("readback.did_promise", what=made.what)


def bring_goods(at: Bringing, entry: Entry) -> Message | None:
    """What of a competitor's was seen there, into the client's record."""
    goods, competitor = entry.said("goods"), entry.said("competitor")
    if goods is None:
        raise Usage(msg("readback.no_goods"))
    row = {"competitor": competitor, "seen_on": at.on} if competitor else {"seen_on": at.on}
    account = accounts.find(at.change.store, at.account)
    after = account_sheets.fill(
        at.change, account.code, RECORD, {"goods_seen": {goods: row}}, ACCOUNT_WORKSHEETS
    )
    return msg("readback.did_goods", goods=goods) if after.version != account.version else None


def bring_step(at: Bringing, entry: Entry) -> Message | None:
    what, typed = entry.said("what"), entry.said("on")
    if what is None or typed is None:
        raise Usage(msg("readback.no_step" if what is None else "readback.no_step_day"))
    day = parse_day(typed, date.fromisoformat(at.on))
    if day is None:
        raise Usage(msg("deals.bad_day", day=typed))
    who = at.person(text) if (text := entry.said("with")) else None
    agreed, contact = at.deal.next_step, who.key if who else None
    if agreed and (agreed.what, agreed.on, agreed.contact) == (what, day.isoformat(), contact):
        return None
    deals.set_step(at.change, at.key, what, on=day.isoformat(), contact=contact)
    if who is None:
        return msg("readback.did_step_nobody", what=what, on=day)
    return msg("readback.did_step", what=what, on=day, who=named(who))


WRITERS: Mapping[str, Writer] = {
    "answer": bring_answer,
    "contact": bring_contact,
    "style": bring_style,
    "record": bring_record,
    "set": bring_field,
    "tick": bring_tick,
    "promise": bring_promise,
    "goods": bring_goods,
    "step": bring_step,
}


def _name(entry: Entry) -> str:
    """What stands behind the kind in its anchor."""
    return entry.fills.partition(":")[2]


def _part_title(at: Bringing, part: str) -> Message | Text:
    known = at.opened.playbook.parts.get(part)
    return known.title if known else msg(f"contacts.part_{part}")
