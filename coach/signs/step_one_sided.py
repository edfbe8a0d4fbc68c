"""The next step needs nobody at the client, in a stay that is no longer new: only we are moving.

A note on a deal that was imported and has no talk on record.
"""

from coach.sign import BROUGHT_IN, Rule, Seen, Sign
from engine.message import Message, msg

_OPEN = "d.next_on IS NOT NULL AND d.next_contact IS NULL AND d.stage_since <= l.quiet_at"
RULE = Rule(warn=f"{_OPEN} AND NOT {BROUGHT_IN}", note=_OPEN)


def because(seen: Seen) -> Message:
    return msg("coach.step_one_sided")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_with_whom")


SIGN = Sign("step_one_sided", because, ask, RULE)
