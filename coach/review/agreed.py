"""What a review decided and left somebody to do, and how that stands."""

from collections.abc import Iterator
from datetime import date

from engine.clock import Calendar
from engine.message import Message, msg
from engine.state import Day, Review


def last(review: Review, today: date, calendar: Calendar) -> Iterator[Message]:
    """What was decided; who was to do what by when."""
    verdict = msg(f"review.verdict_{review.verdict}")
    yield msg("review.last", on=date.fromisoformat(review.on), coach=review.coach, verdict=verdict)
    if how := standing(review, today, calendar):
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


def standing(review: Review, today: date, calendar: Calendar) -> Message | None:
    """How what was agreed stands; None where nothing was. It is late by working days, as the signs count."""
    if review.due is None:
        return None
    if review.done:
        return msg("review.task_is_done", on=date.fromisoformat(review.done))
    due = date.fromisoformat(review.due)
    if due < today:
        late = calendar.working_days(due, today)
        return msg("review.task_is_late", n=late) if late else msg("review.task_is_over")
    return msg("review.task_is_ahead", n=(due - today).days) if due > today else msg("review.task_is_today")
