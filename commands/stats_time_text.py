"""The pages of time in stage: all stages in a table, one stage day by day."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coach.enough import TooFew
from coach.statistics.legs import Leg, Way
from coach.statistics.pile_up import PileUp, pile_ups
from coach.statistics.quantile import Quantile
from coach.statistics.stage_time import Quartiles, StageTime
from commands.printing import Column, paint, table, wrapped
from commands.stats_days import Days, days_of
from commands.stats_source import (
    Source,
    bar,
    columns,
    count,
    interval,
    lasted,
    notes,
    percent,
    stop_class,
)
from commands.step_line import command_line
from engine.message import step
from words.say import say

_ROWS = 18
"""Rows of a curve at most."""
_WIDTHS = (1, 2, 3, 5, 7, 10, 14, 28, 56, 91, 182, 365)
"""Days a row may stand for."""


def page(made_of: Source, found: Sequence[StageTime], legs: Sequence[Leg], ways: Sequence[Way]) -> str:
    lines: list[str] = []
    for id, own in groupby(found, key=lambda each: each.playbook):
        stages = list(own)
        lines += [paint(made_of.called(id), "bold"), _stages(stages), ""]
        if known := [leg for leg in legs if leg.playbook == id and leg.days.n]:
            lines += [_legs(known), ""]
        lines += [_ways([way for way in ways if way.playbook == id]), ""]
        if piled := [*_piled_up(made_of, stages)]:
            lines += [*piled, ""]
        lines += [*_left_out(stages)]
    if found:
        lines.append(wrapped(say("statistics.about_time")))
    return "\n".join([*lines, *notes(made_of)])


def _piled_up(made_of: Source, stages: Sequence[StageTime]) -> Iterator[str]:
    """One line for each stage that has such days; its own page tells more."""
    for stage in stages:
        for most in pile_ups(stage)[:1]:
            yield wrapped(paint(_said(made_of, stage, most, "statistics.piled_up"), "yellow"))
            yield f"  → {command_line(step('stats time', stage=stage.stage))}"


def _said(made_of: Source, stage: StageTime, found: PileUp, id: str) -> str:
    return say(
        id,
        stage=stage.label,
        days=str(found.first) if found.first == found.last else f"{found.first}–{found.last}",
        n=count(found.n),
        class_=stop_class(made_of.book(stage.playbook), found.stop_class),
        expected=f"{found.expected:.0f}",
    )


def one_page(made_of: Source, found: Sequence[StageTime]) -> str:
    lines: list[str] = []
    for each in found:
        lines += [*_one(made_of, each), ""]
    return "\n".join([*lines, *notes(made_of)]).rstrip()


def _stages(found: Sequence[StageTime]) -> str:
    names = ("ended", "median", "p75", "p90", "working", "open", "half_gone")
    return table([_stage(each) for each in found], columns(say("statistics.col_stage"), *names))


def _stage(found: StageTime) -> tuple[str, ...]:
    working = found.working
    median = found.median
    return (
        say(found.label),
        count(found.curve.ended),
        *_quartiles(found.days),
        "–" if isinstance(working, TooFew) else "/".join(f"{n:.0f}" for n in working[1:]),
        count(len(found.open_days)),
        _gone_by(median) if found.open_days else "",
    )


def _gone_by(median: Quantile | TooFew) -> str:
    """Where all have ended it would be the median once more."""
    if isinstance(median, TooFew):
        return "–"
    return lasted(median.day) if median.day is not None else say("statistics.not_yet")


def _quartiles(found: Quartiles | TooFew) -> tuple[str, str, str]:
    if isinstance(found, TooFew):
        return "–", "–", "–"
    return lasted(found.median), lasted(found.p75), lasted(found.p90)


def _legs(found: Sequence[Leg]) -> str:
    rows = []
    for leg in found:
        end = leg.end_label if leg.end_label else say(f"statistics.end_{leg.end}")
        name = say("statistics.leg", start=leg.label, end=end)
        rows.append((name, count(leg.days.n), *_quartiles(leg.days)))
    return table(rows, columns(say("statistics.col_leg"), "n", "median", "p75", "p90"))


def _ways(found: Sequence[Way]) -> str:
    rows = [
        (
            say(f"statistics.way_{way.end}"),
            count(way.n),
            *_quartiles(way.days),
            lasted(way.mean),
            lasted(way.longest),
        )
        for way in found
    ]
    return table(rows, columns(say("statistics.col_way"), "n", "median", "p75", "p90", "mean", "longest"))


def _left_out(found: Sequence[StageTime]) -> Iterator[str]:
    for why in ("undated", "backwards"):
        if n := sum(getattr(each, why) for each in found):
            yield wrapped(say(f"statistics.stays_{why}", n=n))


def _one(made_of: Source, found: StageTime) -> Iterator[str]:
    stays = {"stage": found.label, "ended": count(found.curve.ended), "open": count(len(found.open_days))}
    yield paint(say("statistics.stays_of", **stays), "bold")
    yield from _summary(found)
    if found.exits:
        yield ""
        yield table([_row(days) for days in days_of(found, _width(found))], _day_columns())
    for each in pile_ups(found):
        yield ""
        yield wrapped(paint(_said(made_of, found, each, "statistics.pile_up"), "yellow"))
    yield from _left_out([found])


def _summary(found: StageTime) -> Iterator[str]:
    if isinstance(found.days, TooFew):
        yield wrapped(say(found.days.said))
    else:
        median, p75, p90 = _quartiles(found.days)
        yield wrapped(say("statistics.half_by", median=median, p75=p75, p90=p90))
    gone = found.median
    if isinstance(gone, Quantile) and found.open_days:
        if gone.day is None:
            yield wrapped(say("statistics.half_not_yet"))
        else:
            low, high = lasted(gone.low), lasted(gone.high)
            yield wrapped(say("statistics.half_with_open", day=lasted(gone.day), low=low, high=high))
    if found.open_days:
        yield wrapped(say("statistics.longest_open", days=lasted(found.open_days[0])))


def _width(found: StageTime) -> int:
    last = max(found.exits) + 1
    return next((w for w in _WIDTHS if -(-last // w) <= _ROWS), -(-last // _ROWS))


def _day_columns() -> list[Column]:
    names = ("day", "at_risk", "on", "back", "stopped", "left", "interval")
    return [*(Column(say(f"statistics.col_{name}"), right=True) for name in names), Column("")]


def _row(days: Days) -> tuple[str, ...]:
    return (
        f"{days.first}" if days.first == days.last else f"{days.first}–{days.last}",
        count(days.at_risk),
        *(count(days.exits.get(way, 0)) for way in ("on", "back", "stopped")),
        percent(days.survival),
        interval(days.low, days.high),
        bar(days.survival),
    )
