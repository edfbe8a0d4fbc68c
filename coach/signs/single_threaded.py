"""It hangs on one person at the client, or we know nobody there at all."""

from coach.people import name_of
from coach.sign import Seen, Sign
from engine.message import Message, msg

TALKS = 3
"""With one and the same person, however many others are known."""


def look(seen: Seen) -> bool:
    return len(seen.known.opened.facts.present()) < 2 or _only_partner(seen) is not None


def because(seen: Seen) -> Message:
    present = seen.known.opened.facts.present()
    if not present:
        return msg("coach.nobody_known")
    if len(present) == 1:
        return msg("coach.one_known", who=name_of(seen, present[0].key))
    who = name_of(seen, _only_partner(seen) or "")
    return msg("coach.one_partner", who=who, known=len(present))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_others" if seen.known.opened.facts.present() else "coach.ask_who")


def _only_partner(seen: Seen) -> str | None:
    """Whom all talks on this deal were with, once there were a few."""
    talks = [set(visit.people) for visit in seen.state.visits if visit.two_sided and visit.people]
    partners = set().union(*talks)
    return partners.pop() if len(talks) >= TALKS and len(partners) == 1 else None


SIGN = Sign("single_threaded", because, ask, look=look)
