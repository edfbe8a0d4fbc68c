"""Nothing is agreed for the time ahead, in a stay that is no longer new."""

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg

RULE = Rule(warn="d.next_on IS NULL AND d.stage_since <= l.quiet_at")


def because(seen: Seen) -> Message:
    return msg("coach.step_missing")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_step")


SIGN = Sign("step_missing", because, ask, RULE)
