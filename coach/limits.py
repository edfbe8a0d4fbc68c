"""The limits of every stage, and the starts that are past them.

Ages are counted in working days, but no deal is counted to find its level: for every limit the
latest start that is past it is worked out once, and the deals' own days are compared with it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from engine.clock import Calendar, end_of_day
from engine.message import Text
from engine.playbook import Limits, Playbook
from engine.state import Day, Instant

STEP_LATE = (5, 15)
"""Working days a next step may be overdue: warn, critical. No playbook sets them."""
PLAYBOOK = "playbook"
"""Where a limit comes from."""


class Clock(NamedTuple):
    """The day that counts as today, where it is, and which days are worked there."""

    today: date
    time_zone: str
    calendar: Calendar

    def last_past(self, limit: int) -> tuple[Day, Instant]:
        """What began on that day, or by that instant, is older than so many working days."""
        day = self.calendar.back(self.today, limit)
        return day.isoformat(), end_of_day(day, self.time_zone)


class Cutoffs(NamedTuple):
    """The latest starts past each limit of a stage: days end in `_on`, instants in `_at`.

    Silence is critical at twice what is quiet.
    """

    warn_at: Instant
    critical_at: Instant
    quiet_on: Day
    quiet_at: Instant
    silent_on: Day
    silent_at: Instant
    late_on: Day
    very_late_on: Day


class StageLimits(NamedTuple):
    """What a deal in one stage is measured by, and what to do first when it sticks there."""

    label: Text
    stuck: Text
    days: Limits
    cutoffs: Cutoffs


Place: TypeAlias = tuple[str, int, str]
"""Playbook, version, stage."""
LimitTable: TypeAlias = Mapping[Place, StageLimits]


def limit_table(playbooks: Iterable[Playbook], clock: Clock) -> LimitTable:
    return {
        (playbook.id, playbook.version, stage.id): StageLimits(
            stage.label, stage.stuck, stage.limits, cutoffs(stage.limits, clock)
        )
        for playbook in playbooks
        for stage in playbook.stages
    }


def cutoffs(limits: Limits, clock: Clock) -> Cutoffs:
    quiet_on, quiet_at = clock.last_past(limits.quiet)
    silent_on, silent_at = clock.last_past(2 * limits.quiet)
    late, very_late = STEP_LATE
    return Cutoffs(
        warn_at=clock.last_past(limits.warn)[1],
        critical_at=clock.last_past(limits.critical)[1],
        quiet_on=quiet_on,
        quiet_at=quiet_at,
        silent_on=silent_on,
        silent_at=silent_at,
        late_on=clock.last_past(late)[0],
        very_late_on=clock.last_past(very_late)[0],
    )
