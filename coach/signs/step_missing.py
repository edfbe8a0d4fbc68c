"""Nothing is agreed for the time ahead, in a stay that is no longer new."""

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.next_on IS NULL AND d.stage_since <= l.quiet_at THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    return msg("coach.step_missing")


def ask(case: Case) -> Message:
    return msg("coach.ask_step")


SIGN = Sign("step_missing", RULE, because, ask)
