"""What a review decided and left somebody to do, and how that stands."""

from collections.abc import Iterator
from datetime import date

from engine.message import Message, msg
from engine.state import Day, Review


def last(review: Review, today: date) -> Iterator[Message]:
    """What was decided; who was to do what by when."""
    verdict = msg(f"review.verdict_{review.verdict}")
    yield msg("review.last", on=date.fromisoformat(review.on), coach=review.coach, verdict=verdict)
    if how := standing(review, today):
        yield msg("review.task_stands", task=task(review), how=how)


def task(review: Review) -> Message:
    """Who does what by when; something was agreed."""
    assert review.who is not None, "what is agreed is somebody's"
    assert review.due is not None, "and has a day"
    return asked(review.who, review.what, review.due)


def asked(who: str, what: str | None, due: Day) -> Message:
    day = date.fromisoformat(due)
    if what is None:
        return msg("review.task_help", who=who, due=day)
    return msg("review.task", who=who, what=what, due=day)


def standing(review: Review, today: date) -> Message | None:
    """How what was agreed stands; None where nothing was."""
    if review.due is None:
        return None
    if review.done:
        return msg("review.task_is_done", on=date.fromisoformat(review.done))
    late = (today - date.fromisoformat(review.due)).days
    if late > 0:
        return msg("review.task_is_late", n=late)
    return msg("review.task_is_ahead", n=-late) if late else msg("review.task_is_today")
