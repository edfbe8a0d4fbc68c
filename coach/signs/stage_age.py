"""The stay in this stage is longer than its limit, or nobody knows when it began."""

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    if deal.stage_since is None:
        return Level.UNKNOWN
    return limits.stage.of_instant(deal.stage_since)


def because(case: Case) -> Message:
    stage, bar = case.limits.label, case.limits.stage
    if case.level == Level.UNKNOWN:
        return msg("coach.age_unknown", stage=stage)
    days = case.ages.stage.working_days
    if case.level == Level.CRITICAL:
        return msg("coach.age_critical", stage=stage, n=days, limit=bar.critical)
    return msg("coach.age_warn", stage=stage, n=days, limit=bar.warn)


def ask(case: Case) -> Message:
    return msg("coach.ask_when" if case.level == Level.UNKNOWN else "coach.ask_decision")


SIGN = Sign("stage_age", level, because, ask)
