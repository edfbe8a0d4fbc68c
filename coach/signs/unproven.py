"""It has left stages without all they ask for: by waiver, or brought in from elsewhere."""

from coach.sign import Seen, Sign
from engine.message import Message, msg


def look(seen: Seen) -> bool:
    return bool(seen.state.unproven)


def because(seen: Seen) -> Message:
    stages = seen.known.opened.playbook.stages
    return msg("coach.unproven", stages=tuple(s.label for s in stages if s.id in seen.state.unproven))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_unproven")


SIGN = Sign("unproven", because, ask, look=look)
