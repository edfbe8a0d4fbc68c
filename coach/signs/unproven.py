"""It has left stages without all they ask for: by waiver, or brought in from elsewhere."""

from coach.sign import Seen, Sign
from engine.message import Message, msg


def look(seen: Seen) -> bool:
    return bool(seen.state.unproven)


def because(seen: Seen) -> Message:
    """A stage its playbook has no more is called by its id."""
    labels = {stage.id: stage.label for stage in seen.known.opened.playbook.stages}
    return msg("coach.unproven", stages=tuple(labels.get(id, id) for id in seen.state.unproven))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_unproven")


SIGN = Sign("unproven", because, ask, look=look)
