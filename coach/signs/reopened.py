"""It was opened again, and the client has not been heard since."""

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg

RULE = Rule(warn="d.entered_by = 'reopen' AND coalesce(d.last_contact < substr(d.stage_since, 1, 10), 1 = 1)")


def because(seen: Seen) -> Message:
    return msg("coach.reopened")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_reopened")


SIGN = Sign("reopened", because, ask, RULE)
