"""The three ages of a deal, kept apart: in its stage, without a two-sided contact, of its next step."""

from datetime import date

from coach.judged import Judged
from coach.limits.limits import PLAYBOOK, STEP_LATE, Clock, StageLimits
from engine.clock import day_of
from engine.state import Day, Instant
from engine.value import Value


class Age(Value):
    """Days since a start, of the calendar and worked ones. An unknown start leaves them unknown."""

    since: Day | Instant | None
    calendar_days: int | None
    working_days: int | None
    limit: int
    """Working days."""
    limit_from: str
    older_than: int | None = None
    """Percent of the deals won later whose stay here was shorter; unknown where they are too few."""


class Ages(Value):
    stage: Age
    silence: Age
    next_step: Age
    """How long the step is overdue, zero while it lies ahead; without one, since the stay began."""


def ages(deal: Judged, limits: StageLimits, clock: Clock) -> Ages:
    stay = day_of(deal.stage_since, clock.time_zone) if deal.stage_since else None
    stage = _stage_age(deal, stay, limits, clock)
    silence = _age(deal.last_contact, _day(deal.last_contact), limits.days.quiet, clock)
    if deal.next_on is None:
        return Ages(stage, silence, _age(deal.stage_since, stay, limits.days.quiet, clock))
    return Ages(stage, silence, _age(deal.next_on, _day(deal.next_on), STEP_LATE[0], clock))


def _stage_age(deal: Judged, stay: date | None, limits: StageLimits, clock: Clock) -> Age:
    age = _age(deal.stage_since, stay, limits.days.warn, clock)
    share = None if age.working_days is None else limits.older_than(age.working_days)
    return age._replace(limit_from=limits.source.id, older_than=share)


def _age(since: Day | Instant | None, start: date | None, limit: int, clock: Clock) -> Age:
    if start is None:
        return Age(None, None, None, limit, PLAYBOOK)
    days = max(0, (clock.today - start).days)
    worked = max(0, clock.calendar.working_days(start, clock.today))
    return Age(since, days, worked, limit, PLAYBOOK)


def _day(text: Day | None) -> date | None:
    return date.fromisoformat(text) if text else None
