"""`stalled`: which deals have stopped moving, why, and what to do first."""

from typing import Annotated, Any

import typer

from coach.diagnosis import Diagnosis, diagnose
from coach.judged import Judged
from coach.limits import Clock, limit_table
from coach.stalled import ranked, survey, tallies
from commands.completion import users
from commands.desk import Desk, reading
from commands.stalled_text import page
from engine import people, playbooks
from engine.clock import load_calendar
from engine.errors import NotFound
from engine.message import msg, step
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
    where, params = _filter(team=team, owner=owner, stage=stage)
    asked = survey(view, limits, where, **params)
    counted = tallies(asked)
    if not counted:
        _check_names(desk, team, owner, stage)
    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_SCREEN) if limit is None else limit
    found = ranked(asked, every=every, most=most)
    shown = [(deal, diagnose(deal, limits[deal.place], clock)) for deal in found]
    data = [_object(*each) for each in shown] if programs else None
    desk.emit(data, lambda: page(asked, clock, counted, shown, every=every))


_FILTERS = {
    "team": 'd.owner IN (SELECT "user" FROM person WHERE team = :team)',
    "owner": "d.owner = :owner",
    "stage": "d.stage = :stage",
}


def _filter(**asked: str | None) -> tuple[str, dict[str, object]]:
    given: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
    return " AND ".join(_FILTERS[name] for name in given) or "1 = 1", given


def _check_names(desk: Desk, team: str | None, owner: str | None, stage: str | None) -> None:
    """Nothing found: was it asked for by a name nobody has?"""
    if owner is not None:
        people.find_any(desk.store, owner)
    if team is not None:
        teams = sorted({p.team for p in people.everyone(desk.store) if p.team})
        if team not in teams:
            said = msg("coach.unknown_team", team=team, known=tuple(teams) or None)
            raise NotFound(said, hint=step("person list"), details={"candidates": teams})
    if stage is not None:
        order = (s for playbook in playbooks.installed(desk.store) for s in playbook.order)
        stages = list(dict.fromkeys(order))
        if stage not in stages:
            said = msg("coach.unknown_stage", stage=stage, known=tuple(stages) or None)
            raise NotFound(said, details={"candidates": stages})


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
