"""A deal's page: all that `show`, `gate` and `history` tell of it, and forms for whoever may change it."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote
from uuid import uuid4

from starlette.responses import RedirectResponse, Response

from commands.deal_line import money, standing
from commands.desk import Desk
from commands.told import entries_of
from commands.views import day, deal_in_full
from engine import deals, history, people, reads, rights
from engine.clock import day_of, to_instant
from engine.history import Event
from engine.message import Message, msg
from engine.money import plain
from engine.people import Person
from engine.reads import Listed, Opened
from engine.state import DONE
from serving import told_once
from serving.asker import Asker
from serving.deal_gate import Rights, again, gate, left
from serving.deal_parts import parts
from serving.printing import printed
from web import deal as web
from web import moves
from web.forms import Around, Form, Refusal
from web.page import Said


def deal(asker: Asker) -> Response:
    key = reads.find_key(asker.site.stores.here(), asker.request.path_params["key"])
    if key != asker.request.path_params["key"]:
        return RedirectResponse(f"/deals/{quote(key, safe='')}", 303)
    return shown(asker, key)


def shown(asker: Asker, key: str, refusal: Refusal | None = None, status: int = 200) -> Response:
    """With what was done just now; or why it was not, where something was refused."""
    page = page_of(_desk(asker), key, refusal)
    if refusal is not None:
        return printed(asker, "deal", page, status=status)
    return told_once.forget(asker, printed(asker, "deal", page._replace(told=told_once.told(asker))))


def _desk(asker: Asker) -> Desk:
    """As of a day behind us; from today on it is as it is now."""
    desk = asker.desk()
    today = day_of(to_instant(desk.now), desk.view.workspace.time_zone)
    return desk if desk.today < today or desk.view.until is None else asker.caller.desk()


class _Told(NamedTuple):
    """What is on record of a deal; `all` of it, and what there was on the day one looks at."""

    all: list[Event]
    then: list[Event]


def page_of(desk: Desk, key: str, refusal: Refusal | None = None) -> web.DealPage:
    view = desk.view
    now = reads.opened(view, key)
    listed = reads.one_listed(view, now)
    known = reads.people_there(view, now.deal.account)
    names = {contact.key: contact.name or contact.key for contact in known}
    here = {contact.key: names[contact.key] for contact in known if not contact.left_on}
    around = Around(now.playbook, here, desk.today, now.deal.account)
    every = history.events(desk.store, f"deal:{key}")
    past = view.until is not None
    told = _Told(every, history.events(desk.store, f"deal:{key}", until=view.until) if past else every)
    owner = people.find_any(desk.store, now.deal.owner)
    mine = not past and rights.may(desk.actor, "work", owner)
    may = Rights.of(desk, now, owner, mine=mine)
    data = deal_in_full(view, listed, now)
    page = web.DealPage(
        key=key,
        title=now.deal.title,
        account=data["account_name"],
        version=now.deal.version,
        standing=standing(listed),
        facts=tuple(_facts(desk, now, listed)),
        way=tuple(_way(now)),
        gate=gate(now, around, may),
        unproven=tuple(left(desk, now, around, may)),
        moves=tuple(_moves(desk, now, around, owner, may)),
        parts=tuple(part for part in parts(now, known, data, may) if part.lines),
        events=tuple(
            web.Event(entry.event.seq, entry.when, entry.event.actor, entry.said)
            for entry in entries_of(view, key, told.then)
        )[::-1],
        undo=_undo(desk, owner, told.all[-1]) if mine else None,
        day=desk.today,
        days=tuple(sorted({day_of(e.at, view.workspace.time_zone) for e in every if e.at} | {desk.today})),
        past=past,
        mine=mine,
        request=str(uuid4()),
    )
    if refusal is None:
        return page
    homeless = all(form.id != refusal.form for form in page.forms)
    return page._replace(refusal=refusal, homeless=again(refusal, now, around) if homeless else None)


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


def _way(now: Opened) -> Iterator[web.Step]:
    order = [*now.playbook.order, DONE]
    here = order.index(now.deal.stage)
    for at, id in enumerate(order):
        title: Said = msg("deals.stage_done") if id == DONE else now.playbook.stage(id).label
        yield web.Step(title, "here" if at == here else "past" if at < here else "ahead")


def _moves(desk: Desk, now: Opened, around: Around, owner: Person, may: Rights) -> Iterator[Form]:
    deal = now.deal
    if may.reopen:
        yield moves.reopen()
    if not may.work:
        return
    if now.verdict is not None and now.verdict.passed:
        yield moves.advance(msg("pages.do_advance"))
    yield moves.next_step(around)
    if deal.account is not None:
        yield moves.log_visit(around)
    yield moves.promise()
    if deal.account is not None:
        yield moves.new_contact(around)
    yield _edit(desk, now, around, owner)
    yield moves.wait()
    ways = now.playbook.ways_back(deal.stage)
    if ways:
        yield moves.back([(id, now.playbook.stage(id).title) for id in ways])
    yield moves.stop(around)


def _edit(desk: Desk, now: Opened, around: Around, owner: Person) -> Form:
    deal = now.deal
    fields = {
        "title": deal.title,
        "account": deal.account,
        "amount": plain(deal.amount, deal.currency),
        "currency": deal.currency,
        "close_date": deal.close_date,
        "behaviour": deal.behaviour,
        "owner": deal.owner,
    }
    heirs = {owner.user: owner.name, **may_own(desk)}
    return moves.edit(around, {name: value for name, value in fields.items() if value}, heirs)


def may_own(desk: Desk) -> dict[str, str]:
    """Colleagues to whom one may give a deal, by login."""
    if rights.reach(desk.actor, "work") == rights.OWN:
        return {desk.actor.user: desk.actor.name}
    return {p.user: p.name for p in people.at_work(desk.store) if rights.may(desk.actor, "work", p)}


def _undo(desk: Desk, owner: Person, last: Event) -> Form | None:
    mine = rights.may(desk.actor, "undo", owner) and rights.may_undo(desk.actor, last.actor)
    return moves.undo() if mine and last.kind in deals.UNDOABLE else None
