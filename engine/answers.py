"""How an answer reads today: a yes must come from the client, and answers age."""

from datetime import date, timedelta
from typing import NamedTuple

from engine.message import Message, msg
from engine.state import Answer, Day

ANSWERS = ("yes", "unsure", "no")
KINDS = ("client_said", "client_document", "event_held", "terms_accepted", "seller_observed")
HOPE = "seller_observed"
"""The one kind of evidence that opens no gate: what the seller saw or hopes."""


class Reading(NamedTuple):
    """`answer` is what it counts as today. `stale`: a yes that must be renewed."""

    answer: str
    why: Message
    stale: bool = False


def fresh_until(answer: Answer, valid_for: int | None) -> Day | None:
    """The last day on which it counts; None when it does not age."""
    if valid_for is None:
        return None
    return (date.fromisoformat(answer.on) + timedelta(days=valid_for)).isoformat()


def read_answer(
    answer: Answer, valid_for: int | None, today: Day, deciders_changed_on: Day | None
) -> Reading:
    """`valid_for`: calendar days from the evidence.

    A decider who came or went later than the evidence makes a yes stale.
    """
    days = (date.fromisoformat(today) - date.fromisoformat(answer.on)).days
    ago = msg("gate.days_ago", days=days) if days else msg("gate.today")
    said = {"ago": ago, "days": days, "evidence": answer.evidence}
    if answer.answer == "no":
        return Reading("no", msg("gate.no", **said))
    if answer.answer == "unsure":
        return Reading("unsure", msg("gate.unsure", **said))
    if answer.kind == HOPE:
        return Reading("unsure", msg("gate.hope", **said))
    if answer.stale:
        return Reading("unsure", msg("gate.stale_back", **said), stale=True)
    if valid_for is not None and days > valid_for:
        return Reading("unsure", msg("gate.stale_age", valid_for=valid_for, **said), stale=True)
    if deciders_changed_on is not None and answer.on < deciders_changed_on:
        changed = date.fromisoformat(deciders_changed_on)
        return Reading("unsure", msg("gate.stale_deciders", changed=changed, **said), stale=True)
    return Reading("yes", msg("gate.yes", **said))
