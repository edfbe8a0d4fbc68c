"""The stay in this stage is longer than its limit, or nobody knows when it began."""

from coach.level import Level
from coach.limits.limits import HISTORY, PLAYBOOK
from coach.sign import Limit, Rule, Seen, Sign
from coach.statistics.quantile import Quantile
from engine.message import Message, msg

RULE = Rule(
    critical="d.stage_since <= {critical_at}",
    warn="d.stage_since <= {warn_at}",
    unknown="d.stage_since IS NULL",
)


def because(seen: Seen) -> Message:
    stage, limits = seen.limits.label, seen.limits.days
    if seen.level == Level.UNKNOWN:
        return msg("coach.age_unknown", stage=stage)
    days, older = seen.ages.stage.working_days, seen.ages.stage.older_than
    if _is_past_critical(seen):
        said = msg("coach.age_critical", stage=stage, n=days, limit=limits.critical)
    else:
        said = msg("coach.age_warn", stage=stage, n=days, limit=limits.warn)
    if seen.limits.source.id == HISTORY:
        said = msg("coach.age_as_learned", age=said, basis=_basis(seen))
    if older is None:
        return said
    if older == 100:
        return msg("coach.older_than_all", age=said)
    return msg("coach.older", age=said, share=older)


def _basis(seen: Seen) -> Message:
    """Whose stays the limit rests on, and within which bounds it lies."""
    source, learned = seen.limits.source, _learned(seen)
    if learned is None:
        return msg("coach.limit_unseen")
    of = "_of" if source.kind else ""
    if learned.day is None:
        return msg(f"coach.limit_longest{of}", n=source.ended, kind=source.kind)
    low = round(learned.low or 0)
    if learned.high is None:
        return msg(f"coach.limit_at_least{of}", low=low, n=source.n, kind=source.kind)
    return msg(f"coach.limit_between{of}", low=low, high=round(learned.high), n=source.n, kind=source.kind)


def _is_past_critical(seen: Seen) -> bool:
    """Whatever level the playbook has set for it."""
    return (seen.ages.stage.working_days or 0) > seen.limits.days.critical


def _learned(seen: Seen) -> Quantile | None:
    """What history says of the limit that is passed; None where it is the playbook's."""
    source = seen.limits.source
    return source.critical if _is_past_critical(seen) else source.warn


def ask(seen: Seen) -> Message:
    return msg("coach.ask_when" if seen.level == Level.UNKNOWN else "coach.ask_decision")


def limit(seen: Seen) -> Limit | None:
    if seen.level == Level.UNKNOWN:
        return None
    days = seen.limits.days
    origin = PLAYBOOK if _learned(seen) is None else HISTORY
    return Limit(days.critical if _is_past_critical(seen) else days.warn, origin)


SIGN = Sign("stage_age", because, ask, RULE, limit=limit, by_stage=("warn", "critical"))
