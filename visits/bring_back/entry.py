"""One entry of a sheet, written through the door: what it was, in a sentence; None where it stood already.

Each raises DealgateError where it is refused.
"""

from collections.abc import Callable, Mapping
from datetime import date

from engine import accounts, contacts, deals
from engine.answers import HOPE
from engine.clock import no_day
from engine.contacts import Details
from engine.day_words import day_and_time
from engine.errors import NotFound, Usage
from engine.message import Message, Text, msg
from visits.box import promise_anchor
from visits.bring_back.bringing import Bringing, named
from visits.bring_back.people import People
from visits.bring_back.record import TOLD, keep_details, keep_goods
from visits.bring_back.visit import people_met
from visits.readback.reading import Entry

Writer = Callable[[Bringing, Entry], Message | None]


def bring_answer(at: Bringing, entry: Entry) -> Message | None:
    """By the client's own word where somebody is named; with neither a name nor a kind it is what we saw."""
    point, given = _name(entry), entry.said("answer")
    if given is None:
        raise Usage(msg("readback.no_answer"))
    evidence = entry.said("evidence")
    if evidence is None:
        raise Usage(msg("readback.no_evidence"))
    who = at.person(text).key if (text := entry.said("who")) else None
    kind = entry.said("kind") or ("client_said" if who else HOPE)
    if kind == "client_said" and who is None:
        met = people_met(at).known
        who = met[0].key if len(met) == 1 else None
        if who is None:
            raise Usage(msg("readback.no_who"))
    now = at.opened
    standing = now.deal.answers.get(point)
    if standing and (standing.answer, standing.evidence, standing.kind, standing.contact, standing.on) == (
        *(given, evidence, kind, who, at.on),
    ):
        return None
    deals.answer(at.change, at.key, point, given, evidence=evidence, kind=kind, contact=who, on=at.on)
    ask = next(d.ask for stage in now.playbook.stages for d in stage.decisions if d.point == point)
    said = "readback.did_answer_hope" if kind == HOPE and given == "yes" else "readback.did_answer"
    answer = msg(f"gate.answer_{given}")
    if standing and standing.answer != given:
        answer = msg("readback.changed", before=msg(f"gate.answer_{standing.answer}"), after=answer)
    source = msg(f"visits.kind_{kind}")
    if who:
        name = named(contacts.find(at.change.store, who, at.account))
        source = msg("readback.source", who=name, kind=source)
    return msg(said, ask=ask, answer=answer, evidence=evidence, source=source)


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
    styles = at.opened.playbook.styles
    contacts.edit(at.change, known, style=style)
    new = styles[style].title
    if known.style is not None and known.style in styles:
        changed = msg("readback.changed", before=styles[known.style].title, after=new)
        return msg("readback.did_style", name=named(known), style=changed)
    return msg("readback.did_style", name=named(known), style=new)


def bring_record(at: Bringing, entry: Entry) -> Message | None:
    told = {id: text for id in TOLD if (text := entry.said(id))}
    return keep_details(at.change, at.person(_name(entry)), told)


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
    goods = entry.said("goods")
    if goods is None:
        raise Usage(msg("readback.no_goods"))
    told = {id: text for id in ("competitor", "note") if (text := entry.said(id))}
    return keep_goods(at.change, at.account, goods, told, at.on)


def bring_step(at: Bringing, entry: Entry) -> Message | None:
    """With the first who is named, for a step is agreed with one; a time of day stands in its words."""
    what, typed = entry.said("what"), entry.said("on")
    if what is None or typed is None:
        raise Usage(msg("readback.no_step" if what is None else "readback.no_step_day"))
    day, time = day_and_time(typed, date.fromisoformat(at.on))
    if day is None:
        raise Usage(no_day(typed, date.fromisoformat(at.on)))
    what = f"{time} {what}" if time else what
    known, unknown = at.people(text) if (text := entry.said("with")) else People(())
    if unknown and not known:
        raise Usage(unknown[0][1])
    agreed, contact = at.deal.next_step, known[0].key if known else None
    if agreed and (agreed.what, agreed.on, agreed.contact) == (what, day.isoformat(), contact):
        return None
    deals.set_step(at.change, at.key, what, on=day.isoformat(), contact=contact)
    if not known:
        return msg("readback.did_step_nobody", what=what, on=day)
    others = (*map(named, known[1:]), *(Text(name, name) for name, _ in unknown))
    said = "readback.did_step_first" if others else "readback.did_step"
    return msg(said, what=what, on=day, who=named(known[0]), **({"others": others} if others else {}))


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
