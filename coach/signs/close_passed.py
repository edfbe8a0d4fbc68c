"""The day it was expected to close is behind us, and it is open."""

from datetime import date

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg

RULE = Rule(
    critical="d.status = 'open' AND d.close_date <= {critical}",
    warn="d.status = 'open' AND d.close_date <= {warn}",
)


def because(seen: Seen) -> Message:
    expected = seen.state.close_date or ""
    day = date.fromisoformat(expected)
    return seen.against(msg("coach.close_passed", day=day, n=seen.worked(expected)))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_close_date")


SIGN = Sign("close_passed", because, ask, RULE, bounds=working_days(0, 20))
