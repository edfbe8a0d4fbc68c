"""`report`: the day and the week, planned against done; what is told of them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from commands import filters
from commands.choices import chosen, named
from commands.completion import users
from commands.desk import Desk, reading, writing
from commands.fields import pairs
from commands.options import check_together
from commands.report_day_page import day_data, day_page, named_day
from commands.report_names import names_in_day, names_in_week
from commands.report_page import Page, written
from commands.report_week_page import missed, team_page, week_data, week_page
from commands.settings import Settings
from engine import people, rights, weeks
from engine.change import Change
from engine.clock import Calendar, load_calendar
from engine.errors import NotAllowed, NotFound, Refused, Usage
from engine.message import Message, Text, msg, step
from engine.people import Person
from engine.weeks import CAUSES, FIGURES, TOLD
from visits.day_report import day_report
from visits.week_report import WeekReport, is_over, week_reports
from words.say import say

On = Annotated[str | None, typer.Option("--on", metavar="metavar.day", help="option.report_on")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.report_owner", autocompletion=users),
]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.report_team")]
Focus = Annotated[str | None, typer.Option("--focus", metavar="metavar.text", help="option.focus")]
Format = Annotated[str | None, typer.Option("--format", metavar="text|md", help="option.report_format")]
OfWeek = Annotated[str | None, typer.Option("--week", metavar="metavar.day", help="option.week")]
Told = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.fields", help="argument.told", show_default=False)
]
MissWeek = Annotated[str | None, typer.Option("--week", metavar="metavar.day", help="option.miss_week")]
What = Annotated[str, typer.Argument(metavar="metavar.figure", help="argument.miss")]
Cause = Annotated[str, typer.Option("--cause", metavar="|".join(CAUSES), help="option.cause")]
Note = Annotated[str | None, typer.Option("--note", metavar="metavar.text", help="option.miss_note")]

_FORMS = ("text", "md")


def day(
    ctx: typer.Context,
    on: On = None,
    owner: Owner = None,
    team: Team = None,
    focus: Focus = None,
    format: Format = None,
) -> None:
    if team is not None and (owner is not None or focus is not None):
        raise Usage(msg("shell.exclusive", one="--focus" if owner is None else "--owner", other="--team"))
    if focus is not None:
        _set_focus(ctx, on, owner, focus)
        return
    check_together(Settings.of(ctx), "read")
    form = _form(format)
    desk = reading(ctx)
    when = date.fromisoformat(desk.day(on, past=True)) if on else desk.today
    if team is not None:
        _days_of(desk, team, when, form)
        return
    person = _whose(desk, owner)
    data, page = _day(desk, _calendar(desk), person, when)
    _show(desk, data, page, form)


def _day(
    desk: Desk, calendar: Calendar, person: Person, when: date
) -> tuple[dict[str, Any], Callable[[], Page]]:
    report = day_report(desk.view, calendar, person.user, when)
    names = names_in_day(desk.view, report, desk.actor.user)
    return day_data(report, names), lambda: day_page(report, names, person.name, desk.today)


def _days_of(desk: Desk, team: str, when: date, form: str) -> None:
    """One report behind the other."""
    team, members = _members(desk, team, when)
    calendar = _calendar(desk)
    days = [_day(desk, calendar, person, when) for person in members]
    data = {"team": team, "people": [data for data, _ in days]}
    desk.emit(data, lambda: "\n\n\n".join(written(page(), form) for _, page in days))


def _set_focus(ctx: typer.Context, on: str | None, owner: str | None, text: str) -> None:
    check_together(Settings.of(ctx), "write")
    desk = writing(ctx)
    person = _whose(desk, owner)
    when = desk.day(on) if on else desk.today.isoformat()

    def work(change: Change) -> dict[str, Any]:
        week = weeks.set_focus(change, person.user, when, text)
        day, focus = named_day(date.fromisoformat(when)), week.focus.get(when)
        said = say("report.focus_set", day=day, text=focus) if focus else say("report.focus_gone", day=day)
        return {"user": person.user, "on": when, "focus": focus, "message": said}

    desk.do("report day", work)


def week(
    ctx: typer.Context,
    told: Told = None,
    week: OfWeek = None,
    owner: Owner = None,
    team: Team = None,
    format: Format = None,
) -> None:
    if told:
        _tell(ctx, told, week, owner)
        return
    check_together(Settings.of(ctx), "read")
    if owner is not None and team is not None:
        raise Usage(msg("shell.exclusive", one="--owner", other="--team"))
    form = _form(format)
    desk = reading(ctx)
    monday = monday_of(desk, week)
    if team is not None:
        _team(desk, team, monday, form)
        return
    person = _whose(desk, owner)
    (report,) = week_reports(desk.view, _calendar(desk), [person.user], monday)
    if report.unexplained and desk.settings.interactive and _own(desk, person):
        _ask(ctx, desk, report)
        (report,) = week_reports(desk.view, _calendar(desk), [person.user], monday)
    names = names_in_week(desk.view, [report], desk.actor.user)
    _show(desk, week_data(report, names), lambda: week_page(report, names, person.name), form)


def _team(desk: Desk, team: str, monday: date, form: str) -> None:
    team, members = _members(desk, team, monday)
    called = {person.user: person.name for person in members}
    reports = week_reports(desk.view, _calendar(desk), called, monday)
    names = names_in_week(desk.view, reports, desk.actor.user)
    data = {"team": team, "people": [week_data(report, names) for report in reports]}
    _show(desk, data, lambda: team_page(reports, names, team, called), form)


def _members(desk: Desk, team: str, since: date) -> tuple[str, list[Person]]:
    """A team one may look at, as it is called, and who worked in it on a day or since."""
    if not rights.may_team(desk.actor, "week", team):
        raise NotAllowed(msg("report.not_your_team"), hint=step("report week"))
    team = filters.team(desk.store, team)
    there = since.isoformat()
    everyone = people.everyone(desk.store, until=desk.view.until)
    members = [p for p in everyone if p.team == team and (p.left_on is None or p.left_on >= there)]
    if not members:
        raise NotFound(msg("report.empty_team", team=team), hint=step("person list"))
    return team, members


def _tell(ctx: typer.Context, words: list[str], week: str | None, owner: str | None) -> None:
    check_together(Settings.of(ctx), "write")
    desk = writing(ctx)
    person = _whose(desk, owner)
    monday = monday_of(desk, week).isoformat()
    said = {
        chosen(f, named(TOLD, "report.figure_"), "report.unknown_told"): v for f, v in pairs(words).items()
    }

    def work(change: Change) -> dict[str, Any]:
        kept = weeks.tell(change, person.user, monday, said)
        sentence = say("report.told_set", first=date.fromisoformat(monday))
        return {"user": person.user, "monday": monday, "told": dict(kept.told), "message": sentence}

    desk.do("report week", work)


def miss(
    ctx: typer.Context,
    what: What,
    cause: Cause,
    note: Note = None,
    week: MissWeek = None,
    owner: Owner = None,
) -> None:
    desk = writing(ctx)
    person = _whose(desk, owner)
    why = chosen(cause, named(CAUSES, "report.cause_"), "report.unknown_cause")
    calendar = _calendar(desk)
    monday = monday_of(desk, week) if week else _last_over(calendar, desk.today)
    (report,) = week_reports(desk.view, calendar, [person.user], monday)
    called = {**named(FIGURES, "report.figure_"), **{v.name: (Text(v.name, v.name),) for v in report.planned}}
    named_what = chosen(what, called, "report.unknown_miss")
    if named_what not in report.misses:
        running = "report.not_over" if not report.over else "report.not_missed"
        seen = step("report week", None, **{"--week": monday.isoformat()})
        raise Refused(msg(running, figure=_missable(named_what), first=monday), hint=seen)

    def work(change: Change) -> dict[str, Any]:
        kept = weeks.explain(change, person.user, monday.isoformat(), named_what, why, note)
        said = _missable(named_what), msg(f"report.cause_{why}")
        return {
            "user": person.user,
            "monday": kept.monday,
            "what": named_what,
            **kept.misses[named_what]._asdict(),
            "message": say("report.explained", what=said[0], cause=said[1]),
        }

    desk.do("report miss", work)


def _missable(what: str) -> Message | str:
    """A figure by name; a planned visit by that of its deal or client."""
    return msg(f"report.figure_{what}") if what in FIGURES else what


# ── asking why ────────────────────────────────────────────────────────────────────────────────


def _ask(ctx: typer.Context, desk: Desk, report: WeekReport) -> None:
    """Each miss that has no cause yet, once; Enter leaves it for later, the end of the input all of them."""
    from commands.report_asking import cause_of

    names = names_in_week(desk.view, [report], desk.actor.user)
    given: list[tuple[str, str, str | None]] = []
    for what in report.unexplained:
        answer = cause_of(missed(report, names, what))
        if answer is None:
            break
        if answer.cause:
            given.append((what, answer.cause, answer.note))
    if not given:
        return
    at = writing(ctx)
    with at.transaction():
        for what, cause, note in given:
            weeks.explain(at.change(), report.user, report.monday.isoformat(), what, cause, note)


# ── what the words of the command line mean ───────────────────────────────────────────────────


def monday_of(desk: Desk, text: str | None) -> date:
    """The Monday of the week a day is in, or of “last week”; this week's where nothing was typed."""
    from engine.day_words import spoken_week

    if text is None:
        return date.fromisoformat(weeks.monday_of(desk.today))
    return spoken_week(text, desk.today) or date.fromisoformat(weeks.monday_of(desk.day(text, past=True)))


def _last_over(calendar: Calendar, today: date) -> date:
    """This week's Monday if the week is over, else the last one's."""
    monday = date.fromisoformat(weeks.monday_of(today))
    return monday if is_over(calendar, monday, today) else monday - timedelta(days=7)


def _whose(desk: Desk, owner: str | None) -> Person:
    """Oneself, or somebody whose deals one may work on."""
    person = filters.person(desk.store, owner) if owner else desk.actor
    if not rights.may(desk.actor, "week", person):
        raise NotAllowed(
            msg("report.not_yours", user=desk.actor.user, owner=person.user), hint=step("report week")
        )
    return person


def _own(desk: Desk, person: Person) -> bool:
    return person.user == desk.actor.user and desk.view.until is None


def _form(format: str | None) -> str:
    if format is not None and format not in _FORMS:
        raise Usage(msg("report.unknown_format", given=format, known=_FORMS))
    return format or "text"


def _calendar(desk: Desk) -> Calendar:
    return load_calendar(desk.store, desk.view.workspace.country)


def _show(desk: Desk, data: dict[str, Any], page: Callable[[], Page], form: str) -> None:
    desk.emit(data, lambda: written(page(), form))
