"""The client has not been in touch for too long: edits, pushed dates and mails sent do not count.

A note on a deal that was imported and has no talk on record: the file it came from held none.
"""

from coach.level import Level
from coach.limits.limits import PLAYBOOK
from coach.sign import BROUGHT_IN, Limit, Rule, Seen, Sign
from engine.message import Message, msg

RULE = Rule(
    critical=f"coalesce(d.last_contact <= l.silent_on, d.stage_since <= l.silent_at AND NOT {BROUGHT_IN})",
    warn=f"coalesce(d.last_contact <= l.quiet_on, d.stage_since <= l.quiet_at AND NOT {BROUGHT_IN})",
    note=f"d.stage_since <= l.quiet_at AND {BROUGHT_IN}",
)
"""Without a contact on record, the silence is at least as old as the stay."""


def because(seen: Seen) -> Message:
    days = seen.ages.silence.working_days
    if days is None:
        return msg("coach.never_heard")
    return msg("coach.silent", n=days, limit=seen.limits.days.quiet)


def ask(seen: Seen) -> Message:
    return msg("coach.ask_who" if seen.deal.last_contact is None else "coach.ask_contact")


def limit(seen: Seen) -> Limit:
    """Critical is twice what is quiet."""
    return Limit(seen.limits.days.quiet * (2 if seen.level == Level.CRITICAL else 1), PLAYBOOK)


SIGN = Sign("silence", because, ask, RULE, limit=limit, by_stage=("quiet",))
