"""When a client is to be contacted again: what the cadence asks, held against the last contacts."""

from datetime import date, timedelta
from decimal import Decimal

from engine.cadence import Rhythm, Rhythms
from engine.message import Message, msg
from engine.value import Value
from engine.visit_table import NEVER, LastContact

VISIT, CALL = "visit", "call"


class Due(Value):
    """The next contact of a kind. `overdue_days` counts from the last day it would have been in time."""

    kind: str
    due_on: date
    overdue_days: int
    why: Message
    after_visit: int = 0
    """Of a call: so many days behind a visit there is something to call about."""
    every: int = 0
    """So many days behind the last of its kind it falls due again."""


class Colleague(Value):
    """Of another position, who saw the client where nobody of one's own `position` has yet."""

    position: Message
    name: str
    on: date


class DueClient(Value):
    """A client of a class, with what the cadence asks for, what comes first in front.

    `deal` is the live one to speak of, `worth` what that is worth in the workspace's currency.
    """

    code: str
    name: str
    abc: str
    place: str | None
    dues: tuple[Due, ...]
    deal: str | None = None
    last: LastContact = NEVER
    worth: Decimal = Decimal(0)

    @property
    def due(self) -> Due:
        return self.dues[0]


def due(
    rhythms: Rhythms, last: LastContact, since: date, today: date, colleague: Colleague | None = None
) -> tuple[Due, ...]:
    """One of each kind that is asked for (method §8), what comes first in front; both may be asked for.

    Due from the last contact of its kind + `soon`, overdue after it + `late`; who never had one is due
    from `since` on. (+) A call falls due half a rhythm of visits after the last visit at the earliest, for
    it stands between two visits. A visit that is due comes before a call that is.
    """
    visited, called = _day(last.visit_on), _day(last.call_on)
    found = []
    if rhythms.visit is not None:
        days = _days(rhythms.visit, visited, since, today)
        why = _why(VISIT, rhythms.visit, visited, since, today, colleague)
        found.append(Due(VISIT, *days, why, every=rhythms.visit.soon))
    if rhythms.call is not None:
        half = rhythms.visit.soon // 2 if rhythms.visit else 0
        days = _days(rhythms.call, called, since, today, (visited or since) + timedelta(days=half))
        why = _why(CALL, rhythms.call, called, since, today)
        found.append(Due(CALL, *days, why, half, rhythms.call.soon))
    return tuple(sorted(found, key=lambda each: max(each.due_on, today)))


def _day(on: str | None) -> date | None:
    return date.fromisoformat(on) if on else None


def _days(
    rhythm: Rhythm, last: date | None, since: date, today: date, earliest: date = date.min
) -> tuple[date, int]:
    """When it is due, and how many days it is overdue."""
    due_on = max(last + timedelta(days=rhythm.soon) if last else since, earliest)
    latest = max((last or since) + timedelta(days=rhythm.late), due_on)
    return due_on, max(0, (today - latest).days)


def _why(
    kind: str, rhythm: Rhythm, last: date | None, since: date, today: date, colleague: Colleague | None = None
) -> Message:
    every = _every(rhythm)
    if last is not None:
        return msg(f"plan.why_{kind}", on=last, n=max(0, (today - last).days), every=every)
    if colleague is not None:
        return msg("plan.why_only_others", **colleague._asdict(), since=since, every=every)
    return msg(f"plan.why_no_{kind}", since=since, every=every)


def _every(rhythm: Rhythm) -> Message:
    if rhythm.soon == rhythm.late:
        return msg("plan.every", n=rhythm.soon)
    return msg("plan.every_range", soon=rhythm.soon, late=rhythm.late)
