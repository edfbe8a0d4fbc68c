"""What the deal waited for should have come by now, and the client has not been heard since."""

from datetime import date

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg

_UNHEARD = "coalesce(d.last_contact < d.waiting_until, 1 = 1)"
RULE = Rule(
    critical=f"d.waiting_until <= l.silent_on AND {_UNHEARD}",
    warn=f"d.waiting_until < :today AND {_UNHEARD}",
)
"""It comes back louder the longer nobody looks."""


def because(seen: Seen) -> Message:
    return msg("coach.wait_over", day=date.fromisoformat(seen.deal.waiting_until or ""))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_waited")


SIGN = Sign("wait_over", because, ask, RULE)
