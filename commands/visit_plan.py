"""`visit plan`: a day or a week of visits proposed, shown against the plan that was kept, and kept."""

import os
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from commands import filters
from commands.completion import users
from commands.desk import Desk, reading, writing
from commands.options import check_together
from commands.plan_page import markdown, page, prepared, purpose
from commands.prep_file import by_ending, write_whole
from commands.settings import Settings
from commands.step_line import command_line
from commands.week_source import Days, WeekPlan, asked_for, named_week, week_plan
from engine import people, rights, weeks
from engine.change import Change
from engine.clock import Calendar, load_calendar
from engine.errors import NotAllowed, Usage
from engine.message import msg, step
from engine.people import Person
from engine.weeks import Planned
from visits.cadence import CALL
from visits.joint import joint
from visits.plan import Proposed, meetings
from words.say import say

DayInWeek = Annotated[str | None, typer.Argument(metavar="metavar.day", help="argument.day_in_week")]
Week = Annotated[bool, typer.Option("--week", help="option.whole_week")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Keep = Annotated[bool, typer.Option("--keep", help="option.keep_plan")]
Format = Annotated[str | None, typer.Option("--format", metavar="text|md|ics", help="option.plan_format")]
Out = Annotated[str | None, typer.Option("--out", metavar="metavar.file", help="option.out")]

FORMS = ("text", "md", "ics")
_ENDINGS = {"txt": "text", "md": "md", "markdown": "md", "ics": "ics"}
COLUMNS = (
    *("week", "user", "on", "account", "name", "place", "class", "deal", "title", "contact"),
    *("kind", "id", "why", "moved", "command"),
)
"""Of a visit proposed, as CSV; `on` is empty where it has no room."""


def plan(
    ctx: typer.Context,
    day: DayInWeek = None,
    week: Week = False,
    owner: Owner = None,
    team: Team = None,
    keep: Keep = False,
    format: Format = None,
    out: Out = None,
) -> None:
    check_together(Settings.of(ctx), "write" if keep else "read")
    form = _form(format, out)
    desk = writing(ctx) if keep else reading(ctx)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    week = week or keep or named_week(desk, day) is not None
    asked = asked_for(desk, day, calendar, whole=week)
    found = weeks_of(desk, whose(desk, owner, team), asked.days, calendar)
    if asked.only is not None:
        found = [_one_day(each, asked.only, asked.off) for each in found]
    if keep:
        if team is not None:
            raise Usage(msg("shell.exclusive", one="--keep", other="--team"))
        _keep(desk, found[0])
        return
    if out is not None:
        path = os.path.abspath(out)
        write_whole(path, _written(desk, found, form, week))
        desk.emit({**data(found), "path": path}, lambda: say("plan.written", path=path))
        return
    shown = _rows(found) if desk.settings.csv else data(found)
    desk.emit(shown, lambda: _written(desk, found, form, week).rstrip("\n"), COLUMNS)


def weeks_of(desk: Desk, people: Sequence[Person], days: Days, calendar: Calendar) -> list[WeekPlan]:
    """The week of each, and whom two of them see together."""
    return _joint([week_plan(desk, each, days, calendar) for each in people])


def _joint(found: Sequence[WeekPlan]) -> list[WeekPlan]:
    """Says whom two of them are to see in the week."""
    people = {week.owner.user: week for week in found}
    told = []
    for user, shared in joint({user: week.plan for user, week in people.items()}).items():
        week = people[user]
        warnings = tuple(
            msg(
                "plan.joint",
                who=week.named.people.get(each.contact, each.contact),
                colleague=people[each.user].owner.name,
                on=each.on,
            )
            for each in shared
        )
        told.append(week._replace(plan=week.plan._replace(warnings=(*week.plan.warnings, *warnings))))
    return told


def _one_day(week: WeekPlan, only: date, off: date | None) -> WeekPlan:
    """That day of the week, in the place of one that is off."""
    said = (msg("plan.asked_off", on=off),) if off else ()
    days = tuple(day for day in week.plan.days if day.on == only)
    plan = week.plan._replace(days=days, left_over=(), warnings=(*said, *week.plan.warnings))
    return week._replace(plan=plan, changes=(), only=only)


def _form(format: str | None, out: str | None) -> str:
    """The format asked for; else what the file's name says; else text."""
    if format is None:
        return by_ending(out, _ENDINGS, "text")
    if format not in FORMS:
        raise Usage(msg("prep.unknown_format", given=format, known=FORMS))
    return format


def whose(desk: Desk, owner: str | None, team: str | None) -> list[Person]:
    """Oneself, another, or all reps of a team: those whose deals one may work on."""
    if owner is not None and team is not None:
        raise Usage(msg("shell.exclusive", one="--owner", other="--team"))
    if team is not None:
        team = filters.team(desk.store, team)
        found = [p for p in people.everyone(desk.store) if p.team == team and not p.left_on]
        found = [p for p in found if p.role == "rep" or p.user == desk.actor.user]
    else:
        found = [filters.person(desk.store, owner) if owner else desk.actor]
    if not all(rights.may(desk.actor, "look", person) for person in found):
        raise NotAllowed(msg("plan.not_yours"), hint=step("visit plan", None, week=""))
    return found


def _written(desk: Desk, found: Sequence[WeekPlan], form: str, whole: bool) -> str:
    if form == "ics":
        from commands.visit_calendar import events, file

        return file(desk, events(desk, found))
    if form == "md":
        return "\n".join(map(markdown, found))
    offer = len(found) == 1 and whole
    return "\n\n\n".join(page(week, offer=offer) for week in found) + "\n"


# ── keeping it ────────────────────────────────────────────────────────────────────────────────


def _keep(desk: Desk, week: WeekPlan) -> None:
    """What was kept for days gone by stays, for the report."""
    monday = week.days.monday.isoformat()
    first = week.days.working[0].isoformat() if week.days.working else week.days.last.isoformat()
    planned = [_planned(day.on, each) for day in week.plan.days for each in meetings(day)]

    def work(change: Change) -> dict[str, Any]:
        before = weeks.load(change.store, week.owner.user, monday).plan
        gone_by = [each for each in before if each.on < first]
        kept = weeks.keep_plan(change, week.owner.user, monday, [*gone_by, *planned])
        calls = sum(each.call for each in planned)
        said = say("plan.kept_empty", monday=week.days.monday)
        if planned:
            visits = len(planned) - calls
            said = say("plan.kept", monday=week.days.monday, visits=visits, calls=calls)
        return {**_week_data(week), "version": kept.version, "message": f"{page(week)}\n\n{said}"}

    desk.do("visit plan", work)


def _planned(on: date, met: Sequence[Proposed]) -> Planned:
    """One visit or call a client, whatever there is to speak of."""
    deal = next((each.deal for each in met if each.deal), None)
    call = all(each.kind == CALL for each in met)
    return Planned(on.isoformat(), met[0].account, deal, met[0].contact, purpose(met), call)


# ── for programs ──────────────────────────────────────────────────────────────────────────────


def data(found: Sequence[WeekPlan]) -> dict[str, Any]:
    return {"week": found[0].days.monday.isoformat() if found else None, "plans": [*map(_week_data, found)]}


def _week_data(week: WeekPlan) -> dict[str, Any]:
    return {
        "week": week.days.monday.isoformat(),
        "user": week.owner.user,
        "kept": week.kept,
        "days_off": [day.isoformat() for day in week.days.off],
        "make_up_days": [day.isoformat() for day in week.days.make_up],
        "days": [
            {"on": day.on.isoformat(), "visits": [_visit_data(week, each, day.on) for each in day.visits]}
            for day in week.plan.days
        ],
        "left_over": [_visit_data(week, each) for each in week.plan.left_over],
        "changes": [{"id": each.id, "whom": each.whom, "on": each.on.isoformat()} for each in week.changes],
        "warnings": [say(warning) for warning in week.plan.warnings],
    }


def _visit_data(week: WeekPlan, each: Proposed, on: date | None = None) -> dict[str, Any]:
    return {
        "account": each.account,
        "name": week.named.clients.get(each.account or ""),
        "place": each.place,
        "class": each.abc,
        "deal": each.deal,
        "title": week.named.deals.get(each.deal or ""),
        "contact": week.named.people.get(each.contact or "", each.contact),
        "kind": each.kind,
        "id": each.id,
        "why": say(each.why),
        "moved": say(each.moved) if each.moved else None,
        "command": command_line(prepared(week, each, on)),
    }


def _rows(found: Sequence[WeekPlan]) -> list[dict[str, Any]]:
    rows = []
    for week in found:
        about = {"week": week.days.monday.isoformat(), "user": week.owner.user}
        for day in week.plan.days:
            rows += [{**about, "on": day.on.isoformat(), **_visit_data(week, v, day.on)} for v in day.visits]
        rows += [{**about, "on": None, **_visit_data(week, each)} for each in week.plan.left_over]
    return rows
