"""Nothing is agreed for the time ahead, in a stay that is no longer new."""

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    if deal.next_on is not None or deal.stage_since is None:
        return Level.NONE
    return Level.WARN if deal.stage_since <= limits.silence.warn_at else Level.NONE


def because(case: Case) -> Message:
    return msg("coach.step_missing")


def ask(case: Case) -> Message:
    return msg("coach.ask_step")


SIGN = Sign("step_missing", level, because, ask)
