"""The client is unsure about a decision point of this stage, or a move back put what they said out of force.

That is the normal way to be stuck (method §2), and since yesterday it has stopped nothing: a note.
"""

from coach.sign import Rule, Seen, Sign
from engine.message import Message, msg

RULE = Rule(note="d.unsure > 0")


def because(seen: Seen) -> Message:
    return msg("coach.slowed_unsure" if _unsure(seen) else "coach.slowed_back")


def ask(seen: Seen) -> Message:
    return msg("coach.ask_turn" if _unsure(seen) else "coach.ask_renew")


def _unsure(seen: Seen) -> bool:
    points = (point for point in seen.known.opened.playbook.stage(seen.deal.stage).decisions)
    answers = (seen.state.answers.get(point.point) for point in points)
    return any(answer is not None and answer.answer == "unsure" for answer in answers)


SIGN = Sign("slowed", because, ask, RULE, within="slowed_long")
