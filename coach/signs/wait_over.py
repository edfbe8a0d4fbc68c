"""What the deal waited for should have come by now, and the client has not been heard since."""

from datetime import date

from coach.level import Level
from coach.limits import StageLimits
from coach.sign import Case, Sign
from engine.deal_table import LiveDeal
from engine.message import Message, msg


def level(deal: LiveDeal, limits: StageLimits) -> Level:
    until = deal.waiting_until
    if until is None or until >= limits.today or (deal.last_contact or "") >= until:
        return Level.NONE
    return max(Level.WARN, limits.silence.of_day(until))


def because(case: Case) -> Message:
    return msg("coach.wait_over", day=date.fromisoformat(case.deal.waiting_until or ""))


def ask(case: Case) -> Message:
    return msg("coach.ask_waited")


SIGN = Sign("wait_over", level, because, ask)
