"""When a client is to be contacted again: what the cadence asks, held against the last contact."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from engine.cadence import Rhythm, Rhythms
from engine.message import Message, msg
from engine.visit_table import LastContact

VISIT, CALL = "visit", "call"


class Due(NamedTuple):
    """The contact that comes next. `overdue_days` counts from the last day it would have been in time."""

    kind: str
    due_on: date
    overdue_days: int
    why: Message


class DueClient(NamedTuple):
    """A client of a class, with what the cadence asks for next.

    `deal` is the live one to speak of, `worth` what that is worth in the workspace's currency.
    """

    code: str
    name: str
    abc: str
    place: str | None
    due: Due
    deal: str | None = None
    last: LastContact | None = None
    worth: Decimal = Decimal(0)


def due(rhythms: Rhythms, last: LastContact | None, since: date, today: date) -> Due | None:
    """What falls due first; None where nothing is asked (method §8).

    Due from the last contact + `soon`, overdue after it + `late`. A visit counts as a call as well, so
    where both fall due on a day it is a visit. `since`: a client nobody ever contacted is due from the day
    it was taken on.
    """
    visit_on, call_on = last or (None, None)
    asked = ((VISIT, rhythms.visit, visit_on), (CALL, rhythms.call, call_on))
    found = [_one(kind, rhythm, on, since, today) for kind, rhythm, on in asked if rhythm is not None]
    pressing = [each for each in found if each.due_on <= today]
    # Of two that are due, the visit settles both.
    return next(iter(pressing or sorted(found, key=lambda each: each.due_on)), None)


def _one(kind: str, rhythm: Rhythm, on: str | None, since: date, today: date) -> Due:
    last = date.fromisoformat(on) if on else None
    due_on = last + timedelta(days=rhythm.soon) if last else since
    latest = (last or since) + timedelta(days=rhythm.late)
    return Due(kind, due_on, max(0, (today - latest).days), _why(kind, rhythm, last, since, today))


def _why(kind: str, rhythm: Rhythm, last: date | None, since: date, today: date) -> Message:
    every = (
        msg("plan.every", n=rhythm.soon)
        if rhythm.soon == rhythm.late
        else msg("plan.every_range", soon=rhythm.soon, late=rhythm.late)
    )
    if last is None:
        return msg(f"plan.why_no_{kind}", since=since, every=every)
    return msg(f"plan.why_{kind}", on=last, n=max(0, (today - last).days), every=every)
