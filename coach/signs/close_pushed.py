"""The day it was expected to close has been put off again and again."""

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg
from engine.signs import TIMES, Bounds

RULE = Rule(
    critical="d.status = 'open' AND d.close_pushed >= {critical}",
    warn="d.status = 'open' AND d.close_pushed >= {warn}",
)


def because(seen: Seen) -> Message:
    return seen.against(msg("coach.close_pushed", n=seen.state.close_pushed))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_pushed")


SIGN = Sign("close_pushed", because, ask, RULE, bounds=Bounds(TIMES, 2, 4), within="pushed_idle")
