"""What was promised is past its day and not kept, by us or by the client."""

from datetime import date

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg
from engine.state import Promise

RULE = Rule(critical="d.promise_on <= {critical}", warn="d.promise_on <= {warn}")


def because(seen: Seen) -> Message:
    first = _first(seen)
    whose = "coach.promise_ours" if first.by == "us" else "coach.promise_theirs"
    day = date.fromisoformat(first.on)
    return seen.against(msg(whose, what=first.what, day=day, n=seen.worked(first.on)))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_promise_ours" if _first(seen).by == "us" else "coach.ask_promise_theirs")


def _first(seen: Seen) -> Promise:
    return min((p for p in seen.state.promises if not p.kept), key=lambda promise: promise.on)


SIGN = Sign("promise_overdue", because, ask, RULE, bounds=working_days(2, 10))
