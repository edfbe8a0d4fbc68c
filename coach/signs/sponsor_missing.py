"""We know people at the client, and nobody among them speaks for us when we are not in the room."""

from coach.sign import Seen, Sign
from engine.message import Message, msg


def look(seen: Seen) -> bool:
    facts = seen.known.opened.facts
    return seen.deal.status == "open" and bool(facts.present()) and not facts.present("champion")


def because(seen: Seen) -> Message:
    return msg("coach.sponsor_missing")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_sponsor")


SIGN = Sign("sponsor_missing", because, ask, look=look, within="sponsor_gone")
