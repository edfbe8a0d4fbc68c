"""Time in stage: a curve for every stage that deals ever came to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.level import Level
from coach.limits.limits import StageLimits
from coach.lives import Life
from coach.statistics.pile_up import pile_ups
from coach.statistics.stage_time import StageTime, days_between
from engine.clock import day_of
from engine.message import Text, msg
from engine.state import Instant
from web.figure import Figure
from web.page import Said, Section
from web.stage_now import Mark, Marks, Open
from web.time_chart import time_chart
from web.time_sentences import past
from words.say import say

Stage = tuple[str, str]
"""Playbook and stage."""


class Until(NamedTuple):
    """The instant up to which things are told, and where its day is."""

    now: Instant
    time_zone: str


class Measures(NamedTuple):
    """What the deals of a stage are held against, and how that came out."""

    limits: Mapping[Stage, StageLimits]
    """Those of all deals of a stage."""
    levels: Mapping[str, Level]
    """Of the age of every live deal, by key, by the limit it has itself."""
    stop_classes: Mapping[tuple[str, str], Text]
    """By playbook and id."""


def time_section(
    times: Iterable[StageTime], lives: Iterable[Life], measures: Measures, until: Until
) -> Section:
    title = say("report_html.time_in_stage")
    here = _open_now(lives, measures.levels, until)
    known = [
        (found, here.get((found.playbook, found.stage), ()))
        for found in times
        if found.curve.n and (found.playbook, found.stage) in measures.limits
    ]
    if not known:
        return Section("time", title, (say("report_html.no_stays"),))
    figures = tuple(
        _figure(found, standing, measures, until.now, f"time-{at}")
        for at, (found, standing) in enumerate(known, 1)
    )
    return Section("time", title, (*_worst(known), say("report_html.time_lead")), figures=figures)


def _worst(known: Iterable[tuple[StageTime, Sequence[Open]]]) -> Iterator[Said]:
    """Where most are past their limit; nothing while no deal is open."""
    open_now = [(_late(standing), found.label, standing) for found, standing in known if standing]
    if not open_now:
        return
    late, label, standing = max(open_now, key=lambda each: each[0])
    yield (
        say("report_html.time_worst", stage=label, past=past(standing))
        if late
        else say("report_html.time_fine")
    )


def _late(standing: Iterable[Open]) -> int:
    return sum(deal.level >= Level.WARN for deal in standing)


def _figure(found: StageTime, standing: Sequence[Open], measures: Measures, now: Instant, id: str) -> Figure:
    marks = _marks(measures.limits[found.playbook, found.stage], now)
    piles = [
        (each, _class(measures.stop_classes, found.playbook, each.stop_class)) for each in pile_ups(found)
    ]
    return time_chart(found, standing, marks, id, piles)


def _class(known: Mapping[tuple[str, str], Text], playbook: str, id: str | None) -> Said:
    return msg("statistics.class_unknown") if id is None else known.get((playbook, id), id)


def _open_now(
    lives: Iterable[Life], levels: Mapping[str, Level], until: Until
) -> Mapping[Stage, Sequence[Open]]:
    """By age, the oldest first; those whose age nobody knows are no part of a curve."""
    here: dict[Stage, list[Open]] = {}
    now, today = until.now, day_of(until.now, until.time_zone)
    for life in lives:
        if life.status in ("open", "won") and life.last.at is not None and life.last.at <= now:
            whole = (today - day_of(life.last.at, until.time_zone)).days
            level = levels.get(life.key, Level.NONE)
            open_deal = Open(life.key, days_between(life.last.at, now), whole, level)
            here.setdefault((life.playbook, life.stage), []).append(open_deal)
    return {place: sorted(deals, key=lambda deal: (-deal.days, deal.key)) for place, deals in here.items()}


def _marks(limits: StageLimits, now: Instant) -> Marks:
    """A limit in working days has a latest start that is past it: so long ago stands its line."""
    warn = Mark(limits.days.warn, days_between(limits.cutoffs.warn_at, now))
    critical = Mark(limits.days.critical, days_between(limits.cutoffs.critical_at, now))
    return Marks(warn, critical, limits.source)
