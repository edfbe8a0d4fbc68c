"""`forecast`: which open deals will be won month by month, and how past forecasts turned out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

import typer

from coach.forecast.forecast import SEED, forecast
from coach.forecast.record import MONTH, WEEK, record
from coach.lives import Life, lives_ever
from coach.periods import Period, after, month_of, week_of
from commands import filters
from commands.desk import Desk, reading
from commands.forecast_data import (
    COLUMNS,
    RECORD_COLUMNS,
    forecast_data,
    period_rows,
    record_data,
    record_rows,
)
from commands.forecast_text import page, record_page
from commands.progress import progress
from commands.stats_source import OnlyPlaybook, Owner, Team
from engine import playbooks
from engine.errors import Usage
from engine.message import msg
from words.say import say

Months = Annotated[
    int | None, typer.Option("--months", metavar="metavar.number", help="option.months_ahead", min=1, max=12)
]
Weeks = Annotated[
    int | None, typer.Option("--weeks", metavar="metavar.number", help="option.weeks_ahead", min=1, max=26)
]
ItsRecord = Annotated[bool, typer.Option("--record", help="option.record")]
Seed = Annotated[int, typer.Option("--seed", metavar="metavar.number", help="option.seed")]

_MONTHS = 3
"""Looked ahead unless somebody asks for more."""
_DAY = timedelta(days=1)


def forecast_(
    ctx: typer.Context,
    months: Months = None,
    weeks: Weeks = None,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    its_record: ItsRecord = False,
    seed: Seed = SEED,
) -> None:
    desk = reading(ctx)
    if months and weeks:
        raise Usage(msg("forecast.months_or_weeks"))
    of = _asked_for(desk, playbook, owner, team)
    if its_record:
        _record(desk, MONTH if months else WEEK if weeks else None, months or weeks, of, seed)
        return
    periods = _ahead(desk, months, weeks)
    here = desk.view.workspace
    found = forecast(lives_ever(desk.view), here, desk.today, periods, of=of, seed=seed)
    data = period_rows(found) if desk.settings.csv else forecast_data(found)
    desk.emit(data, lambda: page(found), COLUMNS)


def _ahead(desk: Desk, months: int | None, weeks: int | None) -> list[Period]:
    """The one tomorrow lies in, and those after it."""
    tomorrow = desk.today + _DAY
    periods = [week_of(tomorrow) if weeks else month_of(tomorrow)]
    while len(periods) < (weeks or months or _MONTHS):
        periods.append(after(periods[-1]))
    return periods


def _record(desk: Desk, unit: str | None, most: int | None, of: Callable[[Life], bool], seed: int) -> None:
    lives, here = lives_ever(desk.view), desk.view.workspace
    with progress(say("forecast.progress")) as show:
        found = record(lives, here, desk.today, unit=unit, of=of, most=most, seed=seed, tell=show)
    data = record_rows(found) if desk.settings.csv else record_data(found)
    desk.emit(data, lambda: record_page(found), RECORD_COLUMNS)


def _asked_for(
    desk: Desk, playbook: str | None, owner: str | None, team: str | None
) -> Callable[[Life], bool]:
    only = playbooks.newest(desk.store, playbook).id if playbook is not None else None
    owners = filters.owners(desk.store, owner, team)

    def asked_for(life: Life) -> bool:
        return only in (None, life.playbook) and (owners is None or life.owner in owners)

    return asked_for
