"""What a week is planned from, read once: deals and clients, who decides there, what has stalled."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from commands import dues
from commands.desk import Desk
from commands.stalls import stalls
from commands.views import names_of
from engine import bulk, reads, visit_table, weeks
from engine.clock import Calendar
from engine.contacts import DECIDING, Contact
from engine.errors import Refused
from engine.message import Message, msg, step
from engine.people import Person
from engine.reads import Listed, View
from engine.state import Promise
from visits.candidates import Outlook, candidates
from visits.plan import Change, Plan, Stall, changes, propose
from visits.thing import Thing, advance

_ONE_DAY = timedelta(days=1)
_LONGEST_BREAK = 30
_NEVER = "9999-12-31"
_DEALS = "d.owner = :owner AND (d.status IN ('open', 'won') OR (d.status = 'stopped' AND d.wake_on <= :last))"


class Days(NamedTuple):
    """A week: its Monday, the working days of it that are still to come, and what is unusual among its days
    to come: days `off` that such a weekday is not as a rule, and days worked in their stead (`make_up`)."""

    monday: date
    working: tuple[date, ...]
    off: tuple[date, ...] = ()
    make_up: tuple[date, ...] = ()

    @property
    def last(self) -> date:
        return self.monday + 6 * _ONE_DAY


class Named(NamedTuple):
    """What things are called: clients by code, deals and contacts by key."""

    clients: Mapping[str, str]
    deals: Mapping[str, str]
    people: Mapping[str, str]


class WeekPlan(NamedTuple):
    """A person's week as it is proposed, and against the plan they kept; `only` that day of it."""

    owner: Person
    days: Days
    plan: Plan
    kept: bool
    changes: tuple[Change, ...]
    named: Named
    only: date | None = None


class Asked(NamedTuple):
    """The week to plan. `only` one day of it, the next that is worked where the one asked for is `off`."""

    days: Days
    only: date | None = None
    off: date | None = None


def asked_for(desk: Desk, day: str | None, calendar: Calendar, *, whole: bool) -> Asked:
    """Raises Refused for a day or a week that is over, with the report of it."""
    if not whole:
        return _one_day(date.fromisoformat(desk.day(day or "today")), desk.today, calendar)
    found = days_of_week(desk, day, calendar)
    if found.monday < desk.today and not found.working:
        raise _over(found.monday)
    return Asked(found)


def _one_day(asked: date, today: date, calendar: Calendar) -> Asked:
    if asked < today:
        look = step("report day", None, on=asked.isoformat())
        raise Refused(msg("plan.day_over", on=asked), hint=look)
    worked = next((day for day in _from(asked) if calendar.is_working(day)), asked)
    return Asked(_days(worked, today, calendar), worked, asked if worked != asked else None)


def _from(day: date) -> Iterator[date]:
    """It and those behind it, as far as any holidays last."""
    return (day + n * _ONE_DAY for n in range(_LONGEST_BREAK))


def _over(monday: date) -> Refused:
    look = step("report week", None, **{"--week": monday.isoformat()})
    return Refused(msg("plan.week_over", monday=monday), hint=look)


def days_of_week(desk: Desk, day: str | None, calendar: Calendar) -> Days:
    """The week a day lies in; without one this week, or the next where no working day of this one is left.

    Raises Refused for a week that is over.
    """
    asked = _asked(desk, day) if day else desk.today
    found = _days(asked, desk.today, calendar)
    if found.last < desk.today:
        raise _over(found.monday)
    if not day and not found.working:
        return _days(found.last + _ONE_DAY, desk.today, calendar)
    return found


def named_week(desk: Desk, day: str | None) -> date | None:
    """The Monday of 下周, next week and the like; None for a day."""
    if day is None:
        return None
    from engine.day_words import spoken_week

    return spoken_week(day, desk.today)


def _asked(desk: Desk, day: str) -> date:
    return named_week(desk, day) or date.fromisoformat(desk.day(day))


def _days(asked: date, today: date, calendar: Calendar) -> Days:
    monday = asked - asked.weekday() * _ONE_DAY
    to_come = [day for day in (monday + n * _ONE_DAY for n in range(7)) if day >= today]
    working = tuple(filter(calendar.is_working, to_come))
    unusual = [day for day in to_come if calendar.is_working(day) != _worked_as_a_rule(day, calendar)]
    off = tuple(day for day in unusual if day not in working)
    return Days(monday, working, off, tuple(day for day in unusual if day in working))


def _worked_as_a_rule(day: date, calendar: Calendar) -> bool:
    """Whether such a weekday is worked, by the weeks around it: a weekend is not Saturday everywhere."""
    return sum(calendar.is_working(day + n * 7 * _ONE_DAY) for n in (-3, -2, -1, 1, 2, 3)) > 3


def _first(days: Days, today: date, calendar: Calendar) -> date:
    """From where things are the week's: its Monday, or today where nothing before it is worked."""
    between = calendar.working_days(today - _ONE_DAY, days.monday - _ONE_DAY)
    return days.monday if between > 0 else min(today, days.monday)


def calendar_warning(days: Days, calendar: Calendar) -> tuple[Message, ...]:
    """Where the public holidays of the week's year are not published yet, make-up days are missing."""
    for day in (days.monday, days.last):
        if calendar.provisional(day):
            return (msg("plan.provisional", year=day.year),)
    return ()


def week_plan(desk: Desk, owner: Person, days: Days, calendar: Calendar) -> WeekPlan:
    view = desk.view
    rows = reads.listed(view, _DEALS, owner=owner.user, last=days.last.isoformat())
    due = dues.of_person(view, owner, rows)
    kept = weeks.load(view, owner.user, days.monday.isoformat()).plan
    codes = {each.row.account for each in rows} | {*due} | {each.account for each in kept}
    clients = {code for code in codes if code}
    known = reads.accounts_of(view, clients)
    people = [each for known_there in reads.people_of(view, clients).values() for each in known_there]
    there = [each for each in people if each.left_on is None]
    stuck = stalls(view, "d.owner = :owner", owner=owner.user)
    here = view.workspace
    outlook = Outlook(
        today=view.today,
        first=_first(days, view.today, calendar),
        last=days.last,
        currency=here.currency,
        rates=here.rates,
        classes={code: each.abc for code, each in known.items() if each.abc},
        places={code: each.place for code, each in known.items() if each.place},
        promises=_promises(view, rows, days.last),
        deciders=_deciders(there),
        met=_met(view, there),
        left={each.key: each for each in people if (each.left_on or _NEVER) <= view.today.isoformat()},
        stalls=stuck,
        open_gates=_open_gates(view, rows, stuck),
    )
    per_day = dues.cadence(view).per_day
    plan = propose(candidates(rows, due.values(), outlook), days.working, per_day, view.today, kept)
    plan = plan._replace(warnings=(*plan.warnings, *calendar_warning(days, calendar)))
    named = Named(
        {code: each.name for code, each in known.items()},
        {each.row.key: each.row.title for each in rows},
        names_of(there),
    )
    return WeekPlan(owner, days, plan, bool(kept), changes(kept, plan) if kept else (), named)


def _promises(view: View, rows: Sequence[Listed], last: date) -> dict[str, list[Promise]]:
    """Ours that are open, of the deals where any falls due by then."""
    near = [each.row.key for each in rows if (each.row.promise_on or _NEVER) <= last.isoformat()]
    found = reads.states(view, near)
    return {key: [p for p in deal.promises if p.by == "us" and not p.kept] for key, deal in found.items()}


def _open_gates(view: View, rows: Sequence[Listed], stuck: Mapping[str, Stall]) -> dict[str, Thing]:
    """Of the stalled deals those that only want advancing; no gate opens without a yes."""
    asked = [each.row.key for each in rows if each.row.key in stuck and each.row.oldest_yes is not None]
    found = {}
    for opened in (known.opened for known in bulk.many(view, asked, background=False)):
        verdict = opened.verdict
        if verdict is not None and (gate := advance(opened, verdict)) is not None:
            found[opened.deal.key] = gate
    return found


def _deciders(there: Sequence[Contact]) -> dict[str, str]:
    """By account, who decides; the economic buyer before others."""
    found: dict[str, str] = {}
    for part in DECIDING:
        for each in there:
            if each.part == part:
                found.setdefault(each.account, each.key)
    return found


def _met(view: View, there: Sequence[Contact]) -> dict[str, str]:
    still = {each.key for each in there}
    met = visit_table.last_met(view, {each.account for each in there})
    return {account: contact for account, contact in met.items() if contact in still}
