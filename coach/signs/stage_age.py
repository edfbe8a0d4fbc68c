"""The stay in this stage is longer than its limit, or nobody knows when it began."""

from coach.level import Level
from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN d.stage_since IS NULL THEN 1
     WHEN d.stage_since <= l.critical_at THEN 3
     WHEN d.stage_since <= l.warn_at THEN 2
     ELSE 0 END
"""


def because(case: Case) -> Message:
    stage, limits = case.limits.label, case.limits.days
    if case.level == Level.UNKNOWN:
        return msg("coach.age_unknown", stage=stage)
    days = case.ages.stage.working_days
    if case.level == Level.CRITICAL:
        return msg("coach.age_critical", stage=stage, n=days, limit=limits.critical)
    return msg("coach.age_warn", stage=stage, n=days, limit=limits.warn)


def ask(case: Case) -> Message:
    return msg("coach.ask_when" if case.level == Level.UNKNOWN else "coach.ask_decision")


SIGN = Sign("stage_age", RULE, because, ask)
