"""`visit calendar`: the appointments of a day or a week, for the calendar on one's phone or desk."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from zlib import crc32

import typer

from commands.desk import Desk, reading
from commands.plan_page import reasons
from commands.prep_file import write_whole
from commands.visit_plan import DayInWeek, Out, Owner, Week, whose
from commands.week_source import WeekPlan, days_of_week
from engine import accounts, contacts, reads, weeks
from engine.clock import load_calendar
from visits.agenda import PROMISE, Appointment, agenda
from visits.ics import Appointment as Event
from visits.ics import calendar as ics
from visits.plan import meetings
from words.say import say

_LIVE = (
    "d.owner = :owner AND d.status IN ('open', 'won') AND (d.next_on IS NOT NULL OR d.promise_on IS NOT NULL)"
)


def calendar(
    ctx: typer.Context, day: DayInWeek = None, week: Week = False, owner: Owner = None, out: Out = None
) -> None:
    desk = reading(ctx)
    (person,) = whose(desk, owner, None)
    days = days_of_week(desk, day, load_calendar(desk.store, desk.view.workspace.country))
    plan = weeks.load(desk.view, person.user, days.monday.isoformat()).plan
    rows = reads.listed(desk.view, _LIVE, owner=person.user)
    deals = reads.states(desk.view, (each.row.key for each in rows)).values()
    asked = desk.day(day or "today")
    span = (days.monday.isoformat(), days.last.isoformat()) if week else (asked, asked)
    found = agenda(deals, plan, *span)
    names = _Names(desk)
    data = [names.data(each) for each in found]
    if out is None:
        desk.emit(
            [names.data(each) for each in found], lambda: file(desk, map(names.event, found)).rstrip("\r\n")
        )
        return
    path = os.path.abspath(out)
    write_whole(path, file(desk, map(names.event, found)))
    data = [names.data(each) for each in found]
    desk.emit({"path": path, "appointments": data}, lambda: say("plan.calendar", n=len(found), path=path))


def file(desk: Desk, events: Iterable[Event]) -> str:
    return ics(events, desk.now)


def events(week: WeekPlan) -> Iterator[Event]:
    """The visits and calls that are proposed, and what was promised."""
    for day in week.plan.days:
        for met in meetings(day):
            first = met[0]
            name = week.named.clients.get(first.account or "") or week.named.deals.get(first.deal or "", "")
            who = week.named.people.get(first.contact or "")
            deal = next((each.deal for each in met if each.deal), None)
            title = say("plan.event", whom=name, deal=deal or first.account)
            text = "\n".join(filter(None, (who, reasons(met))))
            yield Event(_uid(day.on, deal or first.whom), day.on, title, text, first.place or "")
        for each in day.visits:
            if each.kind == PROMISE:
                what = each.step.args["what"] or ""
                yield _promise(day.on, what, each.deal or "", each.place)


def _promise(on: date, what: str, deal: str, place: str | None) -> Event:
    title = say("plan.event_promise", what=what, deal=deal)
    return Event(_uid(on, deal, what), on, title, "", place or "")


def _uid(on: date, deal: str, promised: str = "") -> str:
    """As the sheet of the visit has it; promises of a day have one each."""
    mark = f"-{crc32(promised.encode()):08x}" if promised else ""
    return f"{deal}-{on:%Y%m%d}{mark}@dealgate"


class _Names:
    """What the clients and their people are called, and where they are."""

    def __init__(self, desk: Desk) -> None:
        self.accounts = {each.code: each for each in accounts.everyone(desk.store)}
        self.people = {each.key: each.name for each in contacts.everyone(desk.store)}

    def event(self, each: Appointment) -> Event:
        account = self.accounts.get(each.account or "")
        on, place = date.fromisoformat(each.on), account.place if account else None
        if each.kind == PROMISE:
            return _promise(on, each.what, each.deal or "", place)
        whom = each.deal or each.account or ""
        title = say("plan.event", whom=account.name if account else each.what, deal=whom)
        text = "\n".join(filter(None, (self.people.get(each.contact or ""), each.what)))
        return Event(_uid(on, whom), on, title, text, place or "")

    def data(self, each: Appointment) -> dict[str, Any]:
        account = self.accounts.get(each.account or "")
        return {
            **each._asdict(),
            "contact": self.people.get(each.contact or "", each.contact),
            "name": account.name if account else None,
            "place": account.place if account else None,
        }
