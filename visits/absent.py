"""A next step that was agreed with somebody who has left since."""

from engine.facts import Facts
from engine.message import Step, step
from engine.state import Day


def left_on(facts: Facts, contact: str | None) -> Day | None:
    """The day a contact left; None for somebody who is still there, or nobody."""
    days = (c.left_on for c in facts.contacts if c.key == contact)
    return next((day for day in days if day is not None and day <= facts.today), None)


def with_somebody_else(deal: str, what: str | None, on: Day, today: Day) -> Step:
    """The same step agreed with another person, on the same day unless that is past."""
    return step("step", deal, what=what, on=on if on >= today else None, **{"with": None})
