"""The day of the next step has passed and nothing was agreed in its place."""

from datetime import date

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.next_on <= l.very_late_on THEN 3
     WHEN d.next_on <= l.late_on THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    planned = date.fromisoformat(case.deal.next_on or "")
    return msg("coach.step_overdue", n=case.ages.next_step.working_days, day=planned)


def ask(case: Case) -> Message:
    return msg("coach.ask_overdue")


SIGN = Sign("step_overdue", RULE, because, ask)
