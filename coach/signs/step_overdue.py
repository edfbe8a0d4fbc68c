"""The day of the next step has passed and nothing was agreed in its place."""

from datetime import date

from coach.limits.limits import STEP_LATE
from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg

RULE = Rule(critical="d.next_on <= {critical}", warn="d.next_on <= {warn}")


def because(seen: Seen) -> Message:
    planned = date.fromisoformat(seen.deal.next_on or "")
    return seen.against(msg("coach.step_overdue", n=seen.ages.next_step.working_days, day=planned))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_overdue")


SIGN = Sign("step_overdue", because, ask, RULE, bounds=working_days(*STEP_LATE))
