"""What is known of a deal, list by list: what comes next, what the client said, people, visits, papers."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from commands import titles
from commands.views import day
from engine.contacts import Contact
from engine.message import msg
from engine.reads import Opened
from engine.state import DONE
from serving.deal_gate import Rights
from stages.worksheets import WORKSHEETS
from web import moves
from web.deal import Line, Part


def parts(now: Opened, known: list[Contact], data: Mapping[str, Any], may: Rights) -> Iterator[Part]:
    names = {contact.key: contact.name or contact.key for contact in known}
    yield Part("next", msg("pages.part_step"), tuple(_step_lines(now, names, may)))
    yield Part("items", msg("pages.part_items"), tuple(_item_lines(now, may)))
    yield Part("answers", msg("pages.part_answers"), tuple(_answer_lines(now, data)))
    yield Part("sheets", msg("pages.part_sheets"), tuple(_sheet_lines(now)))
    yield Part("people", msg("pages.part_people"), tuple(_people_lines(known)))
    yield Part("visits", msg("pages.part_visits"), tuple(_visit_lines(now, names)))
    yield Part("waivers", msg("pages.part_waivers"), tuple(_waiver_lines(now)))


def _step_lines(now: Opened, names: Mapping[str, str], may: Rights) -> Iterator[Line]:
    deal = now.deal
    if deal.next_step:
        who = names.get(deal.next_step.contact or "")
        yield Line(deal.next_step.what, (day(deal.next_step.on), who))
    for n, each in enumerate(deal.promises):
        about = (msg(f"pages.promised_{each.by}"), day(each.on), msg("pages.kept") if each.kept else None)
        form = moves.fulfilled(f"promise-{n}", each.what, each.by) if may.work and not each.kept else None
        yield Line(each.what, about, form=form, done=each.kept)
    if deal.wait:
        yield Line(deal.wait.reason, (msg("deals.waits", until=day(deal.wait.until)),))
    if deal.closing:
        cause = now.playbook.stop_classes.get(deal.closing.stop_class or "")
        wake = deal.closing.wake
        yield Line(deal.closing.reason, (cause, msg("pages.wakes", on=day(wake)) if wake else None))


def _item_lines(now: Opened, may: Rights) -> Iterator[Line]:
    """The checklist of the stage it stands in."""
    stage = None if now.deal.stage == DONE else now.playbook.stage(now.deal.stage)
    for item in stage.checklist if stage else ():
        done = item.id in now.deal.items
        form = moves.ticked(f"item-{item.id}", item.id, item.title, off=done) if may.work else None
        yield Line(item.title, (msg("pages.done") if done else None,), form=form, done=done)


def _answer_lines(now: Opened, data: Mapping[str, Any]) -> Iterator[Line]:
    """With its evidence, and how old that is."""
    for answer in data["answers"]:
        on = day(answer["on"])
        age = msg("pages.days_old", n=(date.fromisoformat(now.facts.today) - on).days) if on else None
        evidence = None if answer["evidence"] in answer["why"] else answer["evidence"]
        kind = msg(f"gate.evidence_{answer['kind']}")
        said = (answer["why"], evidence, kind, answer["contact"], on, age)
        yield Line(titles.question(now.playbook, answer["point"]), said)


def _sheet_lines(now: Opened) -> Iterator[Line]:
    here = now.playbook.stage(now.deal.stage).worksheets if now.deal.stage != DONE else ()
    for id, sheet in WORKSHEETS.items():
        filled = now.deal.worksheets.get(id)
        if filled is not None or id in here:
            complete = msg("pages.complete", n=filled.complete if filled else 0)
            yield Line(sheet.title, (complete,), f"/deals/{now.deal.key}/sheets/{id}")


def _people_lines(known: list[Contact]) -> Iterator[Line]:
    for contact in known:
        style = msg(f"contacts.style_{contact.style}") if contact.style else None
        left = msg("contacts.left", on=day(contact.left_on)) if contact.left_on else None
        about = (msg(f"contacts.part_{contact.part}"), contact.details.job, style, left)
        yield Line(contact.name or contact.key, about)


def _visit_lines(now: Opened, names: Mapping[str, str]) -> Iterator[Line]:
    for visit in reversed(now.deal.visits):
        met = tuple(names.get(key, key) for key in visit.people) or None
        one_sided = None if visit.two_sided else msg("pages.one_sided")
        how = msg(f"visits.channel_{visit.channel}")
        yield Line(visit.summary, (day(visit.on), how, met, one_sided, visit.by))


def _waiver_lines(now: Opened) -> Iterator[Line]:
    for waiver in now.deal.waivers:
        title = titles.requirement(now.playbook, waiver.stage, waiver.requirement)
        yield Line(title, (msg("pages.until", day=day(waiver.until)), waiver.by, waiver.reason))
