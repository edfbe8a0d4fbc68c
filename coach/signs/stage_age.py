"""The stay in this stage is longer than its limit, or nobody knows when it began."""

from coach.level import Level
from coach.sign import Limit, Rule, Seen, Sign
from engine.message import Message, msg

RULE = Rule(
    critical="d.stage_since <= l.critical_at",
    warn="d.stage_since <= l.warn_at",
    unknown="d.stage_since IS NULL",
)


def because(seen: Seen) -> Message:
    stage, limits = seen.limits.label, seen.limits.days
    if seen.level == Level.UNKNOWN:
        return msg("coach.age_unknown", stage=stage)
    days, older = seen.ages.stage.working_days, seen.ages.stage.older_than
    if seen.deal.stage_since is not None and (days or 0) > limits.critical:
        said = msg("coach.age_critical", stage=stage, n=days, limit=limits.critical)
    else:
        said = msg("coach.age_warn", stage=stage, n=days, limit=limits.warn)
    if older is None:
        return said
    return (
        msg("coach.older_than_all", age=said) if older == 100 else msg("coach.older", age=said, share=older)
    )


def ask(seen: Seen) -> Message:
    return msg("coach.ask_when" if seen.level == Level.UNKNOWN else "coach.ask_decision")


def limit(seen: Seen) -> Limit | None:
    if seen.level == Level.UNKNOWN:
        return None
    days = seen.limits.days
    return Limit(days.critical if seen.level == Level.CRITICAL else days.warn, seen.limits.source.id)


SIGN = Sign("stage_age", because, ask, RULE, limit=limit)
