"""The limits of a stage, and the starts that are past them.

Ages are counted in working days, but no deal is counted to find its level: for every limit the
latest start that is past it is worked out once, and the deals' own days are compared with it.
"""

from datetime import date
from typing import NamedTuple

from coach.level import Level
from engine import playbooks
from engine.clock import Calendar, end_of_day
from engine.deal_table import LiveDeal
from engine.message import Text
from engine.playbook import Limits
from engine.state import Day, Instant
from engine.store import Store

STEP_LATE = (5, 15)
"""Working days a next step may be overdue: warn, critical. No playbook sets them."""
PLAYBOOK = "playbook"
"""Where a limit comes from."""


class Clock(NamedTuple):
    """The day that counts as today, where it is, and which days are worked there."""

    today: date
    time_zone: str
    calendar: Calendar


class Bar(NamedTuple):
    """Two limits in working days, and for each the latest start that is past it."""

    warn: int
    critical: int
    warn_on: Day
    critical_on: Day
    warn_at: Instant
    critical_at: Instant

    def of_day(self, start: Day) -> Level:
        if start > self.warn_on:
            return Level.NONE
        return Level.WARN if start > self.critical_on else Level.CRITICAL

    def of_instant(self, start: Instant) -> Level:
        if start > self.warn_at:
            return Level.NONE
        return Level.WARN if start > self.critical_at else Level.CRITICAL


class StageLimits(NamedTuple):
    """All that a deal in one stage of one playbook version is measured by."""

    today: Day
    stage: Bar
    silence: Bar
    step: Bar
    label: Text
    stuck: Text
    """What to do first when a deal sticks here."""


def bar(warn: int, critical: int, clock: Clock) -> Bar:
    warn_on, critical_on = (clock.calendar.back(clock.today, limit) for limit in (warn, critical))
    return Bar(
        warn,
        critical,
        warn_on.isoformat(),
        critical_on.isoformat(),
        end_of_day(warn_on, clock.time_zone),
        end_of_day(critical_on, clock.time_zone),
    )


def stage_limits(limits: Limits, label: Text, stuck: Text, clock: Clock) -> StageLimits:
    """Silence is critical at twice what is quiet."""
    return StageLimits(
        today=clock.today.isoformat(),
        stage=bar(limits.warn, limits.critical, clock),
        silence=bar(limits.quiet, 2 * limits.quiet, clock),
        step=bar(*STEP_LATE, clock),
        label=label,
        stuck=stuck,
    )


class LimitBook:
    """The limits of every stage deals stand in, each worked out when the first such deal comes by."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._known: dict[tuple[str, int, str], StageLimits] = {}

    def of(self, deal: LiveDeal) -> StageLimits:
        place = (deal.playbook, deal.playbook_version, deal.stage)
        return self._known.get(place) or self._learn(place)

    def _learn(self, place: tuple[str, int, str]) -> StageLimits:
        id, version, name = place
        stage = playbooks.load(self._store, id, version).stage(name)
        self._known[place] = stage_limits(stage.limits, stage.label, stage.stuck, self._clock)
        return self._known[place]
