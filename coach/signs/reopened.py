"""It was opened again, and the client has not been heard since: what is different this time?"""

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.entered_by = 'reopen' AND coalesce(d.last_contact < substr(d.stage_since, 1, 10), 1 = 1) THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    return msg("coach.reopened")


def ask(case: Case) -> Message:
    return msg("coach.ask_reopened")


SIGN = Sign("reopened", RULE, because, ask)
