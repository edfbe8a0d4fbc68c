"""A deal's page, and what is done on it."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from commands import titles
from commands.deal_line import money, standing
from commands.desk import Desk
from commands.told import entries_of
from commands.views import day, deal_in_full
from engine import history, people, reads, rights
from engine.clock import day_of
from engine.contacts import Contact
from engine.gate import Checked, Verdict
from engine.message import Message, msg
from engine.reads import Listed, Opened
from engine.state import DONE, STOPPED
from serving.acts import carried_out
from serving.asker import Asker
from serving.printing import printed
from stages.worksheets import WORKSHEETS
from web import forms
from web.deal import Asked, DealPage, Event, Gate, Line, Part, Step
from web.forms import Around, Form
from web.page import Said


def find(asker: Asker) -> Response:
    """A key, or the beginning of one, as one types it."""
    key = reads.find_key(asker.site.stores.here(), asker.asked("deal") or "")
    return RedirectResponse(f"/deals/{key}", 303)


def deal(asker: Asker) -> Response:
    desk = asker.desk()
    key = reads.find_key(desk.store, asker.request.path_params["key"])
    return printed(asker, "deal", page_of(desk, key))


def act(asker: Asker) -> Response:
    return carried_out(asker)


def page_of(desk: Desk, key: str) -> DealPage:
    view = desk.view
    now = reads.opened(view, key)
    listed = reads.one_listed(view, now)
    known = reads.people_there(view, now.deal.account)
    around = Around(
        now.playbook, {c.key: c.name or c.key for c in known if not c.left_on}, desk.today, now.deal.account
    )
    told = history.events(desk.store, f"deal:{key}", until=view.until)
    past = view.until is not None
    owner = people.find_any(desk.store, now.deal.owner)
    mine = not past and rights.may(desk.actor, "work", owner)
    data = deal_in_full(view, listed, now)
    every = told if not past else history.events(desk.store, f"deal:{key}")
    days = sorted({day_of(e.at, view.workspace.time_zone) for e in every if e.at} | {desk.today})
    return DealPage(
        key,
        now.deal.title,
        data["account_name"],
        now.deal.version,
        standing(listed),
        tuple(_facts(desk, now, listed)),
        tuple(_way(now)),
        _gate(desk, now, around, mine, owner) if now.verdict else None,
        tuple(_moves(now, around)) if mine else (),
        tuple(part for part in _parts(now, known, data) if part.lines),
        tuple(
            Event(entry.event.seq, entry.when, entry.event.actor, entry.said)
            for entry in entries_of(view, key, told)
        )[::-1],
        desk.today,
        tuple(days),
        past,
        str(uuid4()),
    )


def _facts(desk: Desk, now: Opened, listed: Listed) -> Iterator[tuple[Message, Said]]:
    row = listed.row
    manner = now.playbook.behaviours.get(row.behaviour or "")
    pairs: tuple[tuple[str, Said], ...] = (
        ("amount", money(row)),
        ("owner", row.owner),
        ("close", day(row.close_date)),
        ("since", day_of(row.stage_since, desk.view.workspace.time_zone) if row.stage_since else None),
        ("behaviour", manner.title if manner else None),
        ("playbook", f"{row.playbook}@{row.playbook_version}"),
    )
    for name, value in pairs:
        if value is not None:
            yield msg(f"pages.fact_{name}"), value


def _way(now: Opened) -> Iterator[Step]:
    order = [*now.playbook.order, DONE]
    here = order.index(now.deal.stage)
    for at, id in enumerate(order):
        title: Said = msg("deals.stage_done") if id == DONE else now.playbook.stage(id).label
        yield Step(title, "here" if at == here else "past" if at < here else "ahead")


def _gate(desk: Desk, now: Opened, around: Around, mine: bool, owner: people.Person) -> Gate:
    verdict = now.verdict
    assert verdict is not None
    waives = mine and rights.may(desk.actor, "waive", owner)
    asked = tuple(_asked(each, around, mine, waives) for each in verdict.checked)
    at = now.playbook.position(now.deal.stage)
    stages = now.playbook.stages
    to = stages[at + 1].title if at + 1 < len(stages) else msg("deals.stage_done")
    return Gate(_said(verdict), sum(c.passes for c in verdict.checked), asked, to, verdict.passed)


def _said(verdict: Verdict) -> Message:
    if verdict.passed:
        return msg("gate.open" if verdict.proven else "gate.open_by_waiver", deal=verdict.deal)
    return msg("gate.still", n=len(verdict.missing), first=verdict.missing[0].requirement.title)


def _asked(checked: Checked, around: Around, mine: bool, waives: bool) -> Asked:
    from stages.field_names import named

    requirement = checked.requirement
    settle: Form | None = None
    page: str | None = None
    if checked.settle is not None and mine and not checked.refused:
        if checked.settle.action == "fill":
            page = f"/deals/{checked.settle.deal}/sheets/{checked.settle.args['worksheet']}"
        else:
            settle = forms.form_of(checked.settle, around, f"settle-{requirement.id}", requirement.title)
    waive = forms.waive(f"waive-{requirement.id}", requirement.id, requirement.title)
    return Asked(
        requirement.id,
        requirement.title,
        checked.standing,
        tuple(named(reason) for reason in checked.why),
        settle,
        page,
        waive if waives and checked.can_be_waived else None,
    )


def _moves(now: Opened, around: Around) -> Iterator[Form]:
    deal, verdict = now.deal, now.verdict
    if deal.status in (STOPPED, DONE):
        yield forms.reopen()
        return
    if verdict is not None and verdict.passed:
        yield forms.advance(msg("pages.do_advance"))
    yield forms.next_step(around)
    yield forms.visit(around)
    yield forms.promise(around)
    yield forms.wait()
    ways = now.playbook.ways_back(deal.stage)
    if ways:
        yield forms.back(around, [(id, now.playbook.stage(id).title) for id in ways])
    yield forms.stop(around)


def _parts(now: Opened, known: list[Contact], data: dict[str, Any]) -> Iterator[Part]:
    names = {contact.key: contact.name or contact.key for contact in known}
    yield Part("step", msg("pages.part_step"), tuple(_step_lines(now, names)))
    yield Part("answers", msg("pages.part_answers"), tuple(_answer_lines(now, data)))
    yield Part("sheets", msg("pages.part_sheets"), tuple(_sheet_lines(now)))
    yield Part("people", msg("pages.part_people"), tuple(_people_lines(known)))
    yield Part("visits", msg("pages.part_visits"), tuple(_visit_lines(now, names)))
    yield Part("waivers", msg("pages.part_waivers"), tuple(_waiver_lines(now)))


def _step_lines(now: Opened, names: dict[str, str]) -> Iterator[Line]:
    deal = now.deal
    if deal.next_step:
        who = names.get(deal.next_step.contact or "")
        yield Line(deal.next_step.what, (day(deal.next_step.on), who))
    for each in deal.promises:
        about = (msg(f"pages.promised_{each.by}"), day(each.on), msg("pages.kept") if each.kept else None)
        yield Line(each.what, about)
    if deal.wait:
        yield Line(deal.wait.reason, (msg("deals.waits", until=day(deal.wait.until)),))
    if deal.closing:
        yield Line(deal.closing.reason, (now.playbook.stop_classes.get(deal.closing.stop_class or ""),))


def _answer_lines(now: Opened, data: dict[str, Any]) -> Iterator[Line]:
    """With its evidence, and how old that is."""
    for answer in data["answers"]:
        on = day(answer["on"])
        age = msg("pages.days_old", n=(date.fromisoformat(now.facts.today) - on).days) if on else None
        given = msg(f"gate.answer_{answer['answer']}")
        kind = msg(f"gate.evidence_{answer['kind']}")
        said = (given, answer["why"], answer["evidence"], kind, answer["contact"], on, age)
        yield Line(titles.question(now.playbook, answer["point"]), said)


def _sheet_lines(now: Opened) -> Iterator[Line]:
    here = now.playbook.stage(now.deal.stage).worksheets if now.deal.stage != DONE else ()
    for id, sheet in WORKSHEETS.items():
        filled = now.deal.worksheets.get(id)
        if filled is not None or id in here:
            complete = filled.complete if filled else 0
            yield Line(
                sheet.title, (msg("pages.complete", n=complete),), f"/deals/{now.deal.key}/sheets/{id}"
            )


def _people_lines(known: list[Contact]) -> Iterator[Line]:
    for contact in known:
        style = msg(f"contacts.style_{contact.style}") if contact.style else None
        left = msg("contacts.left", on=day(contact.left_on)) if contact.left_on else None
        about = (msg(f"contacts.part_{contact.part}"), contact.details.job, style, left)
        yield Line(contact.name or contact.key, about)


def _visit_lines(now: Opened, names: dict[str, str]) -> Iterator[Line]:
    for visit in reversed(now.deal.visits):
        met = tuple(names.get(key, key) for key in visit.people) or None
        one_sided = None if visit.two_sided else msg("pages.one_sided")
        yield Line(
            visit.summary, (day(visit.on), msg(f"visits.channel_{visit.channel}"), met, one_sided, visit.by)
        )


def _waiver_lines(now: Opened) -> Iterator[Line]:
    for waiver in now.deal.waivers:
        title = titles.requirement(now.playbook, waiver.stage, waiver.requirement)
        yield Line(title, (msg("pages.until", day=day(waiver.until)), waiver.by, waiver.reason))
