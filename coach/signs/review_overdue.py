"""What the last review agreed on is past its day."""

from datetime import date

from coach.sign import Rule, Seen, Sign, working_days
from engine.message import Message, msg

RULE = Rule(critical="d.review_due <= {critical}", warn="d.review_due <= {warn}")


def because(seen: Seen) -> Message:
    review = seen.state.review
    assert review is not None, "the row has its day from there"
    assert review.due is not None, "the row has its day from there"
    said = {"day": date.fromisoformat(review.due), "n": seen.worked(review.due)}
    if review.what is None:
        return seen.against(msg("coach.review_overdue", **said))
    return seen.against(msg("coach.review_overdue_what", what=review.what, **said))


def ask(seen: Seen) -> Message:
    return msg("coach.ask_review")


SIGN = Sign("review_overdue", because, ask, RULE, bounds=working_days(0, 10))
