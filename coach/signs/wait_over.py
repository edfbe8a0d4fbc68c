"""What the deal waited for should have come by now, and the client has not been heard since."""

from datetime import date

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.waiting_until >= :today OR d.last_contact >= d.waiting_until THEN 0
     WHEN d.waiting_until <= l.silent_on THEN 3
     WHEN d.waiting_until IS NOT NULL THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    return msg("coach.wait_over", day=date.fromisoformat(case.deal.waiting_until or ""))


def ask(case: Case) -> Message:
    return msg("coach.ask_waited")


SIGN = Sign("wait_over", RULE, because, ask)
