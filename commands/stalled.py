"""`stalled`: which deals have stopped moving, why, and what to do first."""

from typing import Annotated, Any

import typer

from coach.diagnosis import Diagnosis, diagnose
from coach.judged import Judged
from coach.limits import Clock, limit_table
from coach.stalled import ranked, survey, tallies
from commands import filters
from commands.completion import users
from commands.desk import reading
from commands.stalled_text import page
from engine import playbooks
from engine.clock import load_calendar
from engine.money import plain
from words.say import say

All = Annotated[bool, typer.Option("--all", help="option.all")]
Team = Annotated[str | None, typer.Option("--team", metavar="metavar.team", help="option.team")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="metavar.user", help="option.owner", autocompletion=users),
]
Stage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Limit = Annotated[int | None, typer.Option("--limit", metavar="metavar.number", help="option.limit", min=0)]

A_SCREEN = 20
"""Deals a person gets unless they ask for more; programs get all."""
_AGE = ("since", "calendar_days", "working_days", "limit", "limit_from")
COLUMNS = (
    *("key", "title", "owner", "stage", "status", "level", "waiting_until", "amount", "currency"),
    *(f"ages.{age}.{name}" for age in ("stage", "silence", "next_step") for name in _AGE),
    *("signs", "pattern", "pattern_because", "first_step"),
)
"""Of a stalled deal, as CSV."""


def stalled(
    ctx: typer.Context,
    every: All = False,
    team: Team = None,
    owner: Owner = None,
    stage: Stage = None,
    limit: Limit = None,
) -> None:
    desk = reading(ctx)
    view = desk.view
    clock = Clock(view.today, view.workspace.time_zone, load_calendar(desk.store, view.workspace.country))
    limits = limit_table(playbooks.installed(desk.store), clock)
    given = filters.read(desk.store, team=team, owner=owner, stage=stage)
    where = " AND ".join(_FILTERS[name] for name in given) or "1 = 1"
    asked = survey(view, limits, where, **given)
    counted = tallies(asked)
    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_SCREEN) if limit is None else limit
    found = ranked(asked, every=every, most=most)
    shown = [(deal, diagnose(deal, limits[deal.place], clock)) for deal in found]
    data = [_object(*each) for each in shown] if programs else None
    desk.emit(data, lambda: page(asked, clock, counted, shown, every=every), COLUMNS)


_FILTERS = {
    "team": 'd.owner IN (SELECT "user" FROM person WHERE team = :team)',
    "owner": "d.owner = :owner",
    "stage": "d.stage = :stage",
}


def _object(deal: Judged, found: Diagnosis) -> dict[str, Any]:
    return {
        "key": deal.key,
        "title": deal.title,
        "owner": deal.owner,
        "stage": deal.stage,
        "status": deal.status,
        "level": deal.level.name.lower(),
        "waiting_until": deal.waiting_until,
        "amount": plain(deal.amount, deal.currency),
        "currency": deal.currency,
        "ages": {
            "stage": found.ages.stage._asdict(),
            "silence": found.ages.silence._asdict(),
            "next_step": found.ages.next_step._asdict(),
        },
        "signs": [
            {"id": f.id, "level": f.level.name.lower(), "because": say(f.because), "ask": say(f.ask)}
            for f in found.findings
        ],
        "pattern": found.pattern.id if found.pattern else None,
        "pattern_because": say(found.pattern.because) if found.pattern else None,
        "first_step": say(found.first_step),
    }
