"""We know people at the client, and not the one who releases the money."""

from coach.sign import Seen, Sign
from engine.message import Message, msg


def look(seen: Seen) -> bool:
    facts = seen.known.opened.facts
    return seen.deal.status == "open" and bool(facts.present()) and not facts.present("economic_buyer")


def because(seen: Seen) -> Message:
    return msg("coach.buyer_missing")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_buyer")


SIGN = Sign("buyer_missing", because, ask, look=look, within="buyer_gone")
