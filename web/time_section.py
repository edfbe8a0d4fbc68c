"""Time in stage: a curve for every stage that deals ever came to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from coach.limits.limits import StageLimits
from coach.lives import Life
from coach.statistics.stage_time import StageTime, days_between
from engine.clock import day_of
from engine.state import Instant
from web.figure import Figure
from web.page import Section
from web.stage_now import Mark, Marks, Open
from web.time_chart import time_chart
from words.say import say

Stage = tuple[str, str]
"""Playbook and stage."""


class Until(NamedTuple):
    """The instant up to which things are told, and where its day is."""

    now: Instant
    time_zone: str


def time_section(
    times: Iterable[StageTime], lives: Iterable[Life], limits: Mapping[Stage, StageLimits], until: Until
) -> Section:
    """`limits` are those of all deals of a stage."""
    here, now = _open_now(lives, until), until.now
    figures: list[Figure] = []
    for found in times:
        place = found.playbook, found.stage
        if found.curve.n and place in limits:
            marks = _marks(limits[place], now)
            figures.append(time_chart(found, here.get(place, ()), marks, f"time-{len(figures) + 1}"))
    lead = say("report_html.time_lead") if figures else say("report_html.no_stays")
    return Section("time", say("report_html.time_in_stage"), (lead,), figures=tuple(figures))


def _open_now(lives: Iterable[Life], until: Until) -> Mapping[Stage, Sequence[Open]]:
    """By age, the oldest first; those whose age nobody knows are no part of a curve."""
    here: dict[Stage, list[Open]] = {}
    now, today = until.now, day_of(until.now, until.time_zone)
    for life in lives:
        if life.status in ("open", "won") and life.last.at is not None and life.last.at <= now:
            whole = (today - day_of(life.last.at, until.time_zone)).days
            open_deal = Open(life.key, days_between(life.last.at, now), whole)
            here.setdefault((life.playbook, life.stage), []).append(open_deal)
    return {place: sorted(deals, key=lambda deal: (-deal.days, deal.key)) for place, deals in here.items()}


def _marks(limits: StageLimits, now: Instant) -> Marks:
    """A limit in working days has a latest start that is past it: so long ago stands its line."""
    warn = Mark(limits.days.warn, days_between(limits.cutoffs.warn_at, now))
    critical = Mark(limits.days.critical, days_between(limits.cutoffs.critical_at, now))
    return Marks(warn, critical, limits.source)
