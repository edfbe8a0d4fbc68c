"""A yes the client gave has outlived its time, or those who decide have changed since."""

from coach.sign import Rule, Seen, Sign
from engine.deal_table import STALE
from engine.message import Message, msg

RULE = Rule(warn=STALE)


def because(seen: Seen) -> Message:
    decisions = seen.known.opened.playbook.stage(seen.deal.stage).decisions
    readings = ((d.ask, seen.known.opened.facts.reading(d.point)) for d in decisions)
    return msg("coach.answer_stale", points=tuple(ask for ask, read in readings if read and read.stale))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_renew")


SIGN = Sign("answer_stale", because, ask, RULE)
