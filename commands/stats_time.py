"""`stats time`: how long deals stay in a stage, and how long the way is."""

from typing import Annotated, Any

import typer

from coach.statistics.legs import Leg, Way, legs, ways
from coach.statistics.pile_up import PileUp, pile_ups
from coach.statistics.stage_time import StageTime, stage_times
from commands import filters
from commands.desk import Desk, reading
from commands.stats_data import days_data, figure
from commands.stats_days import Days, days_of
from commands.stats_source import OnlyPlaybook, OpenedSince, Owner, Source, Team, left_out, source
from commands.stats_time_text import one_page, page
from engine.clock import load_calendar
from words.say import say

OfStage = Annotated[str | None, typer.Option("--stage", metavar="metavar.stage", help="option.stage")]
Plot = Annotated[bool, typer.Option("--plot", help="option.plot")]

COLUMNS = (
    *("playbook", "stage", "label", "ended", "open", "days.median", "days.p75", "days.p90"),
    *("working_days.median", "working_days.p75", "working_days.p90"),
    *("half_gone_by.day", "half_gone_by.low", "half_gone_by.high", "longest_open", "undated", "backwards"),
)
DAY_COLUMNS = ("stage", "day", "at_risk", "on", "back", "stopped", "survival", "low", "high")


def time(
    ctx: typer.Context,
    stage: OfStage = None,
    plot: Plot = False,
    playbook: OnlyPlaybook = None,
    owner: Owner = None,
    team: Team = None,
    since: OpenedSince = None,
) -> None:
    desk = reading(ctx)
    wanted = filters.stage(desk.store, stage) if stage else None
    made_of = source(desk, playbook, owner, team, since, "opened")
    found = _found(desk, made_of)
    if wanted is None:
        lengths = legs(made_of.cohort.lives, made_of.books), ways(made_of.cohort.lives, made_of.books)
        rows: Any = [_stage(each) for each in found]
        told = {"legs": [*map(_leg, lengths[0])], "ways": [*map(_way, lengths[1])]}
        data = rows if desk.settings.csv else {"left_out": left_out(made_of), "stages": rows, **told}
        return desk.emit(
            data, lambda: page(made_of, found, *lengths) + _plots(desk, made_of, found, plot), COLUMNS
        )
    own = tuple(each for each in found if each.stage == wanted)
    rows = [_one(each) for each in own]
    if desk.settings.csv:
        rows = [{"stage": row["stage"], **day} for row in rows for day in row["by_day"]]
        return desk.emit(rows, str, DAY_COLUMNS)
    data = {"left_out": left_out(made_of), "stages": rows}
    return desk.emit(data, lambda: one_page(made_of, own) + _plots(desk, made_of, own, plot))


def _found(desk: Desk, made_of: Source) -> tuple[StageTime, ...]:
    here = desk.view.workspace
    calendar = load_calendar(desk.store, here.country)
    return stage_times(made_of.cohort.lives, made_of.books, calendar, here.time_zone, made_of.now)


def _plots(desk: Desk, made_of: Source, found: tuple[StageTime, ...], wanted: bool) -> str:
    if not wanted:
        return ""
    from coach.limits.limits import Clock, limit_table
    from commands.stage_limits import stage_limits
    from commands.stats_plot import curve_of

    here = desk.view.workspace
    clock = Clock(desk.today, here.time_zone, load_calendar(desk.store, here.country))
    limits = stage_limits(made_of.books, limit_table(desk.view, clock))
    drawn = (
        curve_of(each, limits[each.playbook, each.stage], made_of.now) for each in found if each.curve.ended
    )
    return "".join(f"\n\n{each}" for each in drawn)


def _stage(found: StageTime) -> dict[str, Any]:
    return {
        "playbook": found.playbook,
        "stage": found.stage,
        "label": say(found.label),
        "ended": found.curve.ended,
        "open": len(found.open_days),
        "days": days_data(found.days),
        "working_days": days_data(found.working),
        "half_gone_by": days_data(found.median),
        "longest_open": figure(found.open_days[0]) if found.open_days else None,
        "undated": found.undated,
        "backwards": found.backwards,
    }


def _one(found: StageTime) -> dict[str, Any]:
    return {
        **_stage(found),
        "by_day": [_day(day) for day in days_of(found)],
        "pile_ups": [_pile_up(each) for each in pile_ups(found)],
        "open_days": [figure(days) for days in found.open_days],
    }


def _day(day: Days) -> dict[str, Any]:
    told = day._asdict()
    exits = told.pop("exits")
    told = {**told, **{name: figure(told[name]) for name in ("survival", "low", "high")}}
    return {"day": told.pop("first"), **told, **{way: exits.get(way, 0) for way in ("on", "back", "stopped")}}


def _pile_up(found: PileUp) -> dict[str, Any]:
    told = found._asdict()
    return {"class": told.pop("stop_class"), **told, "expected": figure(found.expected), "p": figure(found.p)}


def _leg(found: Leg) -> dict[str, Any]:
    return {"playbook": found.playbook, "from": found.start, "to": found.end, "days": days_data(found.days)}


def _way(found: Way) -> dict[str, Any]:
    return {
        "playbook": found.playbook,
        "end": found.end,
        "n": found.n,
        "days": days_data(found.days),
        "mean": figure(found.mean),
        "longest": figure(found.longest),
        "left_out": found.left_out,
    }
