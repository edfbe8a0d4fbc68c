"""The client is unsure about a decision point of this stage, or what they said has gone stale."""

from coach.sign import Case, Sign
from engine import deal_table
from engine.message import Message, msg

RULE = f"""
CASE WHEN {deal_table.SLOWED} THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    return msg("coach.slowed_unsure" if case.deal.unsure else "coach.slowed_stale")


def ask(case: Case) -> Message:
    return msg("coach.ask_turn" if case.deal.unsure else "coach.ask_renew")


SIGN = Sign("slowed", RULE, because, ask)
