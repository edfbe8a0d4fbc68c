"""The expected close was put off again and again while the client answered no decision point: a date without
a reason."""

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg
from engine.signs import TIMES, Bounds

RULE = Rule(
    critical="d.status = 'open' AND d.pushed_idle >= {critical}",
    warn="d.status = 'open' AND d.pushed_idle >= {warn}",
)


def because(seen: Seen) -> Message:
    return seen.against(msg("coach.pushed_idle", n=seen.state.pushed_idle))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_pushed_idle")


SIGN = Sign("pushed_idle", because, ask, RULE, bounds=Bounds(TIMES, 2, 3))
