"""`forecast`: which open deals will be won month by month, and how past forecasts turned out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Annotated

import typer

from coach.enough import TooFew
from coach.forecast.forecast import SEED, Forecast, forecast
from coach.forecast.record import MONTH, WEEK, record
from coach.lives import Life, lives_ever
from coach.periods import Period, after, month_of, week_of
from commands import filters
from commands.desk import Desk, reading
from commands.forecast_data import (
    COLUMNS,
    DEALS_COLUMNS,
    RECORD_COLUMNS,
    deal_rows,
    deals_data,
    forecast_data,
    period_rows,
    record_data,
    record_rows,
)
from commands.forecast_text import deals_page, page, record_page
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
EachDeal = Annotated[bool, typer.Option("--deals", help="option.each_deal")]
ItsRecord = Annotated[bool, typer.Option("--record", help="option.record")]
Plot = Annotated[bool, typer.Option("--plot", help="option.plot")]
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
    each_deal: EachDeal = False,
    its_record: ItsRecord = False,
    plot: Plot = False,
    seed: Seed = SEED,
) -> None:
    desk = reading(ctx)
    if months and weeks:
        raise Usage(msg("forecast.months_or_weeks"))
    if each_deal and its_record:
        raise Usage(msg("forecast.deals_or_record"))
    of = _asked_for(desk, playbook, owner, team)
    if its_record:
        _record(desk, MONTH if months else WEEK if weeks else None, months or weeks, of, seed)
        return
    periods = _ahead(desk, months, weeks)
    asked = _given(as_of=desk.settings.as_of, playbook=playbook, owner=owner, team=team)
    ahead = _given(months=months, weeks=weeks)
    here = desk.view.workspace
    found = forecast(lives_ever(desk.view), here, desk.today, periods, of=of, seed=seed)
    if each_deal:
        rows = deal_rows(found) if desk.settings.csv else deals_data(found)
        desk.emit(rows, lambda: deals_page(found, asked, ahead), DEALS_COLUMNS)
        return
    data = period_rows(found) if desk.settings.csv else forecast_data(found)
    desk.emit(data, lambda: page(found, asked, ahead) + _plot(found, plot), COLUMNS)


def _given(**options: str | int | None) -> dict[str, str]:
    """Those somebody gave, to be asked for again."""
    return {name: str(each) for name, each in options.items() if each is not None}


def _plot(found: Forecast | TooFew, wanted: bool) -> str:
    if not wanted or isinstance(found, TooFew) or not found.deals:
        return ""
    from commands.forecast_plot import plot_of

    return f"\n\n{plot_of(found)}"


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
