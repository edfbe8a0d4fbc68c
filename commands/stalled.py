"""`stalled`: which deals have stopped moving, why, and what to do first."""

from typing import Annotated, Any

import typer

from coach.diagnosis import Diagnosis, diagnose
from coach.limits import Clock, LimitBook
from coach.ranking import factors
from coach.stalled import Judged, judge_all, ranked
from commands.completion import users
from commands.desk import Desk, reading
from commands.stalled_text import page
from engine import people, playbooks, reads
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
    where, params = _filter(team, owner, stage)
    deals = reads.live(view, where, **params)
    if not deals:
        _check_names(desk, team, owner, stage)
    judged = judge_all(deals, LimitBook(desk.store, clock))
    known = factors(view.workspace)
    found = ranked(judged, known, every=every)
    programs = desk.settings.json or desk.settings.csv
    most = (0 if programs else A_SCREEN) if limit is None else limit
    shown = [(j, diagnose(j, clock)) for j in (found[:most] if most else found)]
    data = [_object(*each) for each in shown] if programs else None
    desk.emit(data, lambda: page(view, clock, judged, shown, len(found) - len(shown), known))


def _filter(team: str | None, owner: str | None, stage: str | None) -> tuple[str, dict[str, object]]:
    columns = {"team": ("p.team", team), "owner": ("d.owner", owner), "stage": ("d.stage", stage)}
    given = {name: pair for name, pair in columns.items() if pair[1] is not None}
    where = " AND ".join(f"{column} = :{name}" for name, (column, _) in given.items())
    return where or "1 = 1", {name: value for name, (_, value) in given.items()}


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
        stages = playbooks.stage_ids(desk.store)
        if stage not in stages:
            said = msg("coach.unknown_stage", stage=stage, known=tuple(stages) or None)
            raise NotFound(said, details={"candidates": stages})


def _object(judged: Judged, diagnosis: Diagnosis) -> dict[str, Any]:
    deal, found = judged.deal, diagnosis
    return {
        "key": deal.key,
        "title": deal.title,
        "owner": deal.owner,
        "stage": deal.stage,
        "status": deal.status,
        "level": judged.level.name.lower(),
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
