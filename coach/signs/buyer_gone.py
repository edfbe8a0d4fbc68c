"""The economic buyer has left while the deal was open, and nobody has taken the part."""

from coach.people import last_gone
from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg

PART = "economic_buyer"
RULE = Rule(warn="{economic_buyer_left} >= coalesce(substr(d.opened_at, 1, 10), '')")


def because(seen: Seen) -> Message:
    who, day = last_gone(seen, PART)
    return msg("coach.buyer_gone", who=who, day=day)


def ask(seen: Seen) -> Message:
    return msg("coach.ask_buyer_gone")


SIGN = Sign("buyer_gone", because, ask, RULE)
