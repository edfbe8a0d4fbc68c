"""Nothing is agreed for the time ahead, in a stay that is no longer new.

A note on a deal that was imported and has no talk on record: the file it came from held no steps.
"""

from coach.sign import BROUGHT_IN, Rule, Seen, Sign
from engine.message import Message, msg

_OPEN = "d.next_on IS NULL AND d.stage_since <= l.quiet_at"
RULE = Rule(warn=f"{_OPEN} AND NOT {BROUGHT_IN}", note=_OPEN)


def because(seen: Seen) -> Message:
    return msg("coach.step_missing")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_step")


SIGN = Sign("step_missing", because, ask, RULE)
