"""The next step needs nobody at the client, in a stay that is no longer new: only we are moving."""

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.next_on IS NOT NULL AND d.next_contact IS NULL AND d.stage_since <= l.quiet_at THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    return msg("coach.step_one_sided")


def ask(case: Case) -> Message:
    return msg("coach.ask_with_whom")


SIGN = Sign("step_one_sided", RULE, because, ask)
