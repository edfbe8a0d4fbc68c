"""`target`: what a manager expects of somebody's week."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, Any

import typer

from commands import filters
from commands.choices import chosen, named
from commands.completion import users
from commands.desk import Desk, reading, writing
from commands.fields import pairs
from commands.options import check_together
from commands.printing import Column, table
from commands.report import OfWeek, monday_of
from commands.settings import Settings
from commands.step_line import command_line
from engine import weeks
from engine.change import Change
from engine.clock import load_calendar
from engine.errors import NotAllowed
from engine.message import msg, step
from engine.money import Money, minor
from engine.people import Person
from engine.rights import may
from engine.weeks import AMOUNTS, FIGURES, Week
from visits.week_report import is_over
from words.say import say, write

User = Annotated[str, typer.Argument(metavar="metavar.user", help="argument.user", autocompletion=users)]
Figures = Annotated[
    list[str] | None, typer.Argument(metavar="metavar.figures", help="argument.figures", show_default=False)
]
Weeks = Annotated[int, typer.Option("--weeks", metavar="metavar.number", help="option.weeks", min=1, max=53)]


def target(
    ctx: typer.Context, user: User, figures: Figures = None, week: OfWeek = None, weeks: Weeks = 1
) -> None:
    check_together(Settings.of(ctx), "write" if figures else "read")
    desk = writing(ctx) if figures else reading(ctx)
    person = filters.person(desk.store, user)
    first = monday_of(desk, week) if week else _running(desk)
    mondays = [(first + timedelta(days=7 * n)).isoformat() for n in range(weeks)]
    if figures:
        _set(desk, person, mondays, figures)
    else:
        _show(desk, person, mondays)


def _running(desk: Desk) -> date:
    """The Monday of the week that runs; at the weekend that of the next, as in the plan."""
    monday = monday_of(desk, None)
    calendar = load_calendar(desk.store, desk.view.workspace.country)
    return monday + timedelta(days=7) if is_over(calendar, monday, desk.today) else monday


def _set(desk: Desk, person: Person, mondays: list[str], words: list[str]) -> None:
    known = named(FIGURES, "report.figure_")
    said = {chosen(figure, known, "report.unknown_figure"): value for figure, value in pairs(words).items()}

    def work(change: Change) -> dict[str, Any]:
        before = [weeks.load(change.store, person.user, monday) for monday in mondays]
        kept = [weeks.set_targets(change, person.user, monday, said) for monday in mondays]
        last = date.fromisoformat(kept[-1].sunday)
        told = say("report.targets_set", whose=person.name, first=date.fromisoformat(mondays[0]), last=last)
        moved = list(_moved(desk, before, kept))
        return {**_data(person, kept), "message": "\n".join([told, _table(desk, kept[:1]), *moved])}

    desk.do("target", work)


def _moved(desk: Desk, before: list[Week], kept: list[Week]) -> Iterator[str]:
    """What stood there until now, where something else did."""
    currency = desk.view.workspace.currency
    for was, now in zip(before, kept, strict=True):
        for figure, value in was.targets.items():
            if now.targets.get(figure) != value:
                old, new = (_shown(figure, each.targets.get(figure), currency) for each in (was, now))
                name = msg(f"report.figure_{figure}")
                yield say("report.target_moved", week=now.monday, figure=name, before=old, after=new)


def _show(desk: Desk, person: Person, mondays: list[str]) -> None:
    if not may(desk.actor, "week", person):
        raise NotAllowed(msg("report.not_yours", user=desk.actor.user, owner=person.user))
    found = [weeks.load(desk.view, person.user, monday) for monday in mondays]

    def text() -> str:
        if not any(week.targets for week in found):
            follow = step("target", None, user=person.user, visits=None)
            return f"{say('report.without_targets', whose=person.name)}\n  → {command_line(follow)}"
        return _table(desk, found)

    desk.emit(_data(person, found), text)


def _table(desk: Desk, found: list[Week]) -> str:
    """A row a week."""
    columns = [Column(say("report.col_week"))]
    columns += [Column(say(f"report.figure_{figure}"), right=True) for figure in FIGURES]
    currency = desk.view.workspace.currency
    rows = [
        (week.monday, *(_shown(figure, week.targets.get(figure), currency) for figure in FIGURES))
        for week in found
    ]
    return table(rows, columns)


def _shown(figure: str, value: str | None, currency: str) -> str:
    if value is None or figure not in AMOUNTS:
        return value or "–"
    return write(Money(minor(value, currency) or 0, currency)).rpartition(" ")[2]


def _data(person: Person, found: list[Week]) -> dict[str, Any]:
    return {
        "user": person.user,
        "weeks": [{"monday": w.monday, "targets": dict(w.targets), "version": w.version} for w in found],
    }
