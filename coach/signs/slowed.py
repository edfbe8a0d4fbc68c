"""The client is unsure about a decision point of this stage, or what they said has gone stale."""

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine import deal_table
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    slowed = deal_table.slowed(deal, limits.today, deal.deciders_changed_on)
    return Level.WARN if slowed else Level.NONE


def because(case: Case) -> Message:
    return msg("coach.slowed_unsure" if case.deal.unsure else "coach.slowed_stale")


def ask(case: Case) -> Message:
    return msg("coach.ask_turn" if case.deal.unsure else "coach.ask_renew")


SIGN = Sign("slowed", level, because, ask)
