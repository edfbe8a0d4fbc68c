"""The daily report (日报, method §8): what the day is for, what was due against what was done, what comes."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from engine import history, reads, weeks
from engine.clock import Calendar, end_of_day, start_of_day
from engine.fold import fold
from engine.history import Event
from engine.reads import View
from engine.state import Deal, Diary
from engine.visit_table import Held, held
from visits.agenda import Appointment, agenda
from visits.day_tasks import Task, Then, tasks

MOVES = ("new", "advance", "back", "stop", "reopen")
_A_DAY = timedelta(days=1)
_FARTHEST = 31
"""Days to look ahead for the next working one; no holiday is longer."""


class Meeting(NamedTuple):
    """A visit or call with what was written down about it; `people` are keys of contacts."""

    held: Held
    summary: str
    people: tuple[str, ...]
    interest: tuple[str, ...]
    diary: Diary


class DayReport(NamedTuple):
    """`next_day` is the next working day, `ahead` what stands until its end.

    `answers`, `kept` (promises of ours that were kept) and `moves` are events of the day by this person.
    """

    user: str
    on: date
    working: bool
    provisional: bool
    focus: str | None
    tasks: tuple[Task, ...]
    meetings: tuple[Meeting, ...]
    answers: tuple[Event, ...]
    kept: tuple[Event, ...]
    moves: tuple[Event, ...]
    next_day: date
    ahead: tuple[Appointment, ...]


def day_report(view: View, calendar: Calendar, user: str, on: date) -> DayReport:
    """What the view's day knows of a day; a deal counts for whoever owned it that evening."""
    day = on.isoformat()
    week = weeks.load(view, user, weeks.monday_of(on))
    visits = held(view, since=day, until=day, by=user)
    planned = [each for each in week.plan if each.on == day]
    done = _standing(_acted(view, user, on))
    following = next_working_day(calendar, on)
    return DayReport(
        user=user,
        on=on,
        working=calendar.is_working(on),
        provisional=calendar.provisional(on),
        focus=week.focus.get(day),
        tasks=tasks(day, _spoken_of(view, user, on), planned, visits),
        meetings=tuple(meetings(view, visits)),
        answers=tuple(event for event in done if event.kind == "answer"),
        kept=tuple(e for e in done if e.kind == "promise" and e.data["kept"] and e.data["by"] == "us"),
        moves=tuple(event for event in done if event.kind in MOVES and event.subject.startswith("deal:")),
        next_day=following,
        ahead=ahead(view, user, on + _A_DAY, following),
    )


def next_working_day(calendar: Calendar, after: date) -> date:
    days = (after + n * _A_DAY for n in range(1, _FARTHEST))
    return next((day for day in days if calendar.is_working(day)), after + _A_DAY)


def ahead(view: View, user: str, first: date, last: date) -> tuple[Appointment, ...]:
    """What stands on the days from one through another: of this person's live deals, and planned."""
    live = reads.listed(
        view,
        "d.owner = :owner AND d.status IN ('open', 'won')"
        " AND (d.next_on IS NOT NULL OR d.promise_on IS NOT NULL)",
        owner=user,
    )
    deals = reads.states(view, (each.row.key for each in live))
    mondays = sorted({weeks.monday_of(first), weeks.monday_of(last)})
    plan = [each for monday in mondays for each in weeks.load(view, user, monday).plan]
    return agenda(deals.values(), plan, first.isoformat(), last.isoformat())


def meetings(view: View, visits: Iterable[Held]) -> list[Meeting]:
    """Visits with what their events say of them, in the order they were recorded."""
    found = []
    for visit in sorted(visits, key=lambda each: (each.on, each.subject, each.seq)):
        (event,) = history.since(view.store, visit.subject, visit.seq - 1)[:1]
        said = event.data
        people = tuple(filter(None, (said["contact"], *said.get("others", ()))))
        diary = Diary(**said.get("diary", {}))
        found.append(Meeting(visit, said["summary"], people, tuple(said.get("interest", ())), diary))
    return found


def _acted(view: View, user: str, on: date) -> list[Event]:
    zone = view.workspace.time_zone
    last = end_of_day(on, zone)
    return history.acted(view.store, user, start_of_day(on, zone), min(last, view.until or last))


def _standing(done: list[Event]) -> list[Event]:
    """Without what was taken back the same day."""
    undone = {(event.subject, event.data["seq"]) for event in done if event.kind == "undo"}
    return [event for event in done if (event.subject, event.seq) not in undone]


def _spoken_of(view: View, user: str, on: date) -> list[Then]:
    """This person's deals for which something was agreed or promised for the day."""
    day, found = on.isoformat(), []
    for _, events in history.events_among(view.store, history.speaking_of(view.store, day), until=view.until):
        evening = _at(events, end_of_day(on, view.workspace.time_zone))
        now = fold(events)
        if now is not None and evening is not None and evening.owner == user:
            before = _at(events, end_of_day(on - _A_DAY, view.workspace.time_zone))
            found.append(Then(before, evening, now))
    return found


def _at(events: Iterable[Event], last: str) -> Deal | None:
    return fold(event for event in events if event.at is None or event.at <= last)
