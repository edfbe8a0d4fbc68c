"""The next step needs nobody at the client, in a stay that is no longer new: only we are moving."""

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    if deal.next_on is None or deal.next_contact is not None or deal.stage_since is None:
        return Level.NONE
    return Level.WARN if deal.stage_since <= limits.silence.warn_at else Level.NONE


def because(case: Case) -> Message:
    return msg("coach.step_one_sided")


def ask(case: Case) -> Message:
    return msg("coach.ask_with_whom")


SIGN = Sign("step_one_sided", level, because, ask)
