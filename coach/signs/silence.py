"""The client has not been in touch for too long: edits, pushed dates and mails sent do not count."""

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    if deal.last_contact is not None:
        return limits.silence.of_day(deal.last_contact)
    # Nothing on record: the silence is at least as old as the stay.
    return limits.silence.of_instant(deal.stage_since) if deal.stage_since else Level.NONE


def because(case: Case) -> Message:
    days = case.ages.silence.working_days
    if days is None:
        return msg("coach.never_heard")
    return msg("coach.silent", n=days, limit=case.limits.silence.warn)


def ask(case: Case) -> Message:
    return msg("coach.ask_who" if case.deal.last_contact is None else "coach.ask_contact")


SIGN = Sign("silence", level, because, ask)
