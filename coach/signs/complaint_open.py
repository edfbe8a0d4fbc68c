"""The client has complained, and it is not settled.

Of those who complain about 60 % stay once it is solved, 95 % if quickly and well (method §6.4).
"""

from datetime import date

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg

RULE = Rule(critical="d.trouble_since <= {critical}", warn="d.trouble_since <= {warn}")


def because(seen: Seen) -> Message:
    days = (filled.figures.get("oldest_open") for filled in seen.state.worksheets.values())
    since = min(day for day in days if day is not None)
    return seen.against(msg("coach.complaint_open", day=date.fromisoformat(since), n=seen.worked(since)))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_complaint")


SIGN = Sign("complaint_open", because, ask, RULE, bounds=working_days(0, 10))
