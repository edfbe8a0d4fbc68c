"""The client has been unsure about a decision point of this stage for long, and nothing has turned them."""

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg

RULE = Rule(critical="d.unsure_since <= {critical}", warn="d.unsure_since <= {warn}")


def because(seen: Seen) -> Message:
    stage = seen.known.opened.playbook.stage(seen.deal.stage)
    answers = (seen.state.answers.get(decision.point) for decision in stage.decisions)
    since = min(answer.on for answer in answers if answer is not None and answer.answer == "unsure")
    return seen.against(msg("coach.slowed_long", n=seen.worked(since)))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_turn")


SIGN = Sign("slowed_long", because, ask, RULE, bounds=working_days(10, 30))
