"""`visit calendar`: the appointments of a day or a week, for the calendar on one's phone or desk."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import typer

from commands.desk import Desk, reading
from commands.plan_page import reasons
from commands.prep_file import by_ending, write_whole
from commands.visit_plan import DayInWeek, Out, Owner, Team, Week, whose
from commands.week_source import WeekPlan, days_of_week, named_week
from engine import accounts, contacts, reads, weeks, workspace
from engine.clock import load_calendar
from engine.people import Person
from engine.state import Deal
from visits import appointment_mark
from visits.agenda import PROMISE, Appointment, agenda
from visits.appointment_mark import Mark
from visits.cadence import CALL
from visits.ics import Appointment as Event
from visits.ics import calendar as ics
from visits.plan import Proposed, meetings
from words.say import say

_LIVE = (
    "d.owner = :owner AND d.status IN ('open', 'won') AND (d.next_on IS NOT NULL OR d.promise_on IS NOT NULL)"
)


def calendar(
    ctx: typer.Context,
    day: DayInWeek = None,
    week: Week = False,
    owner: Owner = None,
    team: Team = None,
    out: Out = None,
) -> None:
    by_ending(out, {"ics": "ics"}, "ics")
    desk = reading(ctx)
    days = days_of_week(desk, day, load_calendar(desk.store, desk.view.workspace.country))
    if week or named_week(desk, day) is not None:
        span = days.monday.isoformat(), days.last.isoformat()
    else:
        span = (desk.day(day or "today"),) * 2
    data, found = [], []
    for person in whose(desk, owner, team):
        plan = weeks.load(desk.view, person.user, days.monday.isoformat()).plan
        rows = reads.listed(desk.view, _LIVE, owner=person.user)
        deals = reads.states(desk.view, (each.row.key for each in rows))
        theirs = agenda(deals.values(), plan, *span, desk.view.today.isoformat())
        names = _Names(desk, deals, person, theirs)
        data += [names.data(each) for each in theirs]
        found += [_of(person, names.event(each)) if team else names.event(each) for each in theirs]
    if out is None:
        desk.emit(data, lambda: file(desk, found).rstrip("\r\n"))
        return
    path = os.path.abspath(out)
    write_whole(path, file(desk, found))
    desk.emit({"path": path, "appointments": data}, lambda: say("plan.calendar", n=len(found), path=path))


def _of(person: Person, event: Event) -> Event:
    """In a team's calendar, whose appointment it is."""
    return event._replace(title=f"{event.title} · {person.name}")


def file(desk: Desk, events: Iterable[Event]) -> str:
    return ics(events, desk.now)


def events(desk: Desk, plans: Sequence[WeekPlan]) -> Iterator[Event]:
    """The visits and calls that are proposed, and what was promised."""
    every = [each for week in plans for day in week.plan.days for each in day.visits]
    deals = reads.states(desk.view, {each.deal for each in every if each.deal})
    here = workspace.token(desk.store)
    for week in plans:
        for day in week.plan.days:
            for met in meetings(day):
                key = next((each.deal for each in met if each.deal), None)
                mark = appointment_mark.of_plan(day.on, met[0].whom, deals.get(key or ""), here)
                yield _meeting(week, day.on, met, key, mark)
            for each in day.visits:
                if each.kind == PROMISE and each.deal:
                    yield _promise(day.on, each.step.args["what"] or "", deals[each.deal], here, each.place)


def _meeting(week: WeekPlan, on: date, met: Sequence[Proposed], deal: str | None, mark: Mark) -> Event:
    first = met[0]
    name = week.named.clients.get(first.account or "") or week.named.deals.get(first.deal or "", "")
    who = week.named.people.get(first.contact or "")
    text = "\n".join(filter(None, (who, reasons(met))))
    said = "plan.event_call" if all(each.kind == CALL for each in met) else "plan.event"
    return Event(mark, on, say(said, whom=name, deal=deal or first.account), text, first.place or "")


def _promise(on: date, what: str, deal: Deal, here: str, place: str | None) -> Event:
    mark = appointment_mark.of_promise(deal, what, here)
    return Event(mark, on, say("plan.event_promise", what=what, deal=deal.key), "", place or "")


class _Names:
    """What the clients and their people are called, and where they are."""

    def __init__(
        self, desk: Desk, deals: Mapping[str, Deal], owner: Person, theirs: Sequence[Appointment]
    ) -> None:
        self.owner = owner
        self.deals, self.here = deals, workspace.token(desk.store)
        codes = {each.account for each in theirs if each.account}
        keys = {each.contact for each in theirs if each.contact}
        self.accounts = {each.code: each for each in accounts.by_codes(desk.store, codes)}
        self.people = {each.key: each.name for each in contacts.by_keys(desk.store, keys)}

    def event(self, each: Appointment) -> Event:
        account = self.accounts.get(each.account or "")
        on, place = date.fromisoformat(each.on), account.place if account else None
        deal = self.deals.get(each.deal or "")
        if each.kind == PROMISE and deal is not None:
            return _promise(on, each.what, deal, self.here, place)
        whom = each.deal or each.account or ""
        said = "plan.event_call" if each.call else "plan.event"
        title = say(said, whom=account.name if account else each.what, deal=whom)
        text = "\n".join(filter(None, (self.people.get(each.contact or ""), each.what)))
        mark = appointment_mark.of_plan(on, each.account or whom, deal, self.here)
        return Event(mark, on, title, text, place or "")

    def data(self, each: Appointment) -> dict[str, Any]:
        account = self.accounts.get(each.account or "")
        return {
            **each._asdict(),
            "owner": self.owner.user,
            "contact": self.people.get(each.contact or "", each.contact),
            "name": account.name if account else None,
            "place": account.place if account else None,
        }
