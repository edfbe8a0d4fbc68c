"""The day of the next step has passed and nothing was agreed in its place."""

from datetime import date

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    return limits.step.of_day(deal.next_on) if deal.next_on else Level.NONE


def because(case: Case) -> Message:
    planned = date.fromisoformat(case.deal.next_on or "")
    return msg("coach.step_overdue", n=case.ages.next_step.working_days, day=planned)


def ask(case: Case) -> Message:
    return msg("coach.ask_overdue")


SIGN = Sign("step_overdue", level, because, ask)
