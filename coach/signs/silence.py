"""The client has not been in touch for too long: edits, pushed dates and mails sent do not count."""

from coach.sign import Case, Sign
from engine.message import Message, msg

RULE = """
CASE WHEN coalesce(d.last_contact <= l.silent_on, d.stage_since <= l.silent_at) THEN 3
     WHEN coalesce(d.last_contact <= l.quiet_on, d.stage_since <= l.quiet_at) THEN 2
     ELSE 0 END
"""
"""Without a contact on record, the silence is at least as old as the stay."""


def because(case: Case) -> Message:
    days = case.ages.silence.working_days
    if days is None:
        return msg("coach.never_heard")
    return msg("coach.silent", n=days, limit=case.limits.days.quiet)


def ask(case: Case) -> Message:
    return msg("coach.ask_who" if case.deal.last_contact is None else "coach.ask_contact")


SIGN = Sign("silence", RULE, because, ask)
